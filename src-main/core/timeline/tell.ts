import type { CheckId } from '../../contract/ids.ts';
import { checkIds } from '../../contract/ids.ts';
import type { TimelineEntry, TimelineReport } from '../../contract/timeline.ts';
import { instant } from '../instants.ts';
import type { Words } from '../words.ts';
import { compact } from './compact.ts';
import { findCause, type Cause } from './correlations.ts';
import type { ChangeEvent, TimelineEvent, ValueKind } from './event.ts';
import { keptForMs } from './kept-for.ts';
import { mergeFlaps, type MergedEvent } from './merge.ts';
import { isRegistrationLost, isSignedInAgain, isSignedOut, stopsUsingProfile } from './registration-change.ts';
import type { TimelineMessageId } from './timeline-words.ts';

/** What was read of a timeline. */
export type ReadTimeline = { readonly events: readonly TimelineEvent[]; readonly skipped: number };

type Told = { readonly id: TimelineMessageId; readonly args?: Readonly<Record<string, string | number>> };
type Changed = MergedEvent & { readonly to: string };

/** The timeline for people, newest first. */
export function tellTimeline({ events, skipped }: ReadTimeline, nowMs: number, words: Words): TimelineReport {
  const now = instant(nowMs);
  const young = compact(events, now);
  const changes = young.filter((event): event is ChangeEvent => event.kind !== 'kept');
  const merged = mergeFlaps(changes);
  const entries = merged.flatMap((event, index): readonly TimelineEntry[] => {
    const earlier = merged.slice(Math.max(0, index - nearby), index);
    const text = tellEvent(event, earlier, words);
    if (text === null) return [];
    const cause = causeOf(event, changes);
    return [{ at: event.at, kind: event.kind, text, mayComeFrom: cause === null ? null : tellCause(cause, words) }];
  });
  return {
    schemaVersion: 1,
    since: young[0]?.at ?? instant(nowMs - keptForMs),
    entries: entries.toReversed(),
    skipped,
  };
}

/** More than one look can bring; a cause lies at most half an hour back. */
const nearby = 400;

/** By each change for itself: one that was undone soon after is a cause like any other. The last one is nearest to what is told. */
function causeOf({ places }: MergedEvent, changes: readonly ChangeEvent[]): Cause | null {
  const causes = places.map(place => {
    const change = changes[place];
    return change === undefined ? null : findCause(change, changes.slice(Math.max(0, place - nearby), place));
  });
  return causes.findLast(cause => cause !== null) ?? null;
}

function tellCause({ id, minutes }: Cause, words: Words): string {
  return words.say(minutes === 0 ? 'timeline.seen-with' : 'timeline.came-after', { cause: choice(id), minutes });
}

function tellEvent(event: MergedEvent, earlier: readonly MergedEvent[], words: Words): string | null {
  if (event.kind === 'try-in-vain') return words.say('timeline.try-in-vain');
  if (event.kind === 'registration-tried') return words.say('timeline.registration-tried');
  if (event.kind === 'first-look') return words.say('timeline.first-look');
  const { to } = event;
  if (to === null || (event.kind === 'check' && isToldAlready(event, earlier))) return null;
  // Known for the first time is no change, but for what somebody did.
  if (event.from === null && event.kind !== 'refetch' && event.kind !== 'access') return null;
  const check = checkIds.find(id => id === event.of);
  const title = check === undefined ? (event.of ?? '') : words.say(`check.${check}.title`);
  if (event.from !== null && event.places.length > 1) return tellFlap({ ...event, to }, title, words);
  const { id, args } = toldOf[event.kind]({ ...event, to });
  return words.say(id, { ...args, title });
}

/** The last change of them came from the value that it is not any more. */
function tellFlap({ kind, from, to, name, places }: Changed, title: string, words: Words): string {
  const tellValue = (value: string): string => {
    const text = kind === 'headline' ? value.slice(value.indexOf('/') + 1) : value;
    return words.say('timeline.value', { what: choice(text), text });
  };
  const values = { from: tellValue(from ?? ''), to: tellValue(to) };
  const args = { ...values, what: choice(kind), title: name ?? title, times: places.length };
  return words.say('timeline.back-and-forth', args);
}

/** These checks judge what has a kind of its own: the change stands there already. */
const sameMatter: Readonly<Partial<Record<CheckId, ValueKind>>> = {
  'company-portal': 'company-portal',
  'platform-sso-profile': 'profile',
  'mdm-enrollment': 'mdm',
};

function isToldAlready({ of, at, from }: MergedEvent, earlier: readonly MergedEvent[]): boolean {
  const check = checkIds.find(id => id === of);
  const kind = check === undefined ? undefined : sameMatter[check];
  return from !== null && earlier.some(other => other.kind === kind && other.at === at && other.from !== null);
}

const toldOf: Readonly<Record<ValueKind, (event: Changed) => Told>> = {
  clearway: told => ({ id: 'timeline.clearway', args: fromTo(told) }),
  macos: told => ({ id: 'timeline.macos', args: fromTo(told) }),
  'company-portal': told =>
    told.to === 'missing'
      ? { id: 'timeline.company-portal-removed' }
      : told.from === 'missing'
        ? { id: 'timeline.company-portal-installed', args: { to: told.to } }
        : { id: 'timeline.company-portal', args: fromTo(told) },
  profile: ({ from, to }) =>
    to === 'missing'
      ? { id: 'timeline.profile-went' }
      : from === 'missing'
        ? { id: 'timeline.profile-arrived', args: { to: choice(to) } }
        : { id: 'timeline.profile', args: { to: choice(to) } },
  mdm: ({ to }) => ({ id: to === 'on' ? 'timeline.mdm-on' : 'timeline.mdm-off' }),
  method: ({ to }) => ({ id: 'timeline.method', args: { to: choice(to) } }),
  'device-id': told => ({ id: 'timeline.device-id', args: fromTo(told) }),
  registration: told => ({ id: registrationMessage(told), args: fromTo(told) }),
  check: ({ to }) => ({ id: 'timeline.check', args: { to } }),
  policy: ({ of = '', name = of, to }) => ({ id: 'timeline.policy', args: { name, to } }),
  refetch: ({ to }) => {
    const [state = '', , reason] = to.split('/');
    return { id: 'timeline.refetch', args: { state, reason: reason ?? '' } };
  },
  access: ({ to }) => ({ id: 'timeline.access', args: { what: to.split('/')[0] ?? '' } }),
  headline: ({ to }) => {
    const [state = '', code = ''] = to.split('/');
    return { id: 'timeline.headline', args: { state, code } };
  },
};

function registrationMessage(told: Changed): TimelineMessageId {
  if (isSignedInAgain(told)) return 'timeline.signed-in-again';
  if (told.to === 'P0') return 'timeline.registered';
  if (isSignedOut(told)) return 'timeline.signed-out';
  if (stopsUsingProfile(told)) return 'timeline.profile-unused';
  return isRegistrationLost(told) ? 'timeline.registration-lost' : 'timeline.registration';
}

function fromTo({ from, to }: Changed): NonNullable<Told['args']> {
  return { from: from ?? '', to };
}

/** As a message can choose by it: no choice may have a hyphen. */
function choice(value: string): string {
  return value.replaceAll('-', '_');
}
