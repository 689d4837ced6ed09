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

const statusOf = (person: string, values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([fullkey, value]) => ({
    path: `/Users/${person}/Library/Application Support/Clearway/status.json`,
    fullkey,
    value,
  }));

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
    const macs = [
      ...codes.map(code => statusOf('ann', { 'registration/code': code, 'headline/code': 'H1' })),
      ...codes.map(code => statusOf('ann', { 'doctor/code': code, 'registration/code': 'none' })),
    ].map((parse_json): MadeUpMac => ({ parse_json }));
    const queries = codes.map(code => queryOf(`Clearway ${code}`));
    const members = askAll(queries, macs).map(answers =>
      answers.flatMap((rows, mac) => (rows.length > 0 ? [mac] : [])),
    );
    expect(members).toEqual(codes.map((_code, mac) => [mac]));
  });

  it('give one row for each person of a Mac', () => {
    const people = [
      ...statusOf('ann', { 'registration/code': 'P0', 'headline/code': 'H1', 'upstream/state': 'ok', takenAt: 'now' }),
      ...statusOf('bob', { 'registration/code': 'P5', 'headline/code': 'H5', takenAt: 'then' }),
    ];
    expect(askMacs(queryOf('Clearway: registration and headline'), [{ parse_json: people }])).toEqual([
      [
        { registration: 'P0', headline: 'H1', server: 'ok', taken_at: 'now' },
        { registration: 'P5', headline: 'H5', server: null, taken_at: 'then' },
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
