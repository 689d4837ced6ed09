import type { Snapshot } from '../contract/snapshot.ts';
import { isAsked, isDue, knownDeadline, nearDeadline, rememberDeadline } from './notice-deadline.ts';
import { bindRefetch, endingHeldUntil, findEndings, holdEnding } from './notice-endings.ts';
import { forgetAsked, pruneMemory, type AskedKind, type NoticeMemory } from './notice-memory.ts';
import type { Ending } from './notice-message-ids.ts';

/** What a person is told outside the window. `at`: the deadline, in milliseconds. */
export type Notice =
  | { readonly kind: AskedKind; readonly ending: Ending }
  | { readonly kind: 'deadline'; readonly at: number };

export type NoticeContext = {
  /** The window is open and has the focus: whoever looks at it needs no telling. */
  readonly isWatched: boolean;
  readonly isFirstRun: boolean;
  readonly notifiesWhenDone: boolean;
  readonly notifiesBeforeDeadline: boolean;
  readonly now: number;
};

export type NoticeStep = {
  readonly notice: Notice | null;
  readonly memory: NoticeMemory;
  /** The deadline that the window asks about; null where it asks nothing. */
  readonly asksDeadline: number | null;
};

/** How long a warning waits after an end was told: the system shows the one in the place of the other. */
const apartMs = 300_000;

/**
 * Decides which one notice a snapshot is worth, if any, and what is remembered of it. Pure. What is remembered does not
 * depend on who looked on or on the choices: what was not said then is not said later.
 */
export function decideNotice(before: NoticeMemory, snapshot: Snapshot, context: NoticeContext): NoticeStep {
  const { now } = context;
  const bound = bindRefetch(pruneMemory(before, now), snapshot);
  const isHeld = endingHeldUntil(bound, snapshot, now) !== null;
  const memory = isHeld ? holdEnding(bound) : bound;
  const endings = findEndings(memory, snapshot).filter(({ kind }) => !isHeld || kind !== 'refetch');
  const rest = forgetAsked(
    memory,
    endings.map(({ kind }) => kind),
  );
  const [end] = endings.flatMap(({ kind, told }) => (told === null ? [] : [{ kind, ending: told }]));
  const warning = warn(end === undefined ? rest : { ...rest, endingAt: now }, snapshot, { ...context, isHeld });
  const isSilent = context.isWatched || context.isFirstRun || !context.notifiesWhenDone;
  return end === undefined ? warning : { ...warning, notice: isSilent ? null : end };
}

/** Until when no warning may come; null where one may. */
export function warningHeldUntil({ endingAt }: NoticeMemory, now: number): number | null {
  return endingAt !== null && now >= endingAt && now < endingAt + apartMs ? endingAt + apartMs : null;
}

/** One notice at a time: a warning waits for the end of a refetch (`isHeld`), and a while after any end. */
function warn(memory: NoticeMemory, snapshot: Snapshot, context: NoticeContext & { isHeld: boolean }): NoticeStep {
  const { now } = context;
  const at = context.isFirstRun ? null : nearDeadline(snapshot, now);
  if (at === null) return { notice: null, memory, asksDeadline: null };
  const known = knownDeadline(memory, at);
  const asksDeadline = isAsked(known, now) ? at : null;
  const isTaken = context.isHeld || warningHeldUntil(memory, now) !== null;
  // Whether anything is left to be fixed shows only when the refetch has ended.
  const isLate = isTaken || snapshot.headline.state === 'waiting';
  if (isLate || !isDue(known, now)) return { notice: null, memory: rememberDeadline(memory, known), asksDeadline };
  const told = rememberDeadline(memory, { ...known, isWarned: true, remindAt: null });
  const isSilent = context.isWatched || !context.notifiesBeforeDeadline;
  return { notice: isSilent ? null : { kind: 'deadline', at }, memory: told, asksDeadline };
}

/** What is left of a notice that was decided a moment ago: it is decided `anew`, and what was answered meanwhile counts. */
export function confirmNotice(notice: Notice, { notice: anew, kept, now }: Confirmation): Notice | null {
  if (anew === null || anew.kind !== notice.kind) return null;
  return anew.kind === 'deadline' && !isAsked(knownDeadline(kept, anew.at), now) ? null : anew;
}

type Confirmation = { readonly notice: Notice | null; readonly kept: NoticeMemory; readonly now: number };
