import { elapsedMs } from '../instants.ts';
import type { RegistrationMemory } from '../registration-memory.ts';
import { keptForMs } from './kept-for.ts';
import { aspectOf, emptyState, type ChangeEvent, type TimelineEvent, type TimelineState } from './event.ts';

/** Nobody goes through registration anew within this time: what is told then is the try that was judged just now. */
const sameTryMs = 120_000;

/** What the events add up to, beginning with what earlier ones did. */
export function fold(events: readonly TimelineEvent[], from: TimelineState = emptyState): TimelineState {
  const folded = events.reduce(
    (state, event) => (event.kind === 'kept' ? open(event.state) : apply(state, event)),
    open(from),
  );
  return { ...folded, values: Object.fromEntries(folded.values) };
}

/** The values in one place that is written to: a copy for each event would take for ever over a file that somebody filled. */
type Folding = Omit<TimelineState, 'values'> & { readonly values: Map<string, string> };

function open(state: TimelineState): Folding {
  return { ...state, values: new Map(Object.entries(state.values)) };
}

function apply(state: Folding, event: ChangeEvent): Folding {
  const { kind, at, to } = event;
  if (kind === 'registration-tried') {
    // Until a look has judged it, it is one try however often it is told; the look counts from the last telling.
    if (state.untested > 0) return { ...state, lastTriedAt: at };
    const sinceLast = elapsedMs(state.lastTriedAt, at);
    // A clock that was set back in between does not make two of one.
    const isSame = sinceLast !== undefined && Math.abs(sinceLast) < sameTryMs;
    return isSame ? state : { ...state, untested: 1, lastTriedAt: at };
  }
  if (kind === 'try-in-vain') return { ...state, tries: state.tries + Math.min(state.untested, 1), untested: 0 };
  if (kind === 'first-look' || to === null) return state;
  const aspect = aspectOf(event);
  const before = state.values.get(aspect);
  state.values.set(aspect, to);
  if (kind === 'device-id' && before !== undefined && before !== to) return withDevice(state, before, event);
  if (kind !== 'registration') return state;
  // Signed out and in again is the same registration.
  const evaluatedBefore = to === 'P8' || before === 'P8' ? state.evaluatedBefore : (event.evaluatedBefore ?? null);
  return { ...state, evaluatedBefore, ...(endsTries(before, to) ? { tries: 0, untested: 0, lastTriedAt: null } : {}) };
}

/** An id that comes back is no other one: nothing has been mixed up any more. */
function withDevice(state: Folding, before: string, { at, to }: ChangeEvent): Folding {
  const isBack = state.earlierDeviceId === to;
  return { ...state, earlierDeviceId: isBack ? null : before, deviceChangedAt: isBack ? null : at };
}

/** Where this Mac is registered, and the trouble is another one. */
const deviceRegistered: readonly string[] = ['P5', 'P6', 'P7', 'P8'];

/** It took hold; or this Mac had been registered since. A log-out or a missing profile on the way says nothing of that. */
function endsTries(before: string | undefined, code: string): boolean {
  return code === 'P0' || (code === 'P4' && before !== undefined && deviceRegistered.includes(before));
}

/** The last known value of what an event is about. */
export function valueOf(state: TimelineState, of: Pick<ChangeEvent, 'kind' | 'of'>): string | undefined {
  const aspect = aspectOf(of);
  return Object.hasOwn(state.values, aspect) ? state.values[aspect] : undefined;
}

/** What decisions about the registration are told of earlier looks. Another device id is news for as long as events are kept. */
export function memoryOf(
  { earlierDeviceId, deviceChangedAt, tries, evaluatedBefore }: TimelineState,
  now: string,
): RegistrationMemory {
  const since = elapsedMs(deviceChangedAt, now);
  // Whichever way: a clock that was far ahead then must not make it news for years.
  const isNews = since !== undefined && Math.abs(since) <= keptForMs;
  return { earlierDeviceId: isNews ? earlierDeviceId : null, tries, evaluatedBefore };
}
