import type { IdentifierChoice } from '../contract/report.ts';
import { leftMs } from './back-off.ts';
import { backOffMs } from './poll-plan.ts';
import type { ProblemCode } from './problem.ts';
import type { LastReport } from './report-plan.ts';
import type { UpstreamFailure } from './upstream-failure.ts';

/** A report that waits. The body stands still: it is sent again as it was, byte by byte. */
export type PendingReport = {
  readonly key: string;
  readonly stream: string;
  readonly sequence: number;
  readonly body: string;
  /** What the body says of people: IT's choice when it was written, and not always the present one. */
  readonly identifiers: IdentifierChoice;
  /** How many dropped reports it counts. */
  readonly dropped: number;
};

/** What the receiver said, as far as it was understood. */
export type HeardAnswer = {
  /** Whether it judges Macs at all: one that only collects reports says nothing of any evaluation. */
  readonly judges: boolean;
  readonly evaluatedAt: string | null;
  readonly compliant: boolean | null;
  readonly nextReportAfterSeconds: number | null;
  /** By when what fails has to be fixed before access is refused; null where it named none. */
  readonly deadline: string | null;
};

export type DeliveredReport = PendingReport & { readonly answer: HeardAnswer; readonly heardAt: number };
export type QuarantinedReport = PendingReport & {
  readonly at: number;
  readonly status: number;
  readonly code: ProblemCode;
};

/** For how long the receiver is left alone, and why. */
export type Pause = {
  readonly failures: number;
  readonly failedAt: number;
  readonly until: number;
  readonly failure: UpstreamFailure;
};

/** Everything that is kept about reports: one document, in which every step is one replacement. Instants in milliseconds. */
export type Outbox = {
  readonly schemaVersion: 1;
  readonly stream: string;
  readonly nextSequence: number;
  /** The receiver, in a form that does not give its address away. */
  readonly destination: string | null;
  /** Dropped reports that no report has counted yet. */
  readonly untold: number;
  /** Dropped reports since the beginning. */
  readonly dropped: number;
  readonly pending: readonly PendingReport[];
  /** The report that was made last, whatever became of it. */
  readonly newest: (LastReport & { readonly key: string; readonly takenAt: number }) | null;
  readonly delivered: DeliveredReport | null;
  readonly quarantine: { readonly count: number; readonly kept: readonly QuarantinedReport[] };
  readonly pause: Pause | null;
};

export function newOutbox(stream: string): Outbox {
  return {
    schemaVersion: 1,
    stream,
    nextSequence: 1,
    destination: null,
    untold: 0,
    dropped: 0,
    pending: [],
    newest: null,
    delivered: null,
    quarantine: { count: 0, kept: [] },
    pause: null,
  };
}

/** How much waits at most. */
export type OutboxLimits = { readonly count: number; readonly bytes: number };
export const outboxLimits: OutboxLimits = { count: 200, bytes: 4 * 1024 * 1024 };
const quarantineLimits: OutboxLimits = { count: 5, bytes: 1024 * 1024 };

/** A report before it has its number. */
export type Draft = LastReport & {
  readonly key: string;
  /** When this Mac was looked at. */
  readonly takenAt: number;
  readonly identifiers: IdentifierChoice;
  readonly write: (numbers: Omit<PendingReport, 'body' | 'key' | 'identifiers'>) => string;
};

/** Where the numbers come from: the outbox itself, or a stream of reports that could not be kept. */
export type Numbering = { readonly stream: string; readonly sequence: number };

/** Whether a newer state waits or was told already, so that this one would only be older news. */
export function isOldNews(outbox: Outbox, { takenAt, at }: Pick<Draft, 'takenAt' | 'at'>): boolean {
  const newest = outbox.newest?.takenAt ?? null;
  // A newest state from the future was seen by a clock that has been set back since.
  return newest !== null && newest > takenAt && newest <= at;
}

/** Adds a report at the end, dropping the oldest ones where there is no room. The new one is never dropped. */
export function enqueue(
  outbox: Outbox,
  draft: Draft,
  { numbering, limits = outboxLimits }: { readonly numbering?: Numbering; readonly limits?: OutboxLimits } = {},
): Outbox {
  const { stream, sequence } = numbering ?? { stream: outbox.stream, sequence: outbox.nextSequence };
  let { pending, untold } = outbox;
  let body = draft.write({ stream, sequence, dropped: untold });
  while (pending.length > 0 && !fits([...pending, { body }], limits)) {
    const room = withoutOldest(pending, byteLength(body), limits);
    untold += countOf(pending.slice(0, pending.length - room.length));
    pending = room;
    // It says how many were dropped for it, so it may have grown by a digit.
    body = draft.write({ stream, sequence, dropped: untold });
  }
  const { key, verdicts, at, spread, takenAt, identifiers } = draft;
  return {
    ...outbox,
    nextSequence: stream === outbox.stream ? sequence + 1 : outbox.nextSequence,
    dropped: outbox.dropped + outbox.pending.length - pending.length,
    untold: 0,
    pending: [...pending, { key, stream, sequence, body, identifiers, dropped: untold }],
    newest: { key, verdicts, at, spread, takenAt },
  };
}

type Heard = { readonly at: number; readonly answer: HeardAnswer };

/** The receiver has taken a report: it waits no longer, and whatever stood in the way does not any more. */
export function recordDelivered(outbox: Outbox, report: PendingReport, { at, answer }: Heard): Outbox {
  // Strictly increasing, also by a clock that was set back.
  const heardAt = Math.max(at, (outbox.delivered?.heardAt ?? at - 1) + 1);
  return { ...without(outbox, report), pause: null, delivered: { ...report, answer, heardAt } };
}

type Refusal = Pick<QuarantinedReport, 'at' | 'status' | 'code'>;

/** The receiver will never take this report: it is put aside for whoever looks into it, and the next one is free to go. */
export function recordQuarantined(outbox: Outbox, report: PendingReport, refusal: Refusal): Outbox {
  const waiting = without(outbox, report);
  const isKnown = outbox.pending.length === waiting.pending.length;
  const kept = [...outbox.quarantine.kept, { ...report, ...refusal }];
  return {
    ...waiting,
    pause: null,
    // What it would have counted is for the next one to count.
    untold: outbox.untold + (isKnown ? 0 : report.dropped),
    quarantine: {
      count: outbox.quarantine.count + 1,
      kept: fits(kept, quarantineLimits)
        ? kept
        : [...withoutOldest(kept.slice(0, -1), byteLength(report.body), quarantineLimits), ...kept.slice(-1)],
    },
  };
}

type Failure = { readonly at: number; readonly failure: UpstreamFailure; readonly random: number };

/** The receiver could not be asked, or wants to be left alone: everything waits, longer each time. */
export function recordFailure(outbox: Outbox, { at, failure, random }: Failure): Outbox {
  const failures = (outbox.pause?.failures ?? 0) + 1;
  const until = at + backOffMs(failures, failure.retryAfterMs, random);
  return { ...outbox, pause: { failures, failedAt: at, until, failure } };
}

/** Why nothing is sent now, and until when; null when something may be. */
export function pauseAt(outbox: Outbox, at: number): Pause | null {
  return leftMs(outbox.pause, at) === null ? null : outbox.pause;
}

const shortestPauseMs = 60_000;

/** A person asks: what only the network or the set-up stood in the way of is tried at once, as long as it was not just now. */
const keyTroubles: readonly ProblemCode[] = ['report-token-missing', 'report-token-refused'];

export function forgivePause(outbox: Outbox, at: number): Outbox {
  const { pause } = outbox;
  if (pause === null || pause.failure.retryAfterMs !== null || pause.failure.upstreamState === 'rate-limited')
    return outbox;
  // What only the network stood in the way of, or a key that IT may have set by now.
  const { upstreamState, problem } = pause.failure;
  const isOver = upstreamState === 'unreachable' || keyTroubles.includes(problem.code);
  const mayTry = isOver || at < pause.failedAt || at - pause.failedAt >= shortestPauseMs;
  return mayTry ? { ...outbox, pause: { ...pause, until: at } } : outbox;
}

/** Where reports go and what they may say of people, both IT's choice. */
export type Address = { readonly destination: string; readonly identifiers: IdentifierChoice };

/**
 * The outbox as the present settings allow it. Another receiver has heard nothing, asked for nothing and refused
 * nothing; what waits is for the new one. What names people where IT no longer wants that is not sent any more.
 */
export function addressedTo(outbox: Outbox, { destination, identifiers }: Address): Outbox {
  const there =
    outbox.destination === destination
      ? outbox
      : { ...outbox, destination, pause: null, delivered: null, newest: null };
  return identifiers === 'full' ? there : withoutNames(there);
}

/** A dropped body cannot be masked afterwards: its snapshot is gone, so a new report is due in its place. */
function withoutNames(outbox: Outbox): Outbox {
  const { delivered } = outbox;
  const named = outbox.pending.filter(({ identifiers }) => identifiers === 'full');
  if (named.length === 0 && delivered?.identifiers !== 'full') return outbox;
  return {
    ...outbox,
    untold: outbox.untold + countOf(named),
    dropped: outbox.dropped + named.length,
    pending: outbox.pending.filter(({ identifiers }) => identifiers !== 'full'),
    newest: null,
    delivered: delivered?.identifiers === 'full' ? null : delivered,
  };
}

/** These reports, and the dropped ones that they would have told of. */
function countOf(reports: readonly PendingReport[]): number {
  return reports.reduce((sum, { dropped }) => sum + 1 + dropped, 0);
}

function without(outbox: Outbox, { key }: PendingReport): Outbox {
  return { ...outbox, pending: outbox.pending.filter(report => report.key !== key) };
}

type Sized = { readonly body: string };

function fits(reports: readonly Sized[], { count, bytes }: OutboxLimits): boolean {
  return reports.length <= count && reports.reduce((sum, { body }) => sum + byteLength(body), 0) <= bytes;
}

/** The newest reports that fit beside one of `newBytes`. */
function withoutOldest<T extends Sized>(reports: readonly T[], newBytes: number, limits: OutboxLimits): readonly T[] {
  let bytes = newBytes;
  let from = reports.length;
  while (from > 0 && reports.length - from + 1 < limits.count) {
    bytes += byteLength(reports[from - 1]?.body ?? '');
    if (bytes > limits.bytes) break;
    from -= 1;
  }
  return reports.slice(from);
}

/** In UTF-8. */
function byteLength(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // Of a pair, each half counts two: four together.
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
