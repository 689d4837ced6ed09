import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSettings, settingSchemas, type Settings } from '../../src-main/core/config.ts';

const defaults: Settings = {
  Enabled: true,
  Upstream: 'auto',
  FleetURL: null,
  EntraTenantID: null,
  EntraClientID: null,
  EntraCloud: 'public',
  OsquerySocket: null,
  BlockingChecks: null,
  HiddenChecks: [],
  MinimumCompanyPortalVersion: '5.2404.0',
  ReportURL: null,
  LocalPolicies: null,
  MinimumMacOSVersion: null,
  JamfRegistrationPolicyID: null,
  JamfInventoryPolicyID: null,
  IdentifiersInTicket: 'full',
  IdleRefreshMinutes: 30,
  Language: null,
  HelpdeskName: null,
  HelpdeskEmail: null,
  HelpdeskPhone: null,
  HelpdeskURL: null,
  HideWhenClear: false,
  NotifyWhenDone: null,
  NotifyBeforeDeadline: null,
};

/** A value for every key that is right and not the default. */
const right = {
  Upstream: 'fleet',
  FleetURL: 'https://fleet.example.com',
  BlockingChecks: ['company-portal'],
  HiddenChecks: ['management-agent'],
  MinimumCompanyPortalVersion: '5.2410.1',
  Enabled: false,
  EntraTenantID: '0f3c2a51-7b64-4d1e-9a70-2c5d8e6f1b34',
  EntraClientID: '5D0B9E27-13AC-4F68-8E21-90C7A4B6D853',
  EntraCloud: 'usgov',
  OsquerySocket: '/var/osquery/osquery.em',
  ReportURL: 'https://reports.example.com/macs',
  LocalPolicies: [{ name: 'FileVault is on', query: 'SELECT 1' }],
  MinimumMacOSVersion: '15.6',
  JamfRegistrationPolicyID: 41,
  JamfInventoryPolicyID: 42,
  IdentifiersInTicket: 'masked',
  IdleRefreshMinutes: 45,
  Language: 'de',
  HelpdeskName: 'Larkfield Helpdesk',
  HelpdeskEmail: 'help@larkfield.example',
  HelpdeskPhone: '+49 30 1234-56',
  HelpdeskURL: 'https://help.larkfield.example/mac?from=clearway',
  HideWhenClear: true,
  NotifyWhenDone: false,
  NotifyBeforeDeadline: true,
} as const satisfies Settings;

/** Per key: values that are wrong, and what is used instead. */
const wrong: readonly (readonly [keyof Settings, readonly unknown[], Settings[keyof Settings]])[] = [
  ['Upstream', ['Fleet', '', 1, true, [], {}, null], 'auto'],
  ['Enabled', ['false', 0, 1, null, [], 'no'], true],
  ['EntraTenantID', ['', 'example.com', '0f3c2a51', '{0f3c2a51-7b64-4d1e-9a70-2c5d8e6f1b34}', 1], null],
  ['EntraClientID', ['', 'clearway', '0f3c2a517b644d1e9a702c5d8e6f1b34', true], null],
  ['EntraCloud', ['', 'Public', 'germany', 1, null], 'public'],
  ['OsquerySocket', ['', 'osquery.em', '~/osquery.em', 1, '/'.repeat(1025)], null],
  ['FleetURL', [42, true, ['https://fleet.example.com'], { url: 'x' }, new Date(0), 'x'.repeat(2049)], ''],
  ['BlockingChecks', ['company-portal', [1], {}], null],
  ['HiddenChecks', ['company-portal', {}, null, 7], []],
  ['MinimumCompanyPortalVersion', ['', 'newest', '5.x', 5, 5.2404, ['5.2404.0'], null], '5.2404.0'],
  ['ReportURL', [42, true, ['https://reports.example.com'], {}, 'x'.repeat(2049)], ''],
  ['MinimumMacOSVersion', ['', 'newest', 15, ['15.6'], true], null],
  ['JamfRegistrationPolicyID', [0, -1, 1.5, '', '1&x', '0x1', true, [41], Number.NaN], null],
  ['JamfInventoryPolicyID', [0, -1, 1.5, '', '1&x', true, {}], null],
  ['IdentifiersInTicket', ['all', '', 1, true, [], null, 'Masked', 'mask', 'Full'], 'masked'],
  ['IdleRefreshMinutes', ['30', 9, 1441, 30.5, Number.NaN, Number.POSITIVE_INFINITY, -30, null, true], 30],
  ['Language', [1, ['de'], {}, 'x'.repeat(36), false], null],
  ['HelpdeskName', ['', 1, 'x'.repeat(61), 'two\nlines', 'gnol\u202eerom'], null],
  ['HelpdeskEmail', ['', 'help', 'a@b', 'a@b.example?cc=c@d.example', 'mailto:a@b.example', 'a b@c.example', 1], null],
  ['HelpdeskPhone', ['', '12', 'tel:+49', '+49;ext=1', '*31#', '+'.repeat(5), '---', '(1) 2', 112], null],
  [
    'HelpdeskURL',
    [
      'http://help.example.com',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'https://it@help.example.com',
      'https://help.example.com\\@evil.example',
      'https://',
      'https://help.example.com/a b',
      7,
    ],
    null,
  ],
  ['HideWhenClear', ['true', 1, null, []], false],
  ['NotifyWhenDone', ['true', 1, []], null],
  ['NotifyBeforeDeadline', ['true', 0, {}], null],
];
const wrongRows = wrong.flatMap(([key, values, used]) => values.map(value => ({ key, value, used })));

describe('the settings', () => {
  it('keep the known names of a list and name the list that has others', () => {
    const forced = {
      BlockingChecks: ['company-portal', 'no-such-check'],
      HiddenChecks: ['no-such-check', 'management-agent'],
    };
    const { settings, complaints } = parseSettings([forced]);
    expect(settings.BlockingChecks).toEqual(['company-portal']);
    expect(settings.HiddenChecks).toEqual(['management-agent']);
    expect(complaints).toEqual([
      { key: 'BlockingChecks', what: 'unknown-check' },
      { key: 'HiddenChecks', what: 'unknown-check' },
    ]);
  });

  it('never read a list of nothing but unknown names as "nothing counts"', () => {
    expect(parseSettings([{ BlockingChecks: ['no-such-check'] }]).settings.BlockingChecks).toBeNull();
    expect(parseSettings([{ BlockingChecks: [] }]).settings.BlockingChecks).toEqual([]);
  });

  it('are the defaults where nothing is forced, without a complaint', () => {
    expect(parseSettings([])).toEqual({ settings: defaults, complaints: [] });
    expect(parseSettings([{}, {}])).toEqual({ settings: defaults, complaints: [] });
  });

  it('take every right value', () => {
    expect(parseSettings([right])).toEqual({ settings: right, complaints: [] });
  });

  it.each(wrongRows)('name $key with the value $value and leave every other key alone', ({ key, value, used }) => {
    const parsed = parseSettings([{ ...right, [key]: value }]);
    expect(parsed.complaints).toEqual([{ key, what: 'wrong-value' }]);
    expect(parsed.settings).toEqual({ ...right, [key]: used });
  });

  it('hide identifiers where the value that was set is not understood, whatever the others say', () => {
    for (const value of ['Masked', 'mask', true, 'Full', ''])
      expect(parseSettings([{ IdentifiersInTicket: value }]).settings.IdentifiersInTicket).toBe('masked');
  });

  it('hide identifiers where a level could not be read: it may be the one that says so', () => {
    expect(parseSettings([], true)).toEqual({
      settings: { ...defaults, IdentifiersInTicket: 'masked' },
      complaints: [],
    });
    expect(parseSettings([{ ...right, IdentifiersInTicket: 'full' }], true).settings).toEqual(right);
  });

  it('have a wrong value for every key there is but the one that is judged later', () => {
    const keys = [...wrong.map(([key]) => key), 'LocalPolicies'];
    expect(keys.sort()).toEqual(Object.keys(settingSchemas).sort());
  });

  it.each([42, true, {}, { policies: [] }, ['text'], 'a text', new Date(0)])(
    'hold LocalPolicies as they are, such as %j: who reads them names what is wrong, and silence would look like none',
    value => {
      expect(parseSettings([{ LocalPolicies: value }])).toEqual({
        settings: { ...defaults, LocalPolicies: value },
        complaints: [],
      });
    },
  );

  it('name every key that is not known, once', () => {
    const parsed = parseSettings([{ Fleeturl: 'x', upstream: 'jamf' }, { Fleeturl: 'y' }]);
    expect(parsed).toEqual({
      settings: defaults,
      complaints: [
        { key: 'Fleeturl', what: 'unknown-key' },
        { key: 'upstream', what: 'unknown-key' },
      ],
    });
  });

  it('do not complain of what macOS itself adds to a managed domain', () => {
    expect(parseSettings([{ PayloadUUID: 'x', PayloadVersion: 1 }]).complaints).toEqual([]);
  });

  it('never fall through to another server: a FleetURL of the wrong type is empty, not missing', () => {
    fc.assert(
      fc.property(fc.anything(), value => {
        fc.pre(typeof value !== 'string' && value !== null && value !== undefined);
        expect(parseSettings([{ FleetURL: value }, { FleetURL: 'https://other.example.com' }])).toEqual({
          settings: { ...defaults, FleetURL: '' },
          complaints: [{ key: 'FleetURL', what: 'wrong-value' }],
        });
      }),
    );
  });

  it('hold a FleetURL as it was written, however bad', () => {
    expect(parseSettings([{ FleetURL: 'http://fleet.example.com' }]).settings.FleetURL).toBe(
      'http://fleet.example.com',
    );
    expect(parseSettings([{ FleetURL: '' }]).settings.FleetURL).toBe('');
  });
});

describe('the levels of the settings', () => {
  it('let the user level decide before the computer level, key by key', () => {
    const { settings } = parseSettings([{ Upstream: 'jamf' }, { Upstream: 'fleet', Language: 'de' }]);
    expect(settings).toEqual({ ...defaults, Upstream: 'jamf', Language: 'de' });
  });

  it('let a wrong value at the user level hide a right one below it', () => {
    const parsed = parseSettings([{ IdleRefreshMinutes: 'soon' }, { IdleRefreshMinutes: 60 }]);
    expect(parsed.settings.IdleRefreshMinutes).toBe(30);
    expect(parsed.complaints).toEqual([{ key: 'IdleRefreshMinutes', what: 'wrong-value' }]);
  });
});

function isLevel(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

describe('hostile settings', () => {
  it.each([
    '{"__proto__": {"Upstream": "jamf"}}',
    '{"__proto__": {"FleetURL": "https://evil.example.com"}}',
    '{"constructor": {"prototype": {"Upstream": "jamf"}}}',
    '{"prototype": {"Upstream": "jamf"}, "hasOwnProperty": 1, "toString": null}',
  ])('change nothing with %s', text => {
    const level: unknown = JSON.parse(text);
    if (!isLevel(level)) throw new Error('the example is no object');
    expect(Object.keys(level).length).toBeGreaterThan(0);
    const { settings, complaints } = parseSettings([level]);
    expect(settings).toEqual(defaults);
    expect(complaints.every(({ what }) => what === 'unknown-key')).toBe(true);
    expect(Object.getPrototypeOf(settings)).toBe(Object.prototype);
    expect({}).not.toHaveProperty('Upstream');
  });

  it('do not take what a level only inherits', () => {
    class Level {
      readonly [key: string]: unknown;
      get Upstream(): string {
        return 'jamf';
      }
    }
    expect(parseSettings([new Level()])).toEqual({ settings: defaults, complaints: [] });
  });

  it('name the key __proto__ when a level has it as its own', () => {
    const level: Record<string, unknown> = {};
    Object.defineProperty(level, '__proto__', { value: { Upstream: 'jamf' }, enumerable: true });
    expect(parseSettings([level])).toEqual({
      settings: defaults,
      complaints: [{ key: '__proto__', what: 'unknown-key' }],
    });
  });

  it('never throw, never give a value its schema would refuse, and never repeat a value in a complaint', () => {
    const key = fc.oneof(fc.constantFrom(...Object.keys(settingSchemas), '__proto__'), fc.string());
    fc.assert(
      fc.property(fc.array(fc.dictionary(key, fc.anything()), { maxLength: 2 }), levels => {
        const { settings, complaints } = parseSettings(levels);
        for (const [name, schema] of Object.entries(settingSchemas)) {
          const value: unknown = Object.entries(settings).find(([candidate]) => candidate === name)?.[1];
          expect(schema.safeParse(value)).toMatchObject({ success: true });
        }
        for (const complaint of complaints) expect(Object.keys(complaint).sort()).toEqual(['key', 'what']);
      }),
    );
  });
});
