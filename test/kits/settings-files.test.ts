import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { settingsFiles } from '../../scripts/writing/settings-files.ts';
import { parseSettings } from '../../src-main/core/config.ts';
import { sampleSettings } from '../../src-main/kits/sample-settings.ts';
import { settingGroups, settingKeys, settingRow } from '../../src-main/kits/setting-catalogue.ts';
import { readPlists } from './read-plists.ts';

const files = new Map(settingsFiles().map(([path, bytes]) => [path, bytes.toString()]));

function file(name: string): string {
  return files.get(`resources/settings/${name}`) ?? '';
}

describe('the file for Intune', () => {
  it('has keys and values alone, which are a property list once Intune has put one around them', () => {
    const text = file('intune-preferences.plist');
    expect(text).not.toMatch(/<\?xml|<plist|<dict|<!DOCTYPE/);
    expect(readPlists([`<plist version="1.0"><dict>${text}</dict></plist>`])).toEqual([sampleSettings]);
  });
});

describe('the schema for Jamf Pro', () => {
  const field = z.object({
    title: z.string(),
    description: z.string(),
    property_order: z.number(),
    anyOf: z.tuple([z.object({ type: z.literal('null') }), z.looseObject({ type: z.string() })]),
  });
  const manifest = z
    .object({ title: z.string(), description: z.string(), properties: z.record(z.string(), field) })
    .parse(JSON.parse(file('jamf-schema.json')));

  it('asks for every setting in the order of the schema, and lets each stay unset', () => {
    expect(Object.keys(manifest.properties)).toEqual(settingKeys);
    const order = Object.values(manifest.properties).map(({ property_order: at }) => at);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(new Set(order).size).toBe(order.length);
  });

  it('takes what Clearway takes, and says what each value of a choice is', () => {
    for (const [key, { anyOf }] of Object.entries(manifest.properties)) {
      const validate = new Ajv({ strict: false }).compile(anyOf[1]);
      const row = settingRow(settingKeys.find(known => known === key) ?? 'Enabled');
      expect(validate(row.example), key).toBe(true);
      expect(parseSettings([{ [key]: row.example }]).complaints).toEqual([]);
      if (row.choices !== undefined)
        expect(anyOf[1]).toMatchObject({
          enum: Object.keys(row.choices),
          options: { enum_titles: Object.values(row.choices) },
        });
    }
  });
});

describe('the manifest for profile editors', () => {
  const subkey = z.looseObject({ pfm_name: z.string(), pfm_type: z.string(), pfm_title: z.string().optional() });
  const manifest = z
    .looseObject({ pfm_subkeys: z.array(subkey) })
    .parse(readPlists([file('com.clearway.companion.plist')])[0]);

  it('has what every manifest needs', () => {
    expect(manifest).toMatchObject({
      pfm_domain: 'com.clearway.companion',
      pfm_format_version: 1,
      pfm_last_modified: { date: '2026-11-22T00:00:00' },
      pfm_platforms: ['macOS'],
      pfm_targets: ['system', 'user'],
      pfm_version: 1,
    });
    const names = manifest.pfm_subkeys.map(({ pfm_name: name }) => name);
    expect(names).toEqual([
      ...['Description', 'DisplayName', 'Identifier', 'Type', 'UUID', 'Version', 'Organization'].map(
        one => `Payload${one}`,
      ),
      'PFC_SegmentedControl_0',
      ...settingKeys,
    ]);
  });

  it('shows every setting under one heading', () => {
    const segments = z
      .record(z.string(), z.array(z.string()))
      .parse(manifest.pfm_subkeys.find(({ pfm_name: name }) => name.startsWith('PFC_'))?.['pfm_segments']);
    expect(Object.keys(segments)).toEqual(Object.values(settingGroups));
    expect(Object.values(segments).flat().toSorted()).toEqual([...settingKeys].toSorted());
  });
});
