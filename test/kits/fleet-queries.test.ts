import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { isKnownQuery } from '../../src-main/core/known-queries.ts';
import { registrationCodes } from '../../src-main/core/registration.ts';
import { kitPaths } from '../../src-main/kits/fleet/kit-paths.ts';
import { macosVersionQuery } from '../../src-main/kits/fleet/macos-version-query.ts';
import { renderFleetKit } from '../../src-main/kits/fleet/render-fleet-kit.ts';
import { parseStatement } from '../../src-main/policies/parse-statement.ts';
import { read, sentencesOf } from '../words/reading-age.ts';
import { askAll, askMacs, type MadeUpMac } from './ask-macs.ts';
import { fleetInput } from './fleet-inputs.ts';
import { readKit } from './read-kit.ts';

const entries = z.array(
  z.looseObject({
    name: z.string(),
    query: z.string(),
    description: z.string(),
    platform: z.literal('darwin'),
    resolution: z.string().optional(),
    conditional_access_enabled: z.boolean().optional(),
  }),
);

const kit = readKit(renderFleetKit(fleetInput('fleets')));
const counting = entries.parse(kit[kitPaths.conditionalAccess]);
const others = [kitPaths.installs, kitPaths.registration].flatMap(path => entries.parse(kit[path]));
const labels = entries.parse(kit[kitPaths.labels]);
const reports = entries.parse(kit[kitPaths.reports]);

const queryOf = (name: string): string =>
  [...counting, ...others, ...labels, ...reports].find(entry => entry.name === name)?.query ?? '';

/** Which of these Macs pass a policy or belong to a label. */
const passing = (name: string, macs: readonly MadeUpMac[]) => askMacs(queryOf(name), macs).map(rows => rows.length > 0);

type Kept = { readonly type?: string; readonly size?: number; readonly symlink?: number };

/** A Mac on which a person's `status.json` has these values. */
function statusOf(person: string, values: Readonly<Record<string, string>>, kept: Kept = {}): MadeUpMac {
  const path = `/Users/${person}/Library/Application Support/Clearway/status.json`;
  return {
    file: [{ path, type: 'regular', size: 20_000, symlink: 0, ...kept }],
    parse_json: Object.entries(values).map(([fullkey, value]) => ({ path, fullkey, value })),
  };
}

const plans = z.array(z.array(z.array(z.object({ detail: z.string() }))));

/** In which order SQLite goes through the two tables, for each query. */
function ordersOfTables(queries: readonly string[]): readonly string[] {
  const explained = plans.parse(
    askAll(
      queries.map(query => `EXPLAIN QUERY PLAN ${query}`),
      [{}],
    ),
  );
  return explained.map(([plan = []]) =>
    plan.flatMap(({ detail }) => /^(?:SCAN|SEARCH) ([fj])\b/.exec(detail)?.[1] ?? []).join(),
  );
}

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

describe('the queries of the Fleet kit', () => {
  it('ask for nothing that osquery does not have', () => {
    const queries = [...counting, ...others, ...labels, ...reports].map(({ query }) => query);
    expect(queries.length).toBeGreaterThan(20);
    expect(() => askAll(queries, [{}])).not.toThrow();
    expect(() => askMacs('SELECT 1 FROM apps WHERE no_such_column = 1', [{}])).toThrow('no_such_column');
  });

  it.each([...counting, ...others].map(({ name, query }) => [name, query] as const))(
    'can be asked by Clearway on the Mac as well: %s',
    (_name, query) => {
      expect(parseStatement(query)).toMatchObject({ ok: true });
    },
  );

  it('are the ones whose answer Clearway knows by itself, word for word', () => {
    expect(isKnownQuery(queryOf('macOS - Company Portal is installed'))).toBe(true);
    expect(isKnownQuery(queryOf('macOS - Mac is registered with Microsoft Entra'))).toBe(true);
    expect(queryOf('Company Portal installed')).toBe(queryOf('macOS - Company Portal is installed'));
  });

  it('want a Company Portal that can register a Mac, and have an older one replaced', () => {
    const portal = (version: string): MadeUpMac => ({
      apps: [{ bundle_identifier: 'com.microsoft.CompanyPortalMac', bundle_short_version: version }],
    });
    const macs = [portal('5.2403.1'), portal('5.2404.0'), portal('5.2510.0'), {}];
    const expected = [false, true, true, false];
    expect(passing('macOS - Company Portal is installed', macs)).toEqual(expected);
    expect(passing('Company Portal installed', macs)).toEqual(expected);
  });

  it('have the Company Portal installed that IT asks for, and leave the profile where it is meanwhile', () => {
    const files = readKit(
      renderFleetKit(fleetInput('fleets', { settings: { MinimumCompanyPortalVersion: '5.2510.0' } })),
    );
    const [install] = entries.parse(files[kitPaths.installs]);
    const [label] = entries.parse(files[kitPaths.labels]);
    expect(install?.query).toContain("'5.2510.0'");
    expect(label?.query).toContain("'5.2404.0'");
    expect([install, label].map(entry => isKnownQuery(entry?.query ?? ''))).toEqual([true, true]);
  });

  it('pass on a Mac where all is well, and fail on one where nothing is known', () => {
    const lock = (name: string, value: string) => ({ domain: 'com.apple.screensaver', name, value });
    const well: MadeUpMac = {
      disk_encryption: [{ user_uuid: 'A', filevault_status: 'on' }],
      alf: [{ global_state: 1 }],
      gatekeeper: [{ assessments_enabled: 1 }],
      sip_config: [{ config_flag: 'sip', enabled: 1 }],
      managed_policies: [lock('idleTime', '900'), lock('askForPassword', '1'), lock('askForPasswordDelay', '5')],
      os_version: [{ major: 15, minor: 0, patch: 0 }],
    };
    const queries = counting.map(({ query }) => query);
    const passed = askAll(queries, [well, {}]).map(macs => macs.map(rows => rows.length > 0));
    expect(passed).toEqual(counting.map(() => [true, false]));
  });

  it('do not take a screen for locked that never locks', () => {
    const lock = (idle: string): MadeUpMac => ({
      managed_policies: [
        { domain: 'com.apple.screensaver', name: 'idleTime', value: idle },
        { domain: 'com.apple.screensaver', name: 'askForPassword', value: '1' },
        { domain: 'com.apple.screensaver', name: 'askForPasswordDelay', value: '0' },
      ],
    });
    expect(passing('macOS - Screen locks by itself', [lock('0'), lock('1200'), lock('300')])).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('compare versions of macOS as numbers', () => {
    const macs = [
      [9, 0, 0],
      [14, 9, 9],
      [15, 2, 0],
      [15, 3, 0],
      [15, 3, 1],
      [15, 10, 0],
      [26, 0, 0],
    ].map(([major = 0, minor = 0, patch = 0]) => ({ os_version: [{ major, minor, patch }] }));
    const passes = (least: string) => askMacs(macosVersionQuery(least), macs).map(rows => rows.length);
    expect(passes('15.3.1')).toEqual([0, 0, 0, 0, 1, 1, 1]);
    expect(passes('15')).toEqual([0, 0, 1, 1, 1, 1, 1]);
  });

  it('ask for the macOS that IT forces', () => {
    const files = renderFleetKit(fleetInput('fleets', { settings: { MinimumMacOSVersion: '14.6' } }));
    const text = files.find(({ path }) => path === kitPaths.conditionalAccess)?.text;
    expect(text).toContain('macOS 14.6 or later');
    expect(text).toContain('major = 14 AND (minor > 6');
  });

  it('take every macOS that Clearway runs on where IT forces none', () => {
    const macs = [12, 13, 14, 26].map((major): MadeUpMac => ({ os_version: [{ major, minor: 0, patch: 0 }] }));
    expect(passing('macOS - Version is new enough', macs)).toEqual([false, true, true, true]);
  });

  it('let a Mac with an older Clearway get this one', () => {
    const clearway = (version: string): MadeUpMac => ({
      apps: [{ bundle_identifier: 'com.clearway.companion', bundle_short_version: version }],
    });
    const macs = [clearway('1.2.2'), clearway('1.2.3'), clearway('1.10.0'), {}];
    expect(passing('macOS - Clearway is installed', macs)).toEqual([false, true, true, false]);
    expect(passing('Clearway installed', macs)).toEqual([true, true, true, false]);
  });

  it('count each Mac by the code of its registration, and by nothing else', () => {
    const codes = Object.values(registrationCodes);
    const takenAt = hoursAgo(1);
    const macs = [
      ...codes.map(code => statusOf('ann', { 'registration/code': code, 'headline/code': 'H1', takenAt })),
      ...codes.map(code => statusOf('ann', { 'doctor/code': code, 'registration/code': 'none', takenAt })),
    ];
    const queries = codes.map(code => queryOf(`Clearway ${code}`));
    const members = askAll(queries, macs).map(answers =>
      answers.flatMap((rows, mac) => (rows.length > 0 ? [mac] : [])),
    );
    expect(members).toEqual(codes.map((_code, mac) => [mac]));
    expect(passing('Clearway stale', macs)).toEqual(macs.map(() => false));
  });

  it('take no look for today’s that is older than a day, lies in the future or says not when', () => {
    const p0 = (takenAt: string) => statusOf('ann', { 'registration/code': 'P0', takenAt });
    const macs = [p0(hoursAgo(23)), p0(hoursAgo(25)), p0(hoursAgo(-1)), p0('soon'), {}];
    expect(passing('Clearway P0', macs)).toEqual([true, false, false, false, false]);
    expect(passing('Clearway stale', macs)).toEqual([false, true, true, true, false]);
    const rows = askMacs(queryOf('Clearway: registration and headline'), macs);
    expect(rows.flat()).toMatchObject(['yes', 'no', 'no', 'no'].map(current => ({ current })));
  });

  it('keep to the interval where IT lets Clearway look less often than daily', () => {
    const files = renderFleetKit(fleetInput('fleets', { settings: { IdleRefreshMinutes: 1440 } }));
    const query =
      entries.parse(readKit(files)[kitPaths.labels]).find(({ name }) => name === 'Clearway P0')?.query ?? '';
    const macs = [40, 50].map(hours => statusOf('ann', { 'registration/code': 'P0', takenAt: hoursAgo(hours) }));
    expect(askMacs(query, macs).map(rows => rows.length)).toEqual([1, 0]);
  });

  it.each([{ type: 'fifo' }, { size: 2_000_000_000 }, { symlink: 1 }])('do not go by a file that is %j', kept => {
    const mac = statusOf('ann', { 'registration/code': 'P0', takenAt: hoursAgo(1) }, kept);
    expect(passing('Clearway P0', [mac])).toEqual([false]);
    expect(passing('Clearway stale', [mac])).toEqual([true]);
    expect(askMacs(queryOf('Clearway: registration and headline'), [mac])).toEqual([[]]);
  });

  it('ask what a file is before they have it opened', () => {
    const opening = [...labels, ...reports].filter(({ query }) => query.includes('parse_json'));
    expect(opening.length).toBe(13);
    expect(ordersOfTables(opening.map(({ query }) => query))).toEqual(opening.map(() => 'f,j'));
  });

  it('give one row for each person of a Mac', () => {
    const takenAt = hoursAgo(1);
    const ann = statusOf('ann', {
      'registration/code': 'P0',
      'headline/code': 'H1',
      'upstream/state': 'ok',
      takenAt,
    });
    const bob = statusOf('bob', { 'registration/code': 'P5', 'headline/code': 'H5', takenAt: 'then' });
    const both = {
      file: [...(ann['file'] ?? []), ...(bob['file'] ?? [])],
      parse_json: [...(ann['parse_json'] ?? []), ...(bob['parse_json'] ?? [])],
    };
    expect(askMacs(queryOf('Clearway: registration and headline'), [both])).toEqual([
      [
        { registration: 'P0', headline: 'H1', server: 'ok', taken_at: takenAt, current: 'yes' },
        { registration: 'P5', headline: 'H5', server: null, taken_at: 'then', current: 'no' },
      ],
    ]);
  });
});

describe('the policies of the Fleet kit', () => {
  it('count for access in one file, and in no other', () => {
    expect(counting.length).toBeGreaterThanOrEqual(6);
    expect(counting.map(policy => policy.conditional_access_enabled)).toEqual(counting.map(() => true));
    expect(others.map(policy => policy.conditional_access_enabled)).toEqual(others.map(() => false));
  });

  it('say to a person what to do, in words of the sixth school year', () => {
    for (const { name, resolution = '' } of [...counting, ...others]) {
      const sentences = sentencesOf(resolution);
      expect([name, sentences.length > 0 && sentences.length <= 3]).toEqual([name, true]);
      // The names on Apple's screens are as long as they are.
      const own = sentences.map(sentence =>
        sentence.replaceAll(/“[^”]*”|System Settings|Privacy & Security/g, 'there'),
      );
      expect([name, read(own).grade <= 7, read(own).words <= 25]).toEqual([name, true, true]);
    }
  });

  it('promise nothing and blame nobody', () => {
    const texts = [...counting, ...others].flatMap(({ description, resolution = '' }) => [description, resolution]);
    expect(texts.filter(text => /compliant in Entra|you are blocked|you can sign in/i.test(text))).toEqual([]);
    expect(texts.filter(text => /['"]/.test(text))).toEqual([]);
  });
});
