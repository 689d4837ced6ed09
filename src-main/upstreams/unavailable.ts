import type { UpstreamKind } from '../contract/snapshot.ts';
import type { Problem } from '../core/problem.ts';
import type { UpstreamFailure } from '../core/upstream-failure.ts';
import { emptyReading } from '../core/upstream-reading.ts';
import type { Answer, Upstream } from './upstream.ts';

/** An upstream that cannot be asked: none was found, IT switched it off, or its settings are wrong. Sends nothing. */
export function createUnavailableUpstream(
  kind: UpstreamKind,
  state: 'none' | 'misconfigured' | 'error',
  problem: Problem | null,
): Upstream {
  const failure: UpstreamFailure = {
    upstreamState: state,
    problem: problem ?? { code: 'no-upstream' },
    retryAfterMs: null,
  };
  const refuse = async (): Promise<Answer<never>> => ({ ok: false, failure });
  return {
    server: null,
    look: async () => ({ ...emptyReading(kind, state), problem }),
    readHost: refuse,
    requestRefetch: refuse,
    readPolicies: refuse,
    readPush: async () => null,
    forgive: () => undefined,
    backOffLeftMs: () => null,
  };
}
