import { elapsedMs } from '../instants.ts';
import type { RegistrationMemory } from '../registration-memory.ts';
import { aspectOf, emptyState, type ChangeEvent, type TimelineEvent, type TimelineState } from './event.ts';

/** Two tellings within this time are of one and the same try. */
const sameTryMs = 120_000;

/** What the events add up to, beginning with what earlier ones did. */
export function fold(events: readonly TimelineEvent[], from: TimelineState = emptyState): TimelineState {
  return events.reduce((state, event) => (event.kind === 'kept' ? event.state : apply(state, event)), from);
}

function apply(state: TimelineState, event: ChangeEvent): TimelineState {
  const { kind, at, to } = event;
  if (kind === 'registration-tried') {
    const sinceLast = elapsedMs(state.lastTriedAt, at);
    // A clock that was set back in between does not make two of one.
    const isSame = sinceLast !== undefined && Math.abs(sinceLast) < sameTryMs;
    return isSame ? state : { ...state, untested: state.untested + 1, lastTriedAt: at };
  }
  if (kind === 'try-in-vain') return { ...state, tries: state.tries + state.untested, untested: 0 };
  if (kind === 'first-look' || to === null) return state;
  const before = valueOf(state, event);
  const next = { ...state, values: { ...state.values, [aspectOf(event)]: to } };
  if (kind === 'device-id' && before !== undefined && before !== to) return { ...next, earlierDeviceId: before };
  return kind === 'registration' && endsTries(before, to)
    ? { ...next, tries: 0, untested: 0, lastTriedAt: null }
    : next;
}

/** It took hold; or P4 begins after another trouble, which earlier tries were about. */
function endsTries(before: string | undefined, code: string): boolean {
  return code === 'P0' || (code === 'P4' && before !== undefined && before !== code);
}

/** The last known value of what an event is about. */
export function valueOf(state: TimelineState, of: Pick<ChangeEvent, 'kind' | 'of'>): string | undefined {
  const aspect = aspectOf(of);
  return Object.hasOwn(state.values, aspect) ? state.values[aspect] : undefined;
}

/** What decisions about the registration are told of earlier looks. */
export function memoryOf({ earlierDeviceId, tries }: TimelineState): RegistrationMemory {
  return { earlierDeviceId, tries };
}
