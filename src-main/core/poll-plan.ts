const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/** How often Fleet's agents ask for work when nobody configured it otherwise. */
const usualIntervalMs = 10 * secondMs;

/**
 * How long to wait before reading the host again, by the time since the POST and by how often this Mac's agent asks the
 * server for work (`distributed_interval`). Most Macs answer 5 to 30 s after the POST, so that stretch is asked every
 * 2 s; an agent that asks more rarely is waited for in proportion. Later answers are rare, and each request costs the
 * server: 39 reads in 180 s, where Fleet's own page makes 90.
 */
export function pollDelayMs(sincePostMs: number, distributedIntervalMs: number | null = null): number {
  const interval = Math.max(distributedIntervalMs ?? usualIntervalMs, usualIntervalMs);
  const step = Math.min(interval / 5, 10 * secondMs);
  // A clock that was set back meanwhile must not make this Mac wait for hours.
  if (sincePostMs < 4 * secondMs) return 4 * secondMs - Math.max(sincePostMs, 0);
  if (sincePostMs < Math.max(32 * secondMs, 1.5 * interval + 17 * secondMs)) return step;
  if (sincePostMs < 90 * secondMs) return Math.max(5 * secondMs, step);
  return sincePostMs < 5 * minuteMs ? Math.max(9 * secondMs, step) : 30 * secondMs;
}

/**
 * How long to leave the server alone after failures in a row: 60 s, doubling to 30 minutes, and never less than it asked
 * for. Fleet counts failures per public address, so one impatient Mac can shut out an office. `random` (0 to 1) spreads
 * the Macs that were turned away at the same moment, so that they do not come back at the same moment.
 */
export function backOffMs(failures: number, retryAfterMs: number | null, random: number): number {
  const doubled = minuteMs * 2 ** Math.min(Math.max(failures - 1, 0), 5);
  const own = Math.min(doubled * (1 + random / 4), 30 * minuteMs);
  const asked = retryAfterMs === null ? 0 : retryAfterMs + random * Math.min(retryAfterMs / 2, minuteMs);
  return Math.max(own, asked);
}

/** How often to see whether the token file has changed; reading a file costs the server nothing. */
export const tokenWatchMs = 5 * secondMs;

/** Why somebody looks. */
export type LookCause =
  | 'started'
  | 'asked-by-person'
  | 'window-opened'
  | 'idle'
  | 'woke'
  | 'network-changed'
  | 'refetch-ended';

/** How much is asked: this Mac alone, also the server's cheap summary, or everything. */
export type LookDepth = 'mac' | 'summary' | 'full';

/** What is known when a look is about to begin. Durations in milliseconds; null where there was nothing yet. */
export type LookKnowledge = {
  readonly sinceFullMs: number | null;
  readonly isAnswering: boolean;
  readonly isRefetchUnderWay: boolean;
  /** Whether the server has evaluated the policies since their list was read. */
  readonly isListOld: boolean;
};

/** How long a full answer spares the server the same questions, by why somebody looks. */
const freshForMs: Readonly<Record<LookCause, number>> = {
  started: minuteMs,
  'asked-by-person': 5 * secondMs,
  'window-opened': minuteMs,
  idle: 2 * hourMs,
  woke: minuteMs,
  'network-changed': minuteMs,
  'refetch-ended': Number.POSITIVE_INFINITY,
};

/**
 * How deep to look: the expensive questions only when a person looks, when nothing is known, or when the last full answer
 * is old. Idle looks read the cheap summary, and go on to the rest only if it moved.
 */
export function chooseDepth(cause: LookCause, known: LookKnowledge): LookDepth {
  if (cause === 'refetch-ended') return known.isListOld ? 'full' : 'mac';
  if (known.sinceFullMs === null) return 'full';
  // The refetch reads the server itself, one request at a time; asking beside it would only double the cost.
  if (known.isRefetchUnderWay) return 'mac';
  if (known.sinceFullMs < 0 || known.sinceFullMs >= freshForMs[cause]) return 'full';
  // After an outage every Mac comes back within the same half hour: the summary is enough to go on from what was known.
  if (cause === 'idle') return 'summary';
  return known.isAnswering ? 'mac' : 'full';
}

/** What decides when the next look comes by itself. */
export type IdleKnowledge = {
  readonly idleIntervalMs: number;
  readonly isWindowOpen: boolean;
  /** How long the server is still to be left alone after failures; null when it answers. */
  readonly backOffLeftMs: number | null;
  /** 0 to 1. */
  readonly random: number;
};

const openWindowMs = 5 * minuteMs;

/**
 * When to look next by itself. Around the interval, never exactly on it: Macs that were started by the same push or the
 * same power cut drift apart. A server in trouble is left to that rhythm: if every Mac came back as soon as its own
 * back-off allows, they would all come back at once. Only somebody who has the window open is worth asking sooner.
 */
export function idleDelayMs({ idleIntervalMs, isWindowOpen, backOffLeftMs, random }: IdleKnowledge): number {
  const usual = (isWindowOpen ? Math.min(openWindowMs, idleIntervalMs) : idleIntervalMs) * (0.9 + random / 5);
  if (backOffLeftMs === null) return usual;
  if (isWindowOpen) return Math.max(Math.min(backOffLeftMs, usual), minuteMs);
  // A back-off that ends a little later is waited for; after a longer one, this Mac itself is still worth looking at.
  return backOffLeftMs <= 1.2 * idleIntervalMs ? Math.max(backOffLeftMs, usual) : usual;
}
