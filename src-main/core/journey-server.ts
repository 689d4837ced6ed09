import type { PoliciesReport, UpstreamReport } from '../contract/snapshot.ts';
import type { JourneyInputs, Stop } from './journey-stop.ts';
import { turnOfQueue, turnOfUpstream } from './turns.ts';

/** Whether the server was asked to check this Mac again, or has heard from it anyway. */
export function askedStop(inputs: JourneyInputs): Stop {
  const { refetch, upstream, policies, stopReason, waitReason, wasPosted, isJoined } = inputs;
  const done = isJoined ? 'journey.asked.joined' : 'journey.asked.done';
  switch (refetch.state) {
    case 'requesting':
      return {
        state: 'current',
        basis: 'observed',
        at: refetch.startedAt,
        turn: 'mac',
        text: waitReason === null ? 'journey.asked.requesting' : `problem.${waitReason}`,
      };
    case 'queued':
      return {
        state: 'current',
        basis: 'observed',
        at: refetch.updatedAt,
        turn: turnOfQueue(upstream),
        text: waitReason === null ? 'journey.asked.queued' : `problem.${waitReason}`,
      };
    case 'accepted':
    case 'answered':
    case 'evaluated':
    case 'telling':
    case 'confirmed':
    case 'settled':
      return { state: 'done', basis: 'observed', at: refetch.startedAt, turn: 'nobody', text: done };
    case 'stopped':
      // What the person stopped is not stuck: then it stands as if nobody had asked.
      if (stopReason === null || stopReason === 'cancelled') return askedWithoutRefetch(upstream, policies);
      if (wasPosted) {
        return { state: 'done', basis: 'observed', at: refetch.startedAt, turn: 'nobody', text: done };
      }
      return {
        state: 'failed',
        basis: 'observed',
        at: refetch.updatedAt,
        turn: turnOfUpstream(upstream),
        text: `problem.${stopReason}`,
      };
    case 'idle':
      return askedWithoutRefetch(upstream, policies);
  }
}

function askedWithoutRefetch(upstream: UpstreamReport, policies: PoliciesReport): Stop {
  const isSwitchedOff = upstream.kind === 'none' && upstream.state === 'none' && upstream.problem === null;
  if (policies.state === 'none' || isSwitchedOff) {
    return { state: 'done', basis: 'assumed', at: null, turn: 'nobody', text: 'journey.asked.switched-off' };
  }
  if (upstream.state !== 'ok' && upstream.state !== 'unlicensed') {
    return {
      state: 'unknown',
      basis: 'assumed',
      at: null,
      turn: turnOfUpstream(upstream),
      text: 'journey.asked.unknown',
    };
  }
  // Fleet's agent reports hourly by itself; the server's stamp of its last report is what can be observed.
  return upstream.macLastSeenAt === null
    ? { state: 'pending', basis: 'observed', at: null, turn: 'mac', text: 'journey.asked.pending' }
    : {
        state: 'done',
        basis: 'observed',
        at: upstream.macLastSeenAt,
        turn: 'nobody',
        text: 'journey.asked.reported-in',
      };
}

/** Whether the server has evaluated the policies that count. */
export function evaluatedStop({
  refetch,
  policies,
  policiesStale,
  upstream,
  stopReason,
  wasPosted,
  usualSeconds,
  waitReason,
}: JourneyInputs): Stop {
  const at = policies.evaluatedAt;
  if (policies.state === 'none') {
    return { state: 'done', basis: 'assumed', at: null, turn: 'nobody', text: 'journey.evaluated.switched-off' };
  }
  if (refetch.state === 'requesting' || refetch.state === 'queued') {
    return { state: 'pending', basis: 'observed', at, turn: 'mac', text: 'journey.evaluated.pending' };
  }
  if (refetch.state === 'accepted') {
    const now = { state: 'current', basis: 'observed', at: null, turn: 'mac' } as const;
    if (waitReason === 'agent-not-answering') return { ...now, text: 'journey.evaluated.silent' };
    if (waitReason !== null) return { ...now, text: `problem.${waitReason}` };
    return usualSeconds === null
      ? { ...now, text: 'journey.evaluated.waiting' }
      : { ...now, text: 'journey.evaluated.waiting-usual', args: asDuration(usualSeconds) };
  }
  if (refetch.state === 'answered' || refetch.state === 'evaluated') {
    return {
      state: 'current',
      basis: 'observed',
      at: refetch.updatedAt,
      turn: 'management',
      text: refetch.state === 'answered' ? 'journey.evaluated.answered' : 'journey.evaluated.read',
    };
  }
  if (wasPosted && stopReason !== null && stopReason !== 'cancelled') {
    return { state: 'failed', basis: 'observed', at: refetch.updatedAt, turn: 'mac', text: `problem.${stopReason}` };
  }
  if (isUnlicensed({ policies, upstream })) {
    return { state: 'unknown', basis: 'assumed', at: null, turn: 'nobody', text: 'journey.evaluated.unlicensed' };
  }
  if (policies.state === 'unknown') {
    return {
      state: 'unknown',
      basis: 'assumed',
      at,
      turn: turnOfUpstream(upstream),
      text: 'journey.evaluated.unknown',
    };
  }
  const blocking = policies.items.filter(item => item.blocks);
  const failing = blocking.filter(item => item.verdict === 'fail').length;
  if (failing > 0) {
    return {
      state: 'failed',
      basis: 'observed',
      at,
      turn: 'you',
      text: 'journey.evaluated.failing',
      args: { count: failing },
    };
  }
  // An old result is silence: it does not stand for now.
  if (policiesStale) return { state: 'unknown', basis: 'assumed', at, turn: 'mac', text: 'journey.evaluated.unknown' };
  return blocking.some(item => item.verdict !== 'pass')
    ? { state: 'pending', basis: 'observed', at, turn: 'mac', text: 'journey.evaluated.pending' }
    : { state: 'done', basis: 'observed', at, turn: 'nobody', text: 'journey.evaluated.done' };
}

/** Whole minutes from two minutes on: nobody counts 145 seconds. */
function asDuration(seconds: number): { readonly count: number; readonly unit: 'seconds' | 'minutes' } {
  return seconds < 120 ? { count: seconds, unit: 'seconds' } : { count: Math.round(seconds / 60), unit: 'minutes' };
}

/** No licence for policies, and none known from before: then there is nothing to evaluate. */
export function isUnlicensed({ policies, upstream }: Pick<JourneyInputs, 'policies' | 'upstream'>): boolean {
  return upstream.state === 'unlicensed' && policies.state === 'unknown';
}
