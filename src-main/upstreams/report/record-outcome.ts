import {
  recordDelivered,
  recordFailure,
  recordQuarantined,
  type HeardAnswer,
  type Outbox,
  type PendingReport,
} from '../../core/outbox.ts';
import { isAfter, instant } from '../../core/instants.ts';
import { problem, type Problem } from '../../core/problem.ts';
import type { UpstreamFailure } from '../../core/upstream-failure.ts';
import type { Clock, Log, Random } from '../../ports.ts';
import type { KeptOutbox } from './kept-outbox.ts';
import { answerOf, type ReportAnswer, type Unsent } from './report-status.ts';
import type { SendOutcome } from './send-report.ts';

/** What became of the newest report. `nextTryAt`: null where the same one is not tried again. */
export type Delivery =
  | { readonly kind: 'delivered'; readonly answer: ReportAnswer }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'failed'; readonly failure: UpstreamFailure; readonly nextTryAt: number | null };

/** How soon to try again what nobody outside was asked for: the Keychain, and another Clearway's turn. */
const soonMs = 60_000;

export type RecorderParts = {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly kept: KeptOutbox;
  readonly address: (outbox: Outbox) => Outbox;
};

export type Recorder = {
  /** Keeps what became of a report; `goesOn`: whether the next one may follow. */
  readonly record: (
    report: PendingReport,
    outcome: SendOutcome,
  ) => Promise<{ readonly delivery: Delivery; readonly goesOn: boolean }>;
  readonly busy: () => Delivery;
  /** Why the last try did not even reach the receiver; null where it did. */
  readonly unsent: () => Unsent | null;
};

export function createRecorder({ clock, random, log, kept, address }: RecorderParts): Recorder {
  let unsent: Unsent | null = null;

  async function record(...[report, outcome]: Parameters<Recorder['record']>): ReturnType<Recorder['record']> {
    const at = clock.now();
    unsent = null;
    switch (outcome.kind) {
      case 'taken': {
        const answer = withoutOddDeadline(outcome, at);
        const change = await kept.change(outbox => recordDelivered(address(outbox), report, { at, answer }));
        return { delivery: heard(change?.outbox ?? null), goesOn: change !== null };
      }
      case 'refused': {
        const { status, code } = outcome;
        const change = await kept.change(outbox => recordQuarantined(address(outbox), report, { at, status, code }));
        return { delivery: refused(status, code), goesOn: change !== null };
      }
      case 'failed':
        return { delivery: await pause(outcome.failure), goesOn: false };
      case 'not-sent':
        return { delivery: notSent(outcome.problem), goesOn: false };
    }
  }

  /** A moment that has passed can warn of nothing; what the service said beside it stands. */
  function withoutOddDeadline({ answer, complaint }: Extract<SendOutcome, { kind: 'taken' }>, at: number): HeardAnswer {
    const { deadline } = answer;
    const isPast = deadline !== null && !isAfter(deadline, instant(at));
    const odd = complaint ?? (isPast ? 'deadline-past' : null);
    if (odd !== null) log('warn', 'report-answer-odd', odd);
    return isPast ? { ...answer, deadline: null } : answer;
  }

  function heard(outbox: Outbox | null): Delivery {
    const delivered = outbox?.delivered ?? null;
    return delivered === null ? busy() : { kind: 'delivered', answer: answerOf(delivered) };
  }

  async function pause(failure: UpstreamFailure): Promise<Delivery> {
    const outcome = { at: clock.now(), failure, random: random() };
    const change = await kept.change(outbox => recordFailure(address(outbox), outcome));
    return failed(failure, change?.outbox.pause?.until ?? clock.now() + soonMs);
  }

  function notSent(why: Problem): Delivery {
    unsent = {
      failure: { upstreamState: 'misconfigured', problem: why, retryAfterMs: null },
      failedAt: clock.now(),
      until: clock.now() + soonMs,
    };
    return failed(unsent.failure, unsent.until);
  }

  function busy(): Delivery {
    return failed(
      { upstreamState: 'error', problem: problem('report-busy'), retryAfterMs: null },
      clock.now() + soonMs,
    );
  }

  return { record, busy, unsent: () => unsent };
}

export function failed(failure: UpstreamFailure, nextTryAt: number | null): Delivery {
  return { kind: 'failed', failure, nextTryAt };
}

export function refused(status: number, code: Problem['code']): Delivery {
  // The same report would be refused again: IT has to look at it.
  return failed({ upstreamState: 'misconfigured', problem: problem(code, `HTTP ${status}`), retryAfterMs: null }, null);
}
