import { elapsedMs, isAfter } from './instants.ts';
import { pollDelayMs } from './poll-plan.ts';
import type { ProblemCode } from './problem.ts';
import type { RefetchStep } from './refetch-event.ts';
import { isGap, isTimedOut, move, stop } from './refetch-move.ts';
import { patienceMs, type RefetchState } from './refetch-state.ts';
import type { HostReading } from './upstream-reading.ts';

type Reading = { readonly at: number; readonly host: HostReading };

const silentDetailsMs = 120 * 60_000;

/** The reading before the POST: what every later one is compared with. */
export function takeBaseline(state: RefetchState, { at, host }: Reading): RefetchStep {
  const known = {
    baseline: { detailUpdatedAt: host.detailUpdatedAt, policyUpdatedAt: host.policyUpdatedAt },
    distributedIntervalMs: host.distributedIntervalMs,
    tokenStaleSince: null,
    failures: 0,
    reason: null,
  };
  if (!host.refetchRequested) return move(state, at, known).effect({ type: 'post' });
  // Somebody asked already and the Mac has yet to answer: asking again would change nothing, so that one is followed.
  const joined = { ...known, state: 'accepted', postedAt: at, isJoined: true } as const;
  return move(state, at, joined).wake(at + pollDelayMs(0, host.distributedIntervalMs));
}

/** Reads the server's record while the Mac is expected to answer; only the server's stamps are compared. */
export function follow(state: RefetchState, { at, host }: Reading): RefetchStep {
  const { distributedIntervalMs } = host;
  const fresh = { failures: 0, tokenStaleSince: null, lastReadAt: at, distributedIntervalMs };
  const answered = !host.refetchRequested && isAfter(host.detailUpdatedAt, state.baseline?.detailUpdatedAt ?? null);
  if (answered && (state.awaits === 'answer' || host.licensed === false)) {
    return move(state, at, { ...fresh, state: 'settled', reason: null }).done();
  }
  const evaluated = isAfter(host.policyUpdatedAt, state.baseline?.policyUpdatedAt ?? null);
  if (answered && (evaluated || state.awaits === 'list')) {
    return move(state, at, { ...fresh, state: 'evaluated', reason: null }).effect({ type: 'read-policies' });
  }
  if (isTimedOut(state, at)) return stop(state, at, 'timed-out');
  // Patience is for time in which the server was watched, not for time that this Mac slept through.
  const [clearedBefore, silentBefore] = isGap(state, at) ? [null, null] : [state.clearedSince, state.silentSince];
  const clearedSince = host.refetchRequested ? null : (clearedBefore ?? at);
  if (clearedSince !== null && at - clearedSince >= patienceMs) return stop(state, at, 'results-missing');
  const silentSince = isSilent(host) && !answered ? (silentBefore ?? at) : null;
  if (silentSince !== null && at - silentSince >= patienceMs) return stop(state, at, 'agent-not-answering');
  const reason: ProblemCode | null = silentSince === null ? null : 'agent-not-answering';
  const next = { ...fresh, clearedSince, silentSince, reason, ...(answered ? { state: 'answered' as const } : {}) };
  return move(state, at, next).wake(at + pollDelayMs(at - (state.postedAt ?? at), distributedIntervalMs));
}

function isSilent(host: HostReading): boolean {
  if (host.online === false) return true;
  return (elapsedMs(host.detailUpdatedAt, host.serverNow) ?? 0) > silentDetailsMs;
}
