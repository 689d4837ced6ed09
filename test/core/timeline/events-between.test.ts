import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SnapshotInputs } from '../../../src-main/core/compose-snapshot.ts';
import { known } from '../../../src-main/core/fact.ts';
import { idleRefetch } from '../../../src-main/core/refetch-state.ts';
import { emptyState } from '../../../src-main/core/timeline/event.ts';
import { eventsBetween, rebase } from '../../../src-main/core/timeline/events-between.ts';
import { fold } from '../../../src-main/core/timeline/fold.ts';
import { anySnapshotInputs } from '../arbitraries.ts';
import {
  appSso,
  companyPortal,
  device,
  facts,
  host,
  mdmEnrollment,
  observedAt,
  policy,
  reading,
  ssoProfiles,
  unreadable,
  user,
} from '../examples.ts';
import { event, seen, snapshotOf } from './timeline-examples.ts';

const first = fold(eventsBetween(emptyState, seen()));
const changesFrom = (change: Partial<SnapshotInputs>) =>
  eventsBetween(first, seen(change, 5)).map(({ kind, of, from, to }) => [kind, of, from, to]);
const newerMacos = known('15.6', { observedAt, source: 'example' });
const withFacts = (change: Parameters<typeof facts>[0]) => ({ facts: facts(change) });
const notRegistered = withFacts({ appSso: appSso({ device: { ...device, registrationCompleted: false } }) });

describe('what two looks show', () => {
  it('is at first that there is a first one, and where everything stands', () => {
    const events = eventsBetween(emptyState, seen());
    expect(events[0]).toMatchObject({ kind: 'first-look' });
    expect(events.slice(1).every(({ from, to }) => from === null && to !== null)).toBe(true);
    expect(first.values).toMatchObject({
      clearway: '1.0.0',
      macos: '15.5',
      'company-portal': '5.2410.1',
      profile: 'applied',
      mdm: 'on',
      method: 'secure-enclave',
      'device-id': device.deviceId,
      registration: 'P0',
      'policy:fleet/1': 'pass',
      'check:company-portal': 'pass',
      headline: 'clear/H0',
    });
  });

  it.each<[string, Partial<SnapshotInputs>, readonly unknown[]]>([
    ['macOS', withFacts({ macosVersion: newerMacos }), ['macos', undefined, '15.5', '15.6']],
    [
      'Company Portal',
      withFacts({ companyPortal: companyPortal({ installed: true, shortVersion: '5.2604.1', buildVersion: null }) }),
      ['company-portal', undefined, '5.2410.1', '5.2604.1'],
    ],
    [
      'its absence',
      withFacts({ companyPortal: companyPortal({ installed: false, foundBundleId: null }) }),
      ['company-portal', undefined, '5.2410.1', 'missing'],
    ],
    ['management', withFacts({ mdmEnrollment: mdmEnrollment({ enrolled: false }) }), ['mdm', undefined, 'on', 'off']],
    [
      'a profile that is gone',
      withFacts({ ssoProfiles: ssoProfiles(), appSso: appSso({ device: null, user: null }) }),
      ['profile', undefined, 'applied', 'missing'],
    ],
    ['the registration', notRegistered, ['registration', undefined, 'P0', 'P4']],
    [
      'the device id',
      withFacts({ appSso: appSso({ device: { ...device, deviceId: 'another' } }) }),
      ['device-id', undefined, device.deviceId, 'another'],
    ],
    [
      'the way to register',
      withFacts({ appSso: appSso({ user: { ...user, method: 'password' } }) }),
      ['method', undefined, 'secure-enclave', 'password'],
    ],
    [
      'a policy that counts',
      { upstream: reading({ policies: [policy({ verdict: 'fail' })] }) },
      ['policy', 'fleet/1', 'pass', 'fail'],
    ],
  ])('names %s', (_what, change, expected) => {
    expect(changesFrom(change)).toContainEqual(expected);
  });

  it('names the verdict of a check and the headline', () => {
    const changes = changesFrom(withFacts({ mdmEnrollment: mdmEnrollment({ enrolled: false }) }));
    expect(changes).toContainEqual(['check', 'mdm-enrollment', 'pass', 'fail']);
    expect(changes).toContainEqual(['headline', undefined, 'clear/H0', 'blocked/H2']);
  });

  it('is nothing of a policy that does not count', () => {
    const other = policy({ id: '2', blocks: false, verdict: 'fail' });
    expect(changesFrom({ upstream: reading({ policies: [policy(), other] }) }).map(([kind]) => kind)).toEqual([
      'headline',
    ]);
  });

  it('is nothing where something is not known for a while', () => {
    const blind = facts();
    const nothing = Object.fromEntries(Object.keys(blind).map(name => [name, unreadable]));
    expect(
      changesFrom({
        facts: { ...blind, ...nothing },
        mac: { name: 'unknown', macosVersion: 'unknown', user: 'unknown' },
        upstream: reading({ state: 'unreachable', problem: { code: 'offline' }, host: null, policies: null }),
      }),
    ).toEqual([]);
  });

  it('is nothing of what the server alone says, where only this Mac was asked', () => {
    const off = { ...seen({ upstream: reading({ state: 'none', kind: 'none', host: null, policies: null }) }, 5) };
    expect(eventsBetween(first, { ...off, looksAt: 'this-mac' })).toEqual([]);
  });

  it('is nothing that only a silent server’s absence makes look otherwise', () => {
    const off = { upstream: reading({ host: host({ mdm: 'off' }) }), ...notRegistered };
    const before = fold(eventsBetween(first, seen(off)), first);
    expect(before.values).toMatchObject({ 'check:mdm-enrollment': 'fail', headline: 'blocked/H22' });
    const silent = reading({ state: 'unreachable', problem: { code: 'offline' }, host: null, policies: null });
    const look = seen({ ...notRegistered, upstream: silent }, 5);
    expect(look.snapshot.headline.id).toBe('registration-needed');
    expect(eventsBetween(before, look)).toEqual([]);
  });

  it('is a refetch from its asking to its end, and the next one anew', () => {
    const at = (state: 'accepted' | 'settled' | 'stopped', startedAt: number) => ({
      refetch: {
        ...idleRefetch,
        state,
        startedAt,
        reason: state === 'stopped' ? ('timed-out' as const) : null,
      },
    });
    let state = first;
    const values: unknown[] = [];
    for (const change of [
      at('accepted', 1),
      at('accepted', 1),
      at('settled', 1),
      at('accepted', 2),
      at('stopped', 2),
    ]) {
      const events = eventsBetween(state, seen(change)).filter(({ kind }) => kind === 'refetch');
      values.push(...events.map(({ to }) => to));
      state = fold(events, state);
    }
    expect(values).toEqual([
      'asked/1970-01-01T00:00:00.001Z',
      'settled/1970-01-01T00:00:00.001Z',
      'asked/1970-01-01T00:00:00.002Z',
      'stopped/1970-01-01T00:00:00.002Z/timed-out',
    ]);
  });

  it('is what the person does and tells about signing in', () => {
    const tried = changesFrom({ access: { triedAt: 60_000, told: null } });
    expect(tried).toContainEqual(['access', undefined, null, 'tried/1970-01-01T00:01:00.000Z']);
    const told = changesFrom({ access: { triedAt: 60_000, told: { answer: 'did-not-work', at: 120_000 } } });
    expect(told).toContainEqual(['access', undefined, null, 'did-not-work/1970-01-01T00:02:00.000Z']);
  });

  it('is nothing before the first look', () => {
    const notLooked = snapshotOf();
    const shown = { ...notLooked, headline: { ...notLooked.headline, id: 'not-looked-yet' as const } };
    expect(eventsBetween(emptyState, { ...seen(), snapshot: shown })).toEqual([]);
  });

  it('is one verdict where a server lists a policy twice', () => {
    const look = seen({ upstream: reading({ policies: [policy(), policy({ verdict: 'fail' })] }) }, 5);
    const state = fold(eventsBetween(first, look), first);
    expect(eventsBetween(state, look)).toEqual([]);
  });

  it('adds nothing when the same is seen twice, whatever was seen and before', () => {
    fc.assert(
      fc.property(fc.array(anySnapshotInputs, { minLength: 1, maxLength: 4 }), looks => {
        let state = emptyState;
        for (const look of looks) {
          state = fold(eventsBetween(state, seen(look)), state);
          expect(eventsBetween(state, seen(look, 10))).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('puts causes before what they can lead to', () => {
    const both = changesFrom({ facts: { ...notRegistered.facts, macosVersion: newerMacos } });
    const kinds = both.map(([kind]) => kind);
    expect(kinds).toContain('macos');
    expect(kinds.indexOf('macos')).toBeLessThan(kinds.indexOf('registration'));
    expect(kinds.indexOf('registration')).toBeLessThan(kinds.indexOf('headline'));
  });
});

describe('events beside those that another process has written', () => {
  it('are only those that tell something new there, from what was last', () => {
    const there = fold([event({ kind: 'registration', from: 'P0', to: 'P4' })], first);
    const mine = [
      event({ kind: 'first-look' }),
      event({ kind: 'registration', from: 'P0', to: 'P4' }),
      event({ kind: 'registration', from: 'P4', to: 'P6' }),
      event({ kind: 'macos', from: '15.4', to: '15.6' }),
      event({ kind: 'try-in-vain' }),
    ];
    expect(rebase(there, mine)).toEqual([
      event({ kind: 'registration', from: 'P4', to: 'P6' }),
      event({ kind: 'macos', from: '15.5', to: '15.6' }),
    ]);
  });
});
