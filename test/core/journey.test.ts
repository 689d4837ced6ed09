import { describe, expect, it } from 'vitest';
import { remedyActions } from '../../src-main/contract/ids.ts';
import type { UpstreamState } from '../../src-main/contract/snapshot.ts';
import type { JourneyInputs } from '../../src-main/core/journey-stop.ts';
import { refetchStates } from './arbitraries.ts';
import {
  checkReport,
  observedAt,
  policiesNone,
  policiesReport,
  policiesUnknown,
  policy,
  serverInstant,
  upstreamReport,
  words,
} from './examples.ts';
import { draw, failing, pending, refetching, startedAt, stop, withPolicies } from './journey-inputs.ts';

/** State, basis and turn of every stop, in a line each. */
function lines(change: Partial<JourneyInputs>): readonly string[] {
  return draw(change).map(({ stop: name, state, basis, turn }) => `${name} ${state} ${basis} ${turn}`);
}

const mac = 'mac done observed nobody';

describe('the journey', () => {
  it('always has the five stops, in their order', () => {
    const stops = ['mac', 'asked', 'evaluated', 'told', 'access'];
    expect(draw({}).map(one => one.stop)).toEqual(stops);
    expect(draw({ checks: [], policies: policiesUnknown }).map(one => one.stop)).toEqual(stops);
  });

  it.each([
    [
      'requesting',
      'asked current observed mac',
      'evaluated pending observed mac',
      'told pending assumed management',
      'access pending assumed nobody',
    ],
    [
      'queued',
      'asked current observed mac',
      'evaluated pending observed mac',
      'told pending assumed management',
      'access pending assumed nobody',
    ],
    [
      'accepted',
      'asked done observed nobody',
      'evaluated current observed mac',
      'told pending assumed management',
      'access pending assumed nobody',
    ],
    [
      'answered',
      'asked done observed nobody',
      'evaluated current observed management',
      'told pending assumed management',
      'access pending assumed nobody',
    ],
    [
      'evaluated',
      'asked done observed nobody',
      'evaluated current observed management',
      'told pending assumed management',
      'access pending assumed nobody',
    ],
    [
      'settled',
      'asked done observed nobody',
      'evaluated done observed nobody',
      'told done assumed nobody',
      'access pending assumed you',
    ],
    [
      'stopped',
      'asked done observed nobody',
      'evaluated done observed nobody',
      'told done assumed nobody',
      'access pending assumed you',
    ],
    [
      'idle',
      'asked done observed nobody',
      'evaluated done observed nobody',
      'told done assumed nobody',
      'access pending assumed you',
    ],
  ] as const)('of a Mac in order, while a refetch is %s', (state, ...others) => {
    expect(lines(refetching(state))).toEqual([mac, ...others]);
  });

  it.each([
    ['a failing policy', failing, 'evaluated failed observed you', 'told done assumed nobody'],
    ['a pending policy', pending, 'evaluated pending observed mac', 'told pending assumed management'],
    [
      'a failing policy that does not count',
      withPolicies(policy({ verdict: 'fail', blocks: false })),
      'evaluated done observed nobody',
      'told done assumed nobody',
    ],
    ['no policy at all', withPolicies(), 'evaluated done observed nobody', 'told done assumed nobody'],
    [
      'unknown policies',
      { policies: policiesUnknown },
      'evaluated unknown assumed nobody',
      'told unknown assumed management',
    ],
    ['old results', { policiesStale: true }, 'evaluated unknown assumed mac', 'told unknown assumed management'],
    [
      'old results, one of them a fail',
      { ...failing, policiesStale: true },
      'evaluated failed observed you',
      'told done assumed nobody',
    ],
    [
      'no upstream, by IT',
      { policies: policiesNone, upstream: upstreamReport({ state: 'none' }) },
      'evaluated done assumed nobody',
      'told unknown assumed nobody',
    ],
  ] as const)('with %s', (...[, change, evaluated, told]) => {
    expect(lines(change).slice(2, 4)).toEqual([evaluated, told]);
  });

  it('after a refetch that settled without a licence says that Microsoft is usually told, and to try', () => {
    const unlicensed = { upstream: upstreamReport({ state: 'unlicensed' }), policies: policiesUnknown };
    expect(lines({ ...unlicensed, ...refetching('settled') })).toEqual([
      mac,
      'asked done observed nobody',
      'evaluated unknown assumed nobody',
      'told done assumed nobody',
      'access pending assumed you',
    ]);
    expect(lines(unlicensed).slice(3)).toEqual(['told unknown assumed management', 'access unknown assumed nobody']);
  });

  it('says when: the look, the press, the evaluation', () => {
    expect(draw(refetching('settled')).map(({ at }) => at)).toEqual([
      observedAt,
      startedAt,
      serverInstant(20),
      null,
      null,
    ]);
  });
});

describe('the first stop', () => {
  const turnOn = {
    id: 'turn-on-mdm',
    steps: words.steps('turn-on-mdm'),
    action: remedyActions['turn-on-mdm'],
  } as const;

  it('fails with the first check that counts and fails, and names whose turn it is', () => {
    const check = checkReport('mdm-enrollment', { verdict: 'fail', remedy: turnOn });
    expect(stop('mac', { checks: [check] })).toMatchObject({
      state: 'failed',
      basis: 'observed',
      turn: 'you',
      text: words.say('journey.mac.failed', { title: check.title }),
    });
  });

  it.each([
    ['a failing check that does not count', checkReport('management-agent', { verdict: 'fail' }), 'done'],
    ['failing policies, which are a later stop', checkReport('upstream-policies', { verdict: 'fail' }), 'done'],
    ['an undetermined check', checkReport('company-portal', { verdict: 'undetermined' }), 'unknown'],
  ] as const)('with %s', (_what, check, state) => {
    expect(stop('mac', { checks: [checkReport('mdm-enrollment'), check] })?.state).toBe(state);
  });

  it('is unknown where nothing counts', () => {
    expect(stop('mac', { checks: [] })?.state).toBe('unknown');
  });
});

describe('the second stop without a refetch', () => {
  it('is pending until the server has heard of this Mac', () => {
    expect(stop('asked', { upstream: upstreamReport({ macLastSeenAt: null }) })).toMatchObject({
      state: 'pending',
      turn: 'mac',
      at: null,
    });
    expect(stop('asked', {})?.at).toBe(serverInstant(1));
  });

  it.each([
    ['unreachable', 'you'],
    ['token-stale', 'mac'],
    ['sign-in-required', 'you'],
    ['rate-limited', 'management'],
    ['misconfigured', 'it'],
    ['error', 'management'],
    ['none', 'it'],
  ] as const)('is unknown while the server is %s', (state, turn) => {
    expect(stop('asked', { upstream: upstreamReport({ state }), policies: policiesUnknown })).toMatchObject({
      state: 'unknown',
      basis: 'assumed',
      turn,
    });
  });
});

describe('the last stop', () => {
  const invites = (change: Partial<JourneyInputs>) => stop('access', change)?.text === words.say('journey.access.try');
  const away: readonly UpstreamState[] = ['unreachable', 'token-stale', 'sign-in-required', 'rate-limited', 'error'];

  it('invites to try where everything before it is done', () => {
    expect(invites({})).toBe(true);
    expect(invites(refetching('settled'))).toBe(true);
  });

  it.each([
    ['a check fails', { checks: [checkReport('company-portal', { verdict: 'fail' })] }],
    ['a check is undetermined', { checks: [checkReport('company-portal', { verdict: 'undetermined' })] }],
    ['a policy fails', failing],
    ['a policy is pending', pending],
    ['a policy is pending again after a refetch', { ...pending, ...refetching('settled') }],
    ['the results are old', { policiesStale: true }],
    ['the results have grown old since the refetch', { policiesStale: true, ...refetching('settled') }],
    ['the policies are unknown', { policies: policiesUnknown }],
    ['IT set no upstream', { policies: policiesNone, upstream: upstreamReport({ state: 'none' }) }],
    ['a refetch is under way', refetching('accepted')],
  ] as const)('does not invite while %s', (_what, change) => {
    expect(invites(change)).toBe(false);
  });

  it.each(away)('does not invite while the server is %s, whatever it said before', state => {
    expect(invites({ upstream: upstreamReport({ state }) })).toBe(false);
    expect(stop('access', { upstream: upstreamReport({ state }) })?.state).toBe('unknown');
  });
});

describe('in every situation', () => {
  const policiesOf = [policiesReport(), failing.policies, pending.policies, policiesUnknown, policiesNone];
  const upstreams: readonly UpstreamState[] = ['ok', 'unlicensed', 'none', 'unreachable', 'sign-in-required'];
  const all = refetchStates.flatMap(state =>
    policiesOf.flatMap(policies =>
      upstreams.map(upstream => ({ ...refetching(state), policies, upstream: upstreamReport({ state: upstream }) })),
    ),
  );

  it('what Microsoft was told is assumed, and access is never done', () => {
    for (const change of all) {
      expect(stop('told', change)?.basis).toBe('assumed');
      expect(stop('access', change)?.state).not.toBe('done');
    }
  });

  it('policies count as evaluated only by their results, or where IT wants none', () => {
    for (const change of all) {
      const evaluated = stop('evaluated', change);
      if (evaluated?.state !== 'done') continue;
      expect(change.policies.state).toBe(evaluated.basis === 'observed' ? 'known' : 'none');
      expect(change.policies.items.every(item => item.verdict === 'pass')).toBe(true);
    }
  });
});
