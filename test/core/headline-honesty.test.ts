import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeadlineReport, UpstreamState } from '../../src-main/contract/snapshot.ts';
import { reportAccess, tryAccess, untriedAccess } from '../../src-main/core/access.ts';
import { composeSnapshot } from '../../src-main/core/compose-snapshot.ts';
import type { HeadlineInputs } from '../../src-main/core/headline.ts';
import { problem } from '../../src-main/core/problem.ts';
import { anySnapshotInputs, upstreamFailures } from './arbitraries.ts';
import {
  checkReport,
  facts,
  fleetAgent,
  policiesReport,
  policiesUnknown,
  policy,
  reading,
  refetchReport,
  snapshotInputs,
  upstreamReport,
  words,
} from './examples.ts';
import { checks, decide, failingPolicies, fails, order, remedy } from './headline-inputs.ts';
import { toAccepted, play } from './refetch-events.ts';

const turnedAway = { access: reportAccess({ triedAt: 1, told: { answer: 'did-not-work', at: 2 } }, true) };
const trouble = (state: UpstreamState, code: string): Partial<HeadlineInputs> => ({
  upstream: upstreamReport({ state, problem: { code, text: 'an example' } }),
});
const id = (change: Partial<HeadlineInputs>): HeadlineReport['id'] => decide(change).id;

describe('a person who was turned away although everything is in order', () => {
  it("is sent to IT: that is an action, and IT's turn", () => {
    expect(decide(turnedAway)).toMatchObject({
      state: 'action',
      id: 'still-refused',
      code: 'H23',
      turn: 'it',
      remedy: null,
    });
  });

  it.each([
    ['has not tried', untriedAccess],
    ['has tried and told nothing', tryAccess(1)],
    ['told that it worked', { triedAt: 1, told: { answer: 'worked', at: 2 } }],
  ] as const)('is not one who %s', (_what, access) => {
    expect(decide({ access: reportAccess(access, true) }).state).toBe('clear');
  });

  it.each(order.map(check => [check] as const))('hears of a failing %s first, whether it counts or not', check => {
    for (const blocks of [true, false]) {
      const headline = decide({
        ...turnedAway,
        checks: checks(checkReport(check, { ...fails, blocks, evidence: { code: 'P4' } })),
      });
      expect(headline.state).toBe(blocks ? 'blocked' : 'action');
      expect(headline.id).not.toBe('still-refused');
    }
  });

  it.each([
    ['a failing policy', { policies: failingPolicies }, 'policies-failing'],
    [
      'a failing policy that does not count',
      { policies: policiesReport({ items: [policy({ verdict: 'fail', blocks: false })] }) },
      'good-to-fix',
    ],
    ['a look of hours ago', { isOld: true }, 'not-checked-lately'],
    ['unknown policies', { policies: policiesUnknown }, 'policies-undetermined'],
    ['old policies', { policiesStale: true }, 'policies-stale'],
    ['a refetch under way', { refetch: refetchReport({ state: 'answered' }) }, 'refetch-under-way'],
    ['no network', trouble('unreachable', 'offline'), 'mac-offline'],
  ] as const)('hears of %s first', (_what, change, expected) => {
    expect(id({ ...turnedAway, ...change })).toBe(expected);
  });

  it('is told so instead of being sent off to sign in once more', () => {
    expect(id({ ...turnedAway, refetch: refetchReport({ state: 'settled' }) })).toBe('still-refused');
  });

  it('never outshines a failing check or policy that counts, in any snapshot whatever', () => {
    fc.assert(
      fc.property(anySnapshotInputs, inputs => {
        const access = { triedAt: 1, told: { answer: 'did-not-work', at: 2 } } as const;
        const snapshot = composeSnapshot({ ...inputs, access }, words);
        const blocking = [...snapshot.checks, ...snapshot.policies.items].some(
          one => one.blocks && one.verdict === 'fail',
        );
        if (blocking) expect(snapshot.headline.id).not.toBe('still-refused');
        if (snapshot.headline.id === 'still-refused')
          expect(snapshot.headline).toMatchObject({ state: 'action', turn: 'it' });
        expect(snapshot.headline.state).not.toBe('clear');
      }),
    );
  });
});

describe('an old snapshot', () => {
  it('says when it was not checked lately, instead of a green light', () => {
    for (const refetch of [refetchReport(), refetchReport({ state: 'settled' })]) {
      expect(decide({ isOld: true, refetch })).toMatchObject({
        state: 'unknown',
        id: 'not-checked-lately',
        turn: 'mac',
      });
    }
  });

  it('still says what was in the way: nothing speaks for its being gone', () => {
    expect(id({ isOld: true, policies: failingPolicies })).toBe('policies-failing');
    expect(id({ isOld: true, checks: checks(checkReport('mdm-enrollment', fails)) })).toBe('mdm-off');
    expect(id({ isOld: true, upstream: upstreamReport({ state: 'sign-in-required' }) })).toBe('sign-in-required');
  });

  it('says nothing of what was only good to fix, or not known then', () => {
    const mild = checkReport('management-agent', { verdict: 'attention', remedy: remedy('wake-agent') });
    for (const change of [
      { checks: checks(mild) },
      { policiesStale: true },
      trouble('unreachable', 'offline'),
      turnedAway,
    ]) {
      expect(id({ ...change, isOld: true })).toBe('not-checked-lately');
    }
  });

  it('is never clear, and an action only where the server wants a sign-in', () => {
    fc.assert(
      fc.property(anySnapshotInputs, inputs => {
        const { headline, upstream } = composeSnapshot({ ...inputs, isOld: true }, words);
        expect(headline.state).not.toBe('clear');
        if (headline.state === 'action') expect(upstream.state).toBe('sign-in-required');
      }),
    );
  });

  it('still follows a refetch that is under way', () => {
    const snapshot = composeSnapshot(snapshotInputs({ isOld: true, refetch: play(...toAccepted).state }), words);
    expect(snapshot.headline.id).toBe('refetch-under-way');
  });
});

describe('the network of this Mac', () => {
  it.each(['unreachable', 'error'] as const)('is named where it is what is missing (%s)', state => {
    expect(decide(trouble(state, 'offline'))).toMatchObject({ state: 'unknown', id: 'mac-offline', turn: 'you' });
    expect(decide(trouble(state, 'captive-portal'))).toMatchObject({
      state: 'unknown',
      id: 'network-sign-in',
      turn: 'you',
    });
  });

  it.each(['host-not-found', 'connection-lost', 'certificate-expired', 'proxy-failed'])(
    'is not blamed for %s',
    code => {
      expect(id(trouble('unreachable', code))).toBe('upstream-unreachable');
    },
  );

  it('is not blamed while the server answers', () => {
    expect(decide(trouble('ok', 'offline')).state).toBe('clear');
    expect(decide({ ...trouble('unlicensed', 'captive-portal'), policies: policiesUnknown }).state).toBe('clear');
  });
});

describe('a key that nobody renews', () => {
  const agent = (code: string) =>
    checks(
      checkReport('management-agent', {
        verdict: 'fail',
        problem: { code, text: 'an example' },
        remedy: remedy('ask-it-for-agent'),
      }),
    );

  it('is named only where the server refuses it and the agent is why', () => {
    const renewed = (state: UpstreamState, code: string) =>
      id({ checks: agent(code), upstream: upstreamReport({ state }) });
    expect(renewed('token-stale', 'token-not-renewed')).toBe('upstream-token-not-renewed');
    expect(renewed('token-stale', 'token-missing')).toBe('upstream-token-stale');
    expect(renewed('unreachable', 'token-not-renewed')).toBe('upstream-unreachable');
    expect(renewed('ok', 'token-not-renewed')).toBe('good-to-fix');
  });

  it('is known from the age of its file', () => {
    const renewed = (minutesAgo: number): HeadlineReport => {
      const tokenModifiedAt = new Date(Date.parse('2026-11-20T12:00:00Z') - minutesAgo * 60_000).toISOString();
      const stale = reading({ state: 'token-stale', problem: problem('token-stale'), policies: null, host: null });
      const agentFacts = facts({ fleetAgent: fleetAgent({ tokenModifiedAt }) });
      return composeSnapshot(snapshotInputs({ upstream: stale, facts: agentFacts }), words).headline;
    };
    expect(renewed(75)).toMatchObject({ id: 'upstream-token-stale', turn: 'mac' });
    expect(renewed(76)).toMatchObject({ id: 'upstream-token-not-renewed', turn: 'it', remedy: 'ask-it-for-agent' });
  });
});

describe('whatever the server says', () => {
  it('no trouble of it is ever a green light', () => {
    for (const state of upstreamFailures.filter(one => one !== 'unlicensed')) {
      expect(decide({ upstream: upstreamReport({ state }) }).state).not.toBe('clear');
    }
  });
});
