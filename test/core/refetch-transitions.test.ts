import { describe, expect, it } from 'vitest';
import type { RefetchEffect, RefetchEvent } from '../../src-main/core/refetch-event.ts';
import type { RefetchState } from '../../src-main/core/refetch-state.ts';
import { serverInstant } from './examples.ts';
import {
  answered,
  asked,
  due,
  evaluated,
  failed,
  failure,
  hostRead,
  offline,
  play,
  policiesRead,
  posted,
  press,
  pressedAt,
  pressUnlicensed,
  second,
  toAccepted,
  toAnswered,
  toEvaluated,
  tokenStale,
  toQueued,
} from './refetch-events.ts';

const readHost: RefetchEffect = { type: 'read-host' };
const post: RefetchEffect = { type: 'post' };
const readPolicies: RefetchEffect = { type: 'read-policies' };
const wake = (at: number): RefetchEffect => ({ type: 'wake', at: second(at) });
const signIn = failure('sign-in-required', 'sign-in-required');
const rateLimited = (retryAfterMs: number | null) => failure('rate-limited', 'rate-limited', retryAfterMs);
const unlicensed = failure('unlicensed', 'unlicensed');
const badUrl = failure('misconfigured', 'url-not-https');

type Row = {
  readonly when: string;
  readonly before: readonly RefetchEvent[];
  readonly event: RefetchEvent;
  readonly state: Partial<RefetchState>;
  readonly effect: RefetchEffect | null;
};
function row(when: string, before: readonly RefetchEvent[], then: Omit<Row, 'when' | 'before'>): Row {
  return { when, before, ...then };
}
const queued = (reason: RefetchState['reason'], at: number) =>
  ({ state: 'queued', reason, nextTryAt: second(at) }) as const;
const toPost: readonly RefetchEvent[] = [press, hostRead(1)];

const asking: readonly Row[] = [
  row('pressed', [], { event: press, state: { state: 'requesting', startedAt: pressedAt }, effect: readHost }),
  row('the baseline is read', [press], {
    event: hostRead(1),
    state: {
      state: 'requesting',
      baseline: { detailUpdatedAt: serverInstant(20), policyUpdatedAt: serverInstant(20) },
    },
    effect: post,
  }),
  row('the server accepts', toPost, {
    event: posted(2),
    state: { state: 'accepted', postedAt: second(2), reason: null },
    effect: wake(6),
  }),
  row('offline', [press], { event: failed(1, offline), state: queued('offline', 61), effect: wake(61) }),
  row('the server has an error', [press], {
    event: failed(1, failure('error', 'server-error')),
    state: queued('server-error', 61),
    effect: wake(61),
  }),
  row('asked to wait for longer', [press], {
    event: failed(1, rateLimited(90_000)),
    state: queued('rate-limited', 91),
    effect: wake(91),
  }),
  row('asked to wait for less than a minute', [press], {
    event: failed(1, rateLimited(5_000)),
    state: queued('rate-limited', 61),
    effect: wake(61),
  }),
  row('the POST fails', toPost, { event: failed(2, offline), state: queued('offline', 62), effect: wake(62) }),
  row('the key is not accepted', [press], {
    event: failed(1, tokenStale),
    state: { state: 'requesting', reason: 'token-stale', tokenStaleSince: second(1) },
    effect: wake(6),
  }),
  row('the key is looked at again', [press, failed(1, tokenStale)], {
    event: due(6),
    state: { state: 'requesting' },
    effect: readHost,
  }),
  row('the new key is accepted', [press, failed(1, tokenStale), due(6)], {
    event: hostRead(6),
    state: { state: 'requesting', reason: null, tokenStaleSince: null },
    effect: post,
  }),
  row('the time to try again has come', toQueued, {
    event: due(61),
    state: { state: 'requesting', nextTryAt: null },
    effect: readHost,
  }),
  row('the second try fails as well', [...toQueued, due(61)], {
    event: failed(62, offline),
    state: queued('offline', 182),
    effect: wake(182),
  }),
  row('the server is back', [...toQueued, due(61)], { event: hostRead(62), state: { reason: null }, effect: post }),
  ...[signIn, badUrl, unlicensed, failure('none', 'no-upstream')].map(what =>
    row(`the server is ${what.upstreamState} at first`, [press], {
      event: failed(1, what),
      state: { state: 'stopped', reason: what.problem.code },
      effect: null,
    }),
  ),
];

const following: readonly Row[] = [
  row('a read is due', toAccepted, { event: due(6), state: { state: 'accepted' }, effect: readHost }),
  row('the flag is still set', toAccepted, {
    event: hostRead(6, asked),
    state: { state: 'accepted', clearedSince: null },
    effect: wake(8),
  }),
  row('the flag is set although the stamps moved', toAccepted, {
    event: hostRead(6, { ...evaluated, ...asked }),
    state: { state: 'accepted' },
    effect: wake(8),
  }),
  row('the flag is cleared and nothing moved', toAccepted, {
    event: hostRead(6),
    state: { state: 'accepted', clearedSince: second(6) },
    effect: wake(8),
  }),
  row('only the policies moved', toAccepted, {
    event: hostRead(6, { policyUpdatedAt: serverInstant(0) }),
    state: { state: 'accepted' },
    effect: wake(8),
  }),
  row('the stamps moved backwards', toAccepted, {
    event: hostRead(6, { detailUpdatedAt: serverInstant(30), policyUpdatedAt: serverInstant(30) }),
    state: { state: 'accepted' },
    effect: wake(8),
  }),
  row('the Mac has answered', toAccepted, {
    event: hostRead(6, answered),
    state: { state: 'answered', reason: null },
    effect: wake(8),
  }),
  row('the Mac has answered and the policies were evaluated', toAccepted, {
    event: hostRead(6, evaluated),
    state: { state: 'evaluated' },
    effect: readPolicies,
  }),
  row('the Mac has answered and there is nothing to evaluate', [pressUnlicensed, ...toAccepted.slice(1)], {
    event: hostRead(6, answered),
    state: { state: 'settled', reason: null, nextTryAt: null },
    effect: null,
  }),
  row('a Mac that had never reported has answered', [press, hostRead(1, { detailUpdatedAt: null }), posted(2)], {
    event: hostRead(6, answered),
    state: { state: 'answered' },
    effect: wake(8),
  }),
  row('the server calls this Mac offline', toAccepted, {
    event: hostRead(6, { ...asked, online: false }),
    state: { state: 'accepted', reason: 'agent-not-answering', silentSince: second(6) },
    effect: wake(8),
  }),
  row('the details are older than two hours', toAccepted, {
    event: hostRead(6, { ...asked, detailUpdatedAt: serverInstant(121) }),
    state: { state: 'accepted', reason: 'agent-not-answering' },
    effect: wake(8),
  }),
  row('the details are two hours old to the minute', toAccepted, {
    event: hostRead(6, { ...asked, detailUpdatedAt: serverInstant(120) }),
    state: { state: 'accepted', reason: null },
    effect: wake(8),
  }),
  row('this Mac is called online again', [...toAccepted, hostRead(6, { ...asked, online: false })], {
    event: hostRead(8, asked),
    state: { state: 'accepted', reason: null, silentSince: null },
    effect: wake(10),
  }),
  row('a Mac that is called offline has answered', toAccepted, {
    event: hostRead(6, { ...answered, online: false }),
    state: { state: 'answered', reason: null },
    effect: wake(8),
  }),
  row('the network goes', toAccepted, {
    event: failed(6, offline),
    state: { state: 'accepted', reason: 'offline', nextTryAt: second(66) },
    effect: wake(66),
  }),
  row('the key is replaced', toAccepted, {
    event: failed(6, tokenStale),
    state: { state: 'accepted', reason: 'token-stale' },
    effect: wake(11),
  }),
  row('the network goes half an hour after the POST', toAccepted, {
    event: failed(1802, offline),
    state: { state: 'stopped', reason: 'timed-out' },
    effect: null,
  }),
  row('a sign-in is wanted', toAccepted, {
    event: failed(6, signIn),
    state: { state: 'stopped', reason: 'sign-in-required', nextTryAt: null },
    effect: null,
  }),
];

const ending: readonly Row[] = [
  row('a read is due after the answer', toAnswered, { event: due(8), state: { state: 'answered' }, effect: readHost }),
  row('the policies lag', toAnswered, {
    event: hostRead(8, answered),
    state: { state: 'answered', clearedSince: second(6) },
    effect: wake(10),
  }),
  row('somebody asked once more meanwhile', toAnswered, {
    event: hostRead(8, { ...answered, ...asked }),
    state: { state: 'answered' },
    effect: wake(10),
  }),
  row('the policies were evaluated after the answer', toAnswered, {
    event: hostRead(8, evaluated),
    state: { state: 'evaluated' },
    effect: readPolicies,
  }),
  row('the network goes after the answer', toAnswered, {
    event: failed(8, offline),
    state: { state: 'answered', reason: 'offline' },
    effect: wake(68),
  }),
  row('the policies are read', toEvaluated, {
    event: policiesRead(7),
    state: { state: 'settled', reason: null, nextTryAt: null, updatedAt: second(7) },
    effect: null,
  }),
  row('the network goes before the policies are read', toEvaluated, {
    event: failed(7, offline),
    state: { state: 'evaluated', reason: 'offline', nextTryAt: second(67) },
    effect: wake(67),
  }),
  row('the policies are due again', [...toEvaluated, failed(7, offline)], {
    event: due(67),
    state: { state: 'evaluated' },
    effect: readPolicies,
  }),
  row('the key is replaced before the policies are read', toEvaluated, {
    event: failed(7, tokenStale),
    state: { state: 'evaluated', reason: 'token-stale' },
    effect: wake(12),
  }),
  row('the licence turns out to have no policies', toEvaluated, {
    event: failed(7, unlicensed),
    state: { state: 'settled', reason: null },
    effect: null,
  }),
  row('a sign-in is wanted for the policies', toEvaluated, {
    event: failed(7, signIn),
    state: { state: 'stopped', reason: 'sign-in-required' },
    effect: null,
  }),
];

describe('the refetch', () => {
  it.each([...asking, ...following, ...ending])('moves on when $when', ({ before, event, state, effect }) => {
    const step = play(...before, event);
    expect(step.state).toMatchObject(state);
    expect(step.effects).toEqual(effect === null ? [] : [effect]);
  });
});
