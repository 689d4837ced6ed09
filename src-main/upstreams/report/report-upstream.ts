import { instant } from '../../core/instants.ts';
import { problem } from '../../core/problem.ts';
import type { UpstreamFailure } from '../../core/upstream-failure.ts';
import { emptyReading, type HostReading, type UpstreamReading } from '../../core/upstream-reading.ts';
import type { Clock } from '../../ports.ts';
import type { Upstream } from '../upstream.ts';
import type { Delivery } from './record-outcome.ts';
import type { ReportStatus } from './report-status.ts';
import type { Reporter } from './reporter.ts';

/** Looks at this Mac anew and sends what it found; the engine does that. */
export type SendNow = () => Promise<Delivery>;

/** How long to wait before a service that evaluates later is asked what came of it, where it does not say. */
const usualWaitMs = 10_000;
const shortestWaitMs = 1_000;
const longestWaitMs = 30_000;

/**
 * The service that takes reports, as an upstream: a refetch evaluates on this Mac, sends the result and follows the
 * answer. A look sends nothing by itself: what has to be sent is decided from its snapshot.
 */
export function createReportUpstream(
  reporter: Reporter,
  { clock, sendNow }: { clock: Clock; sendNow: SendNow },
): Upstream {
  let nextTryAt: number | null = null;
  let askedAt: number | null = null;

  async function readStatus(): Promise<ReportStatus> {
    const status = await reporter.status();
    ({ nextTryAt } = status);
    return status;
  }

  /** Asks again only once the service can be expected to know more, and never within a back-off. */
  async function follow(status: ReportStatus): Promise<UpstreamFailure | null> {
    if (status.nextTryAt !== null && status.nextTryAt > clock.now()) return null;
    const sinceMs = askedAt === null ? null : clock.now() - askedAt;
    // A clock that was set back meanwhile must not silence this Mac for as long.
    const isDue = sinceMs === null || sinceMs < 0 || sinceMs >= waitMsOf(status);
    if (status.pending === 0 && (isThrough(status) || !isDue)) return null;
    askedAt = clock.now();
    const delivery = status.pending > 0 ? await reporter.deliver() : await reporter.askAgain();
    return delivery.kind === 'failed' ? delivery.failure : null;
  }

  return {
    server: reporter.server,
    look: async () => readingOf(reporter.server, await readStatus(), clock.now()),
    readHost: async when => {
      const status = await readStatus();
      // What was evaluated before is what the end is compared with: an old report that still waits is not joined.
      if (when === 'before') {
        return { ok: true, value: { ...hostOf(status, clock.now()), refetchRequested: false } };
      }
      const failure = await follow(status);
      return failure === null ? { ok: true, value: hostOf(await readStatus(), clock.now()) } : { ok: false, failure };
    },
    requestRefetch: async () => {
      const delivery = await sendNow();
      askedAt = clock.now();
      if (delivery.kind === 'failed') return { ok: false, failure: delivery.failure };
      return { ok: true, value: hostOf(await readStatus(), clock.now()) };
    },
    readPolicies: async () => ({ ok: true, value: [] }),
    readPush: async () => null,
    forgive: () => undefined,
    backOffLeftMs: () => (nextTryAt === null || nextTryAt <= clock.now() ? null : nextTryAt - clock.now()),
  };
}

/** Whether nothing more is to be expected: it has judged, or it is one that never does. */
function isThrough({ lastAnswer }: ReportStatus): boolean {
  if (lastAnswer === null) return false;
  return !lastAnswer.judges || lastAnswer.evaluatedAt !== null || lastAnswer.compliant !== null;
}

/** As it asked, within what somebody waits for who follows a refetch. */
function waitMsOf({ lastAnswer }: ReportStatus): number {
  const askedMs = (lastAnswer?.nextReportAfterSeconds ?? usualWaitMs / 1000) * 1000;
  return Math.min(Math.max(askedMs, shortestWaitMs), longestWaitMs);
}

/** What is known of the service from what it answered so far. */
function readingOf(server: string, status: ReportStatus, now: number): UpstreamReading {
  const { failure, lastAnswer } = status;
  const heard = { server, host: lastAnswer === null ? null : hostOf(status, now), lastContactAt: contactOf(status) };
  if (failure !== null) {
    return { ...emptyReading('report', failure.upstreamState), ...heard, problem: failure.problem };
  }
  return lastAnswer === null
    ? { ...emptyReading('report', 'none'), ...heard, problem: problem('not-looked-yet') }
    : { ...emptyReading('report', 'ok'), ...heard };
}

function contactOf({ lastAnswer }: ReportStatus): string | null {
  return lastAnswer === null ? null : instant(lastAnswer.heardAt);
}

/**
 * The service's record of this Mac. Its stamps are the moments at which its answers were heard here: an answer to a
 * report is about that report, whatever clock the service evaluates by.
 */
function hostOf(status: ReportStatus, now: number): HostReading {
  const { pending } = status;
  const heardAt = contactOf(status);
  const isEvaluated = isThrough(status);
  return {
    refetchRequested: pending > 0 || !isEvaluated,
    detailUpdatedAt: heardAt,
    policyUpdatedAt: isEvaluated ? heardAt : null,
    lastSeenAt: heardAt,
    serverNow: instant(now),
    readAt: instant(now),
    serverNowAt: instant(now),
    distributedIntervalMs: isEvaluated ? null : waitMsOf(status),
    licensed: null,
    mayTellPushes: false,
    group: null,
    actionRequired: null,
    online: null,
    mdm: null,
  };
}
