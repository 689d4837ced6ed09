import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { composeSnapshot } from '../../src-main/core/compose-snapshot.ts';
import { maskIdentifiers } from '../../src-main/core/mask-identifiers.ts';
import { composeReport, verdictsOf, type ReportParts } from '../../src-main/core/report.ts';
import { snapshotSchema } from '../../src-main/engine/snapshot-schema.ts';
import { createReportSchema } from '../../src-main/upstreams/report/report-schema.ts';
import { anySnapshotInputs } from './arbitraries.ts';
import { policy, reading, reporting, snapshotInputs, words } from './examples.ts';

const parts: ReportParts = {
  idempotencyKey: 'key-1',
  stream: 'stream-1',
  sequence: 7,
  createdAt: '2026-11-20T12:00:00.000Z',
  cause: 'refetch',
  appVersion: '0.1.0',
  dropped: 2,
  identifiers: 'masked',
};
const anySnapshot = anySnapshotInputs.map(inputs => composeSnapshot(inputs, words));
const snapshot = composeSnapshot(snapshotInputs(), words);

async function committedSchema() {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const schema: unknown = JSON.parse(
    await readFile(path.join(checkout, 'resources/schemas/report.schema.json'), 'utf8'),
  );
  return ajv.compile(Object(schema));
}

describe('a report', () => {
  it('holds its numbers, its source and every policy', () => {
    const upstream = reading({ policies: [{ ...policy({ id: '4', verdict: 'fail', critical: true }), query: null }] });
    const report = composeReport(composeSnapshot(snapshotInputs({ upstream }), words), parts);
    expect(report).toMatchObject({
      schemaVersion: 1,
      idempotencyKey: 'key-1',
      sequence: 7,
      createdAt: '2026-11-20T12:00:00.000Z',
      cause: 'refetch',
      source: { stream: 'stream-1', appVersion: '0.1.0' },
      dropped: 2,
      identifiers: 'masked',
      mac: { name: '[mac]', user: '[user]', serialNumber: '[serial-number]' },
      policies: [{ id: '4', verdict: 'fail', critical: true, source: 'fleet', problem: null }],
    });
  });

  it.each(['full', 'masked'] as const)(
    'keeps to the committed schema, whatever the snapshot: %s',
    async identifiers => {
      const validate = await committedSchema();
      const schema = createReportSchema(snapshotSchema);
      fc.assert(
        fc.property(anySnapshot, any => {
          const report: unknown = JSON.parse(JSON.stringify(composeReport(any, { ...parts, identifiers })));
          expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
          expect(schema.safeParse(report).success).toBe(true);
        }),
      );
    },
  );

  it('holds the snapshot as it is where IT wants the identifiers', () => {
    const report = composeReport(snapshot, { ...parts, identifiers: 'full' });
    expect(report.snapshot).toBe(snapshot);
    expect(report.mac).toEqual(snapshot.mac);
  });
});

const named: Partial<Snapshot> = {
  mac: { name: 'Sam’s MacBook', macosVersion: '15.5', user: 'sam', serialNumber: 'C02XK1ABJG5H' },
  registration: {
    ...snapshot.registration,
    deviceId: '0d2a9d33-1111-4222-8333-444455556666',
    tenantId: '7c1f0f0a-aaaa-4bbb-8ccc-ddddeeeeffff',
    userPrincipalName: 'sam@larkfield.example',
  },
};
const secrets = ['Sam’s MacBook', 'sam', '0d2a9d33', '7c1f0f0a', 'larkfield', 'C02XK1ABJG5H'];

const withPolicy = reading({ policies: [{ ...policy(), query: null }] });
const onePolicy = composeSnapshot(snapshotInputs({ upstream: withPolicy }), words).policies.items[0] ?? policy();

/** The example with one text in every place where free text can stand. */
function saying(text: string, more: Partial<Snapshot> = {}): Snapshot {
  const item = { ...onePolicy, id: `local:${text}`, name: text, description: text, resolution: text };
  return {
    ...snapshot,
    ...named,
    headline: { ...snapshot.headline, text },
    checks: snapshot.checks.map(check => ({
      ...check,
      summary: text,
      evidence: { seen: text, state: text, foundAt: text, count: 3 },
    })),
    policies: { ...snapshot.policies, items: [item] },
    journey: snapshot.journey.map(stop => ({ ...stop, text })),
    ...more,
  };
}

describe('a masked snapshot', () => {
  it.each([
    'registered for sam@larkfield.example',
    'SAM@LARKFIELD.EXAMPLE and Sam',
    '/Users/sam/Library of Sam’s MacBook',
    'serial number c02xk1abjg5h, C02XK1ABJG5H.',
    'device 0D2A9D33-1111-4222-8333-444455556666, tenant 7c1f0f0a-aaaa-4bbb-8ccc-ddddeeeeffff',
    'Sam’s MacBook'.normalize('NFD'),
  ])('says nowhere who it is: %j', text => {
    const masked = JSON.stringify(maskIdentifiers(saying(text))).toLowerCase();
    for (const secret of secrets) expect(masked).not.toContain(secret.toLowerCase());
  });

  const rivera: Partial<Snapshot> = {
    mac: { name: 'Sam’s MacBook Air', macosVersion: '15.5', user: 'sam', serialNumber: null },
    registration: { ...snapshot.registration, userPrincipalName: 'sam.rivera@larkfield.example' },
  };
  const said = (text: string, more: Partial<Snapshot> = rivera): string =>
    maskIdentifiers(saying(text, more)).headline.text;

  it.each([
    ['on Sams-MacBook-Air.local', 'on [mac].local'],
    ['SAMS-MACBOOK-AIR-2', '[mac]-2'],
    ["Sam's MacBook Air and Sam‘s MacBook Air", '[mac] and [mac]'],
    ['Sam%27s%20MacBook%20Air Sam%E2%80%99s%20MacBook%20Air', '[mac] [mac]'],
    ['https://help.example/?u=sam.rivera%40larkfield.example', 'https://help.example/?u=[user-principal-name]'],
    ['q%3Dsam.rivera%40larkfield.example%26x', 'q%3D[user-principal-name]%26x'],
    ['/personal/sam_rivera_larkfield_example/Documents', '/personal/[user-principal-name]/Documents'],
    ['sam_rivera_larkfield.example#EXT#', '[user-principal-name]#EXT#'],
    ['LARKFIELD\\sam.rivera', 'LARKFIELD\\[user]'],
    ['sam_rivera sam-rivera Sam Rivera samrivera', '[user] [user] [user] [user]'],
    ['/Users/sam/a', '/Users/[user]/a'],
    ['the same sample of a flotsam', 'the same sample of a flotsam'],
    ['Air of a MacBook', 'Air of a MacBook'],
  ])('knows the forms that a name is derived to: %j', (text, masked) => {
    expect(said(text)).toBe(masked);
  });

  it('knows the name that a person gave the Mac by the one it has on the network', () => {
    const mac = { name: 'Renes-MacBook-Air', macosVersion: '15.5', user: 'rene', serialNumber: null };
    expect(said('Rene’s MacBook Air, Renes MacBook Air', { mac })).toBe('[mac], [mac]');
    expect(said('Renes-MacBook-Air', { mac: { ...mac, name: 'René’s MacBook Air' } })).toBe('[mac]');
  });

  it('leaves a short word alone that an account name would be without its dot', () => {
    const registration = { ...snapshot.registration, userPrincipalName: 'a.li@larkfield.example' };
    const mac = { name: 'Studio 7', macosVersion: '15.5', user: 'ali7', serialNumber: null };
    expect(said('Ali, a.li and a_li', { mac, registration })).toBe('Ali, [user] and [user]');
  });

  it('keeps the names of the organisation’s own servers', () => {
    const masked = maskIdentifiers({
      ...saying('nothing', rivera),
      upstream: { ...snapshot.upstream, server: 'fleet.larkfield.example' },
    });
    expect(masked.upstream.server).toBe('fleet.larkfield.example');
  });

  it('leaves words alone that only contain a name', () => {
    expect(maskIdentifiers(saying('the same sample')).headline.text).toBe('the same sample');
  });

  it.each(['mac', 'it', 'pass', 'fleet', 'you', 'P0', 'registered', 'on', 'clear'])(
    'keeps its ids and states for somebody called %s',
    user => {
      const example = saying('nothing', { mac: { name: user, macosVersion: '15.5', user, serialNumber: null } });
      const masked = maskIdentifiers(example);
      expect(snapshotSchema.safeParse(masked).success).toBe(true);
      expect(verdictsOf(masked)).toBe(verdictsOf(example));
    },
  );

  it.each(['(a+)+$', '\\', '[', 'a|b', '$&', '-', '^', '{2}', '/'])('takes a name like %j as it is written', user => {
    const masked = maskIdentifiers(
      saying(`by ${user}.`, { mac: { name: user, macosVersion: '1', user, serialNumber: null } }),
    );
    expect(masked.mac).toEqual({ name: '[mac]', macosVersion: '1', user: '[user]', serialNumber: null });
    if (user.length > 1) expect(masked.headline.text).toBe('by [mac].');
  });

  it('says where the links stand in the text as it is now', () => {
    const resolution = 'sam: see https://help.example/a';
    const [item] = maskIdentifiers(saying(resolution)).policies.items;
    expect(item?.resolution).toBe('[user]: see https://help.example/a');
    expect(item?.links).toEqual([{ start: 12, end: 34, host: 'help.example' }]);
  });

  it('keeps unknown what is not known', () => {
    const registration = { ...snapshot.registration, deviceId: null, tenantId: null, userPrincipalName: null };
    expect(maskIdentifiers({ ...snapshot, registration }).registration).toEqual(registration);
  });

  it('does not change the snapshot that the window shows', () => {
    const before = structuredClone(snapshot);
    maskIdentifiers(snapshot);
    expect(snapshot).toEqual(before);
  });
});

describe('what must move before a report is due', () => {
  it('is not moved by times, revisions or the order of policies', () => {
    const upstream = reading({ policies: ['1', '2'].map(id => ({ ...policy({ id }), query: null })) });
    const first = composeSnapshot(snapshotInputs({ upstream }), words);
    const turned = { ...first.policies, items: first.policies.items.toReversed() };
    const later = { ...first, takenAt: '2027-01-01T00:00:00.000Z', revision: 99, policies: turned };
    expect(verdictsOf(later)).toBe(verdictsOf(first));
  });

  it.each<[string, Partial<Snapshot>]>([
    ['a check', { checks: snapshot.checks.map(check => ({ ...check, verdict: 'fail' })) }],
    ['a policy', { policies: { ...snapshot.policies, items: [policy({ verdict: 'fail' })] } }],
    ['the list of policies', { policies: { ...snapshot.policies, items: [] } }],
    ['whether policies are known', { policies: { ...snapshot.policies, state: 'unknown' } }],
    ['the registration', { registration: { ...snapshot.registration, state: 'needs-repair' } }],
    ['what the person said of the access', { access: { ...snapshot.access, answer: 'did-not-work' } }],
    ['what Entra says', { entra: { ...snapshot.entra, state: 'not-compliant' } }],
  ])('is moved by %s', (_what, change) => {
    expect(verdictsOf({ ...snapshot, ...change })).not.toBe(verdictsOf(snapshot));
  });

  it('is not moved by a refetch that is under way, nor by what the service itself has answered', () => {
    for (const state of ['waiting', 'action'] as const) {
      const said = { ...snapshot, headline: { ...snapshot.headline, state }, report: reporting({ compliant: false }) };
      expect(verdictsOf(said)).toBe(verdictsOf(snapshot));
    }
  });
});
