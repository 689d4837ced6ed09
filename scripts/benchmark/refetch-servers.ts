import { problem } from '../../src-main/core/problem.ts';
import type { UpstreamFailure } from '../../src-main/core/upstream-failure.ts';
import type { HostReading } from '../../src-main/core/upstream-reading.ts';
import { minuteMs, secondMs } from './figures.ts';
import type { RefetchServer } from './run-refetch.ts';

export type AskedMac = {
  /** When the Mac answers and is evaluated, after the POST; null: never. */
  readonly answersAfterMs: number | null;
  /** How often its agent asks the server for work. */
  readonly distributedIntervalMs?: number;
};

/** The server's clock at the press; it has nothing to do with this Mac's. */
const serverStart = Date.parse('2026-11-20T09:30:00Z');

/** Fleet's stamps are whole seconds. */
function stamp(at: number): string {
  return new Date(Math.floor((serverStart + at) / secondMs) * secondMs).toISOString();
}

/** A Fleet server and a Mac that answers it, both details and policies in one report. */
export function refetchServer({ answersAfterMs, distributedIntervalMs = 10 * secondMs }: AskedMac): RefetchServer {
  let postedAt = Number.POSITIVE_INFINITY;
  const standing = {
    online: true,
    mdm: 'on',
    licensed: true,
    mayTellPushes: false,
    group: null,
    actionRequired: null,
    distributedIntervalMs,
  } as const;
  return (request, at) => {
    if (request === 'post') postedAt = Math.min(postedAt, at);
    if (request !== 'read-host') return 'done';
    const answersAt = postedAt + (answersAfterMs ?? Number.POSITIVE_INFINITY);
    const updatedAt = stamp(at >= answersAt ? answersAt : -20 * minuteMs);
    const host: HostReading = {
      ...standing,
      refetchRequested: at >= postedAt && at < answersAt,
      detailUpdatedAt: updatedAt,
      policyUpdatedAt: updatedAt,
      lastSeenAt: stamp(at),
      serverNow: stamp(at),
      readAt: stamp(at),
      serverNowAt: stamp(at),
    };
    return host;
  };
}

/** The same server, but for a while it answers 429 and asks to be left alone. */
export function limitedServer(
  inner: RefetchServer,
  limit: { readonly fromMs: number; readonly untilMs: number; readonly retryAfterMs: number },
): RefetchServer {
  const failure: UpstreamFailure = {
    upstreamState: 'rate-limited',
    problem: problem('rate-limited'),
    retryAfterMs: limit.retryAfterMs,
  };
  return (request, at) => (at >= limit.fromMs && at < limit.untilMs ? failure : inner(request, at));
}
