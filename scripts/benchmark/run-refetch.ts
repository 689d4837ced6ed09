import { isUnderWay, idleRefetch, type RefetchState } from '../../src-main/core/refetch-state.ts';
import { findRefusal, recordOutcome, type BackOff } from '../../src-main/core/back-off.ts';
import type { RefetchEffect, RefetchEvent } from '../../src-main/core/refetch-event.ts';
import { stepRefetch } from '../../src-main/core/refetch.ts';
import type { UpstreamFailure } from '../../src-main/core/upstream-failure.ts';
import type { HostReading } from '../../src-main/core/upstream-reading.ts';

export type RequestKind = Exclude<RefetchEffect['type'], 'wake'>;
/** What the server answers to a request, so many ms after the press. Answers take no time. */
export type RefetchServer = (request: RequestKind, at: number) => HostReading | UpstreamFailure | 'done';

export type RefetchRun = {
  readonly requests: readonly { readonly kind: RequestKind; readonly at: number; readonly isRefused: boolean }[];
  /** When the final policies were read; null where it did not come to that. */
  readonly settledAt: number | null;
};

/** This Mac's clock at the press; only differences count. */
const pressedAt = Date.parse('2026-11-20T12:00:00Z');

/** Lets the product's refetch machine run against a server; waits are added, not waited for. */
export function runRefetch(server: RefetchServer, random: () => number, untilMs: number): RefetchRun {
  const requests: { kind: RequestKind; at: number; isRefused: boolean }[] = [];
  let now = 0;
  let state: RefetchState = idleRefetch;
  let backOff: BackOff | null = null;
  const waiting: RefetchEffect[] = [];
  const happen = (event: RefetchEvent): void => {
    const step = stepRefetch(state, event);
    state = step.state;
    waiting.push(...step.effects);
  };
  happen({ type: 'pressed', at: pressedAt, awaits: 'evaluation' });
  for (let effect = waiting.shift(); effect !== undefined && isUnderWay(state.state); effect = waiting.shift()) {
    if (effect.type === 'wake') {
      now = Math.max(effect.at - pressedAt, now);
      if (now > untilMs) break;
      happen({ type: 'due', at: pressedAt + now });
      continue;
    }
    const when = { at: pressedAt + now, random: random() };
    const answer = server(effect.type, now);
    const failure = answer !== 'done' && 'upstreamState' in answer ? answer : null;
    requests.push({ kind: effect.type, at: now, isRefused: failure !== null });
    // The client beneath the machine adds its own back-off to what the server asked for.
    backOff = recordOutcome(backOff, { ...when, failure });
    happen(eventOf(effect.type, failure === null ? answer : (findRefusal(backOff, when.at) ?? failure), when));
  }
  return { requests, settledAt: state.state === 'settled' ? now : null };
}

/** Chance stands beside the instant for whatever event takes it. */
function eventOf(
  kind: RequestKind,
  answer: ReturnType<RefetchServer>,
  when: { readonly at: number; readonly random: number },
): RefetchEvent {
  if (answer === 'done') {
    return kind === 'post' ? { type: 'posted', at: when.at, host: null } : { type: 'policies-read', at: when.at };
  }
  if ('upstreamState' in answer) return { type: 'failed', failure: answer, ...when };
  return { type: 'host-read', at: when.at, host: answer };
}

/** How many requests were sent from the POST on, it included, up to so many ms after it. */
export function requestsSincePost({ requests }: RefetchRun, withinMs = Number.POSITIVE_INFINITY): number {
  const postedAt = requests.find(({ kind, isRefused }) => kind === 'post' && !isRefused)?.at;
  if (postedAt === undefined) return 0;
  const first = requests.findIndex(({ kind }) => kind === 'post');
  return requests.slice(first).filter(({ at }) => at - postedAt <= withinMs).length;
}
