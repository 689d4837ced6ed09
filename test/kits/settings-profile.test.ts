import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { namedUuid } from '../../src-main/adapters/named-uuid.ts';
import { formatPlist, parseXmlPlist } from '../../src-main/adapters/plist.ts';
import { renderSettingsProfile } from '../../src-main/kits/settings-profile.ts';
import { sampleSettings } from '../../src-main/kits/sample-settings.ts';
import { anySettings, anyText } from './any-settings.ts';
import { readPlists } from './read-plists.ts';

const made = { formatPlist, namedUuid } as const;
const sample = { settings: sampleSettings, organization: 'Example', ...made } as const;

const payload = z.looseObject({ PayloadType: z.string(), PayloadUUID: z.string(), PayloadIdentifier: z.string() });
const profile = payload.extend({ PayloadContent: z.array(payload) });
const rules = z.array(z.record(z.string(), z.string()));

/** Everything in a payload that is not bookkeeping. */
function fieldsOf(of: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(of).filter(([key]) => !key.startsWith('Payload')));
}

function read(text: string): z.infer<typeof profile> {
  return profile.parse(readPlists([text])[0]);
}

describe('a profile', () => {
  it('holds any settings of any organization, as Python reads them and as Clearway does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anySettings, anyText), { minLength: 30, maxLength: 60 }), cases => {
        const texts = cases.map(([settings, organization]) =>
          renderSettingsProfile({ settings, organization, ...made }),
        );
        for (const [index, value] of readPlists(texts).entries()) {
          const [settings, organization] = cases[index] ?? [];
          const { PayloadContent: content, ...outer } = profile.parse(value);
          const own = content.find(({ PayloadType: type }) => type === 'com.clearway.companion');
          expect(fieldsOf(own ?? {})).toEqual({ ...settings });
          expect(outer['PayloadOrganization']).toBe(organization);
          expect(parseXmlPlist(texts[index] ?? '')).toEqual({ ok: true, value });
        }
      }),
      { numRuns: 5 },
    );
  });

  it('is for the whole Mac, with settings, login item and notifications', () => {
    const { PayloadContent: content, ...outer } = read(renderSettingsProfile(sample));
    expect(outer).toMatchObject({ PayloadType: 'Configuration', PayloadScope: 'System', PayloadVersion: 1 });
    expect(content.map(({ PayloadType: type }) => type)).toEqual([
      'com.clearway.companion',
      'com.apple.servicemanagement',
      'com.apple.notificationsettings',
    ]);
    expect(content[2]?.['NotificationSettings']).toEqual([
      expect.objectContaining({ BundleIdentifier: 'com.clearway.companion', NotificationsEnabled: true }),
    ]);
  });

  it('lets the login item go by label and bundle, and by team only where one is named', () => {
    const typesOf = (text: string): readonly unknown[] =>
      rules
        .parse(read(text).PayloadContent[1]?.['Rules'])
        .map(({ RuleType: type, TeamIdentifier: team }) => [type, team]);
    expect(typesOf(renderSettingsProfile(sample))).toEqual([
      ['Label', undefined],
      ['BundleIdentifier', undefined],
    ]);
    expect(typesOf(renderSettingsProfile({ ...sample, team: 'ABCDE12345' }))).toEqual([
      ['Label', 'ABCDE12345'],
      ['BundleIdentifier', 'ABCDE12345'],
      ['TeamIdentifier', undefined],
    ]);
  });

  it('is the same bytes each time, with UUIDs that no other organization has', () => {
    const uuids = (organization: string): readonly string[] => {
      const { PayloadContent: content, PayloadUUID: outer } = read(renderSettingsProfile({ ...sample, organization }));
      return [outer, ...content.map(({ PayloadUUID: uuid }) => uuid)];
    };
    expect(renderSettingsProfile(sample)).toBe(renderSettingsProfile(sample));
    const all = [...uuids('Example'), ...uuids('Example 2')];
    expect(new Set(all).size).toBe(8);
    for (const uuid of all) expect(uuid).toMatch(/^[\dA-F]{8}-[\dA-F]{4}-5[\dA-F]{3}-[89AB][\dA-F]{3}-[\dA-F]{12}$/);
  });

  it('without settings has no payload of them', () => {
    const { PayloadContent: content } = read(renderSettingsProfile({ ...sample, settings: {} }));
    expect(content.map(({ PayloadType: type }) => type)).not.toContain('com.clearway.companion');
  });

  it.each(['\u0000', '\u0008', '\ud800', '\uffff'])('cannot be made with %j, which XML cannot hold', character => {
    expect(() => renderSettingsProfile({ ...sample, organization: `A${character}` })).toThrow(RangeError);
  });
});
