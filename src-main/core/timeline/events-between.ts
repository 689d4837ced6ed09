import type { RegistrationReport } from '../../contract/snapshot.ts';
import { elapsedMs } from '../instants.ts';
import type { RegistrationMemory } from '../registration-memory.ts';
import type { ChangeEvent, TimelineState } from './event.ts';
import { fold, memoryOf, valueOf } from './fold.ts';
import { observe, type Looked, type Observation } from './observe.ts';
import { isPlain } from './plain.ts';
import { hasLooked } from '../has-looked.ts';

/** Registration takes a moment to be seen: a look before that says nothing about a try. */
export const tryShowsAfterMs = 60_000;

/** Where going through registration is possible, and has not led to it. */
export const inVain: readonly string[] = ['P4', 'P5', 'P6', 'P7'];

/** When it was looked at, and the server's stamp of its last evaluation as the look before knew it. */
export type Then = { readonly at: string; readonly evaluatedAt: string | null };

/** A snapshot, and when it was shown. */
export type Seen = Looked & Then;

/** What a snapshot shows that was not so before. Looking twice at the same adds nothing. */
export function eventsBetween(before: TimelineState, seen: Seen): readonly ChangeEvent[] {
  const { snapshot, at } = seen;
  // What is shown before the first look, or from a file, was not seen.
  if (!hasLooked(snapshot)) return [];
  const isFirst = Object.keys(before.values).length === 0;
  const first: readonly ChangeEvent[] = isFirst ? [{ kind: 'first-look', at, from: null, to: null }] : [];
  const changes = changesOf(before, observe(seen), seen);
  const after = fold(changes, before);
  return [...first, ...changes, ...triesInVain(after, at, snapshot.registration)];
}

function changesOf(before: TimelineState, observed: readonly Observation[], then: Then): readonly ChangeEvent[] {
  return observed.flatMap(({ value, ...what }) => {
    const from = valueOf(before, what) ?? null;
    return from === value ? [] : [withStamp({ ...what, at: then.at, from, to: value }, then.evaluatedAt)];
  });
}

/** The stamp as the look before knew it: the server may have evaluated anew between registering and the look that sees it. */
function withStamp(event: ChangeEvent, evaluatedAt: string | null): ChangeEvent {
  const hasCome = event.kind === 'registration' && event.to === 'P0' && inVain.includes(event.from ?? '');
  return hasCome && evaluatedAt !== null && isPlain(evaluatedAt) ? { ...event, evaluatedBefore: evaluatedAt } : event;
}

function triesInVain(state: TimelineState, at: string, registration: RegistrationReport): readonly ChangeEvent[] {
  const since = elapsedMs(state.lastTriedAt, at);
  const isTested = state.untested > 0 && since !== undefined && since >= tryShowsAfterMs;
  return isTested && inVain.includes(registration.code) ? [{ kind: 'try-in-vain', at, from: null, to: null }] : [];
}

/** What is remembered once a look has found the registration to stand like this. */
export function rememberWith(before: TimelineState, registration: RegistrationReport, then: Then): RegistrationMemory {
  const { at } = then;
  const known = registration.state === 'unknown' ? [] : [{ kind: 'registration' as const, value: registration.code }];
  const { deviceId } = registration;
  const device = deviceId === null || !isPlain(deviceId) ? [] : [{ kind: 'device-id' as const, value: deviceId }];
  const after = fold(changesOf(before, [...device, ...known], then), before);
  return memoryOf(fold(triesInVain(after, at, registration), after), at);
}

/** Events as they are against what others have written meanwhile: what is known there already is no news. */
export function rebase(state: TimelineState, events: readonly ChangeEvent[]): readonly ChangeEvent[] {
  let now = state;
  return events.flatMap(event => {
    const next = rebased(now, event);
    if (next !== null) now = fold([next], now);
    return next === null ? [] : [next];
  });
}

function rebased(state: TimelineState, event: ChangeEvent): ChangeEvent | null {
  if (event.kind === 'first-look') return aspectCount(state) === 0 ? event : null;
  if (event.kind === 'try-in-vain') return state.untested > 0 ? event : null;
  if (event.to === null) return event;
  const from = valueOf(state, event) ?? null;
  return from === event.to ? null : { ...event, from };
}

function aspectCount({ values }: TimelineState): number {
  return Object.keys(values).length;
}
