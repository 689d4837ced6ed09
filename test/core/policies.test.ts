import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HostReading, PolicyReading } from '../../src-main/core/upstream-reading.ts';
import { arePoliciesStale, reportPolicies } from '../../src-main/core/policies.ts';
import { problem } from '../../src-main/core/problem.ts';
import { anyPolicy, anyReading } from './arbitraries.ts';
import { host, policy, reading, serverInstant, switchedOff, own } from './examples.ts';

const hour = 60;
/** A policy as it is shown: its question stays behind. */
const listed = (policy: PolicyReading): object => ({
  ...Object.fromEntries(Object.entries(policy).filter(([key]) => key !== 'query')),
  source: 'fleet',
  problem: null,
});
const isAnswer = (local: unknown): boolean => local === null || local === 'pass' || local === 'fail';
const anyAnswer: unknown = expect.toSatisfy(isAnswer);

describe('the policies in the snapshot', () => {
  it('are known with the moment of their evaluation where the server listed them', () => {
    expect(reportPolicies(reading(), own)).toEqual({
      state: 'known',
      source: 'fleet',
      evaluatedAt: serverInstant(20),
      items: [listed(policy())],
      faults: [],
    });
  });

  it('are known to be no policies where the server lists none', () => {
    expect(reportPolicies(reading({ policies: [] }), own)).toMatchObject({ state: 'known', items: [] });
  });

  it('are none only where IT switched the upstream off, or named a service that only takes reports', () => {
    expect(reportPolicies(switchedOff, own).state).toBe('none');
    fc.assert(
      fc.property(anyReading, some => {
        const byIt = some.kind === 'none' && some.state === 'none' && some.problem === null;
        expect(reportPolicies(some, own).state === 'none').toBe(byIt || some.kind === 'report');
      }),
    );
  });

  it('are unknown where no upstream was found', () => {
    expect(reportPolicies({ ...switchedOff, problem: problem('no-upstream') }, own).state).toBe('unknown');
  });

  it.each(['unreachable', 'token-stale', 'sign-in-required', 'unlicensed', 'misconfigured', 'error'] as const)(
    'are unknown when the server is %s and listed nothing',
    state => {
      expect(reportPolicies(reading({ state, policies: null, host: null }), own)).toEqual({
        state: 'unknown',
        source: null,
        evaluatedAt: null,
        items: [],
        faults: [],
      });
    },
  );

  it('come sorted: those that block and are critical, those that block, the critical ones, the rest', () => {
    const rest = policy({ id: 'rest', blocks: false });
    const critical = policy({ id: 'critical', blocks: false, critical: true });
    const blocking = policy({ id: 'blocking' });
    const both = policy({ id: 'both', critical: true });
    const sorted = reportPolicies(reading({ policies: [rest, critical, blocking, both] }), own);
    expect(sorted.items.map(item => item.id)).toEqual(['both', 'blocking', 'critical', 'rest']);
  });

  it('keep the order of the server among equals, lose none, and leave the answer as it was', () => {
    fc.assert(
      fc.property(fc.array(anyPolicy), policies => {
        const answer = Object.freeze([...policies]);
        const { items } = reportPolicies(reading({ policies: answer }), own);
        const of = (blocks: boolean, critical: boolean) =>
          policies.filter(item => item.blocks === blocks && item.critical === critical);
        const sorted = [...of(true, true), ...of(true, false), ...of(false, true), ...of(false, false)];
        expect(items).toEqual(sorted.map(item => ({ ...listed(item), local: anyAnswer })));
      }),
    );
  });
});

describe('the age of the policies', () => {
  const aged = (evaluated: number, reported: number): Partial<HostReading> => ({
    policyUpdatedAt: serverInstant(evaluated),
    detailUpdatedAt: serverInstant(reported),
  });

  it.each([
    ['evaluated just now', aged(0, 0), false],
    ['evaluated two hours ago to the minute', aged(2 * hour, 2 * hour), false],
    ['silent for more than two hours', aged(2 * hour + 1, 2 * hour + 1), true],
    ['evaluated three hours ago by a Mac that does report', aged(3 * hour, 5), false],
    ['evaluated lately, details from yesterday', aged(5, 30 * hour), false],
    ['evaluated a day ago to the minute by a Mac that does report', aged(24 * hour, 5), false],
    ['evaluated more than a day ago by a Mac that does report', aged(24 * hour + 1, 5), true],
    ['evaluated after the server sent its answer', aged(-5, -5), false],
    ['never evaluated, although there are results', { policyUpdatedAt: null }, true],
    [
      'never evaluated and never heard of, although there are results',
      { policyUpdatedAt: null, detailUpdatedAt: null },
      true,
    ],
  ] as const)('is %s', (_what, change, stale) => {
    expect(arePoliciesStale(reading({ host: host(change) }))).toBe(stale);
  });

  it('does not matter where there are no policies, or none are known', () => {
    const old = host(aged(50 * hour, 50 * hour));
    expect(arePoliciesStale(reading({ host: old, policies: [] }))).toBe(false);
    expect(arePoliciesStale(reading({ host: old, policies: null }))).toBe(false);
    expect(arePoliciesStale(reading({ host: null }))).toBe(false);
  });

  it("is told by the server's clock alone", () => {
    fc.assert(
      fc.property(anyReading, fc.constantFrom(null, '1999-01-01T00:00:00Z', '2099-01-01T00:00:00Z'), (some, local) => {
        expect(arePoliciesStale({ ...some, lastContactAt: local })).toBe(arePoliciesStale(some));
      }),
    );
  });
});
