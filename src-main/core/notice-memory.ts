/** A deadline that was heard of, and what came of warning of it. `at` and `remindAt` in milliseconds. */
export type KnownDeadline = {
  readonly at: number;
  readonly isWarned: boolean;
  /** The person wants to hear of it again then. */
  readonly remindAt: number | null;
  /** The person has seen to it: nothing more is said of it. */
  readonly isSettled: boolean;
};

/**
 * `startedAt`: the refetch that it became, as the snapshot names it; null before it began. `hasEnded`: its end waits for
 * a look at this Mac from after it.
 */
export type AskedRefetch = { readonly at: number; readonly startedAt: string | null; readonly hasEnded: boolean };

/** What the person asked for and waits for. Instants of this Mac's clock in milliseconds. */
export type Asked = {
  readonly refetch: AskedRefetch | null;
  /** When they last said that they went through registration. */
  readonly registration: number | null;
  /** When they went off to try signing in. */
  readonly signIn: number | null;
};

/** All that is remembered so that nothing is said twice, over restarts too. */
export type NoticeMemory = {
  /** After the first start there is silence until then, or until the person asks for something. */
  readonly quietUntil: number;
  readonly asked: Asked;
  /** When an end was last worth a notice. */
  readonly endingAt: number | null;
  readonly deadlines: readonly KnownDeadline[];
  /** How often macOS let a notification not through; more than twice is as good as twice. */
  readonly failures: number;
  /** Whether the window has said that macOS lets no notification through. */
  readonly isDenialTold: boolean;
};

export type AskedKind = keyof Asked;

const nothingAsked: Asked = { refetch: null, registration: null, signIn: null };
const firstRunMs = 3_600_000;
const hourMs = 3_600_000;
const forgottenAfterMs = 24 * hourMs;
/** Long enough that a clock that is put right warns of none anew. */
const deadlineKeptMs = 7 * 24 * hourMs;
const mostDeadlines = 8;

/** The memory of a Mac on which Clearway starts for the first time. */
export function firstMemory(now: number): NoticeMemory {
  return {
    quietUntil: now + firstRunMs,
    asked: nothingAsked,
    endingAt: null,
    deadlines: [],
    failures: 0,
    isDenialTold: false,
  };
}

/** A clock that was set back must not make the silence last. */
export function isFirstRun({ quietUntil }: Pick<NoticeMemory, 'quietUntil'>, now: number): boolean {
  return now < quietUntil && quietUntil - now <= firstRunMs;
}

/** The person has asked for something: its end is worth a notice. */
export function rememberAsked(memory: NoticeMemory, kind: AskedKind, at: number): NoticeMemory {
  const { asked } = memory;
  const changed: Asked =
    kind === 'refetch'
      ? { ...asked, refetch: { at, startedAt: joined(asked.refetch), hasEnded: false } }
      : { ...asked, [kind]: at };
  return { ...memory, quietUntil: Math.min(memory.quietUntil, at), asked: changed };
}

/** A second press joins the refetch that is under way; after its end it begins another one. */
function joined(refetch: AskedRefetch | null): string | null {
  return refetch === null || refetch.hasEnded ? null : refetch.startedAt;
}

/** It came to nothing, or its end was told. */
export function forgetAsked(memory: NoticeMemory, kinds: readonly AskedKind[]): NoticeMemory {
  if (kinds.every(kind => memory.asked[kind] === null)) return memory;
  return { ...memory, asked: { ...memory.asked, ...Object.fromEntries(kinds.map(kind => [kind, null])) } };
}

const failuresThatDeny = 2;

/** macOS did not let a notification through. */
export function rememberFailure(memory: NoticeMemory): NoticeMemory {
  return { ...memory, failures: Math.min(memory.failures + 1, failuresThatDeny) };
}

/** The first failure ever decides nothing: the question of macOS itself may still be waiting for its answer. */
export function isDenied({ failures }: NoticeMemory): boolean {
  return failures >= failuresThatDeny;
}

/** Without what nobody waits for any more: asked a day ago, or by a clock that has been set back by as much. */
export function pruneMemory(memory: NoticeMemory, now: number): NoticeMemory {
  const isOld = (at: number | null): boolean => at !== null && Math.abs(now - at) > forgottenAfterMs;
  const { refetch, registration, signIn } = memory.asked;
  const old: readonly AskedKind[] = [
    ...(isOld(refetch?.at ?? null) ? (['refetch'] as const) : []),
    ...(isOld(registration) ? (['registration'] as const) : []),
    ...(isOld(signIn) ? (['signIn'] as const) : []),
  ];
  const deadlines = memory.deadlines.filter(({ at }) => now - at <= deadlineKeptMs).slice(-mostDeadlines);
  const kept = forgetAsked(memory, old);
  return deadlines.length === kept.deadlines.length ? kept : { ...kept, deadlines };
}
