import type { ProblemCode } from '../../src-main/core/problem.ts';
import { problem } from '../../src-main/core/problem.ts';
import { stepRefetch } from '../../src-main/core/refetch.ts';
import type { RefetchEvent, RefetchStep } from '../../src-main/core/refetch-event.ts';
import { idleRefetch } from '../../src-main/core/refetch-state.ts';
import type { UpstreamFailure } from '../../src-main/core/upstream-failure.ts';
import type { HostReading } from '../../src-main/core/upstream-reading.ts';
import { host, serverInstant } from './examples.ts';

/** When the button was pressed, by this Mac's clock. */
export const pressedAt = Date.parse('2026-11-20T12:00:00Z');

/** So many seconds after the button was pressed. */
export function second(count: number): number {
  return pressedAt + count * 1000;
}

export function failure(
  upstreamState: UpstreamFailure['upstreamState'],
  code: ProblemCode,
  retryAfterMs: number | null = null,
): UpstreamFailure {
  return { upstreamState, problem: problem(code), retryAfterMs };
}
export const offline = failure('unreachable', 'offline');
export const tokenStale = failure('token-stale', 'token-stale');

export const press: RefetchEvent = { type: 'pressed', at: pressedAt, awaits: 'evaluation' };
export const pressUnlicensed: RefetchEvent = { ...press, awaits: 'answer' };
export function hostRead(at: number, change: Partial<HostReading> = {}): RefetchEvent {
  return { type: 'host-read', at: second(at), host: host(change) };
}
export function posted(at: number): RefetchEvent {
  return { type: 'posted', at: second(at), host: null };
}
export function policiesRead(at: number): RefetchEvent {
  return { type: 'policies-read', at: second(at) };
}
export function failed(at: number, what: UpstreamFailure): RefetchEvent {
  return { type: 'failed', at: second(at), failure: what, random: 0 };
}
export function due(at: number): RefetchEvent {
  return { type: 'due', at: second(at) };
}
export function cancelled(at: number): RefetchEvent {
  return { type: 'cancelled', at: second(at) };
}

/** What the server's record says while the Mac has not answered, and after. */
export const asked = { refetchRequested: true } as const;
export const answered = { detailUpdatedAt: serverInstant(0) } as const;
export const evaluated = { ...answered, policyUpdatedAt: serverInstant(0) } as const;

/** Lets events happen to an idle refetch; the answer is the last step. */
export function play(...events: readonly RefetchEvent[]): RefetchStep {
  return events.reduce<RefetchStep>(({ state }, event) => stepRefetch(state, event), {
    state: idleRefetch,
    effects: [],
  });
}

/** The usual way: pressed at 0 s, baseline at 1 s, accepted at 2 s, first read due at 6 s. */
export const toAccepted: readonly RefetchEvent[] = [press, hostRead(1), posted(2)];
export const toAnswered: readonly RefetchEvent[] = [...toAccepted, due(6), hostRead(6, answered)];
export const toEvaluated: readonly RefetchEvent[] = [...toAccepted, due(6), hostRead(6, evaluated)];
export const toQueued: readonly RefetchEvent[] = [press, failed(1, offline)];
export const toQueuedByServer: readonly RefetchEvent[] = [press, failed(1, failure('rate-limited', 'rate-limited'))];
export const toSettled: readonly RefetchEvent[] = [...toEvaluated, policiesRead(7)];
export const toStopped: readonly RefetchEvent[] = [...toAccepted, cancelled(3)];
