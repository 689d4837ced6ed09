import type { FleetToken } from '../../core/facts.ts';
import { problem, type ProblemCode } from '../../core/problem.ts';
import type { UpstreamFailure } from '../../core/upstream-failure.ts';
import type { Clock, Http, HttpHeaders } from '../../ports.ts';
import type { Answer } from '../upstream.ts';
import { classifyFailure } from './classify-answer.ts';

/** The routes of Fleet's device API that Clearway uses, relative to `device/{token}`. Gated ones can ask for a sign-in. */
export const fleetRoutes = {
  desktop: { method: 'GET', path: '/desktop', gated: false },
  host: { method: 'GET', path: '?exclude_software=true', gated: true },
  policies: { method: 'GET', path: '/policies', gated: true },
  refetch: { method: 'POST', path: '/refetch', gated: true },
} as const;
export type FleetRoute = keyof typeof fleetRoutes;

export type FleetBody = { readonly body: string; readonly headers: HttpHeaders };

/** Sends requests to one Fleet server, one at a time. */
export type FleetClient = {
  readonly base: URL;
  readonly send: (route: FleetRoute) => Promise<Answer<FleetBody>>;
};

/** What a client needs. `readToken` is called before every request: orbit rotates the token hourly. */
export type FleetClientPorts = {
  readonly http: Http;
  readonly readToken: () => Promise<FleetToken>;
  readonly clock: Clock;
};

const deadlineMs = 15_000;
const maxBytes = 5 * 1024 * 1024;
/** Fleet counts failed requests per public address, so a refused token is not tried again before this has passed. */
const refusedForMs = 60_000;
/** A sign-in belongs to the browser, so this client stays shut out until an administrator changes that. */
const gatedForMs = 3_600_000;

const tokenProblems: Readonly<Record<Exclude<FleetToken['kind'], 'present' | 'unreadable'>, ProblemCode>> = {
  missing: 'token-missing',
  'not-understood': 'token-not-understood',
};

/** A client that reads the token anew for every request and repeats a 401 once if the token has changed meanwhile. */
export function createFleetClient(base: URL, ports: FleetClientPorts): FleetClient {
  let turn: Promise<unknown> = Promise.resolve();
  let refused: { readonly token: string; readonly until: number } | undefined;
  let gated: { readonly until: number; readonly failure: UpstreamFailure } | undefined;
  let quiet: { readonly until: number; readonly failure: UpstreamFailure } | undefined;

  async function send(route: FleetRoute): Promise<Answer<FleetBody>> {
    if (quiet !== undefined && ports.clock.now() < quiet.until) return { ok: false, failure: quiet.failure };
    if (fleetRoutes[route].gated && gated !== undefined && ports.clock.now() < gated.until) {
      return { ok: false, failure: gated.failure };
    }
    const token = await ports.readToken();
    if (token.kind === 'unreadable') return fail('misconfigured', token.problem.code);
    if (token.kind !== 'present') return fail('misconfigured', tokenProblems[token.kind]);
    if (token.token === refused?.token && ports.clock.now() < refused.until) return fail('token-stale', 'token-stale');
    const first = await attempt(route, token.token);
    if (first.ok || first.failure.upstreamState !== 'token-stale') return first;
    const again = await ports.readToken();
    if (again.kind !== 'present' || again.token === token.token) return first;
    return attempt(route, again.token);
  }

  async function attempt(route: FleetRoute, token: string): Promise<Answer<FleetBody>> {
    const { method, path } = fleetRoutes[route];
    const url = new URL(`api/latest/fleet/device/${token}${path}`, base).href;
    const result = await ports.http({ method, url, deadlineMs, maxBytes });
    const failure = classifyFailure(result);
    if (failure !== null) {
      remember(failure, token);
      return { ok: false, failure };
    }
    refused = undefined;
    return result.kind === 'answered' ? { ok: true, value: result } : fail('error', 'server-error');
  }

  function remember(failure: UpstreamFailure, token: string): void {
    const now = ports.clock.now();
    if (failure.upstreamState === 'sign-in-required') gated = { until: now + gatedForMs, failure };
    if (failure.upstreamState === 'token-stale') refused = { token, until: now + refusedForMs };
    if (failure.upstreamState === 'rate-limited')
      quiet = { until: now + Math.max(failure.retryAfterMs ?? 0, refusedForMs), failure };
  }

  return {
    base,
    send: async route => {
      const answer = turn.then(() => send(route));
      // The next request waits for this one whatever became of it; its caller sees the rejection.
      turn = answer.catch(() => undefined);
      return answer;
    },
  };
}

function fail(upstreamState: UpstreamFailure['upstreamState'], code: ProblemCode): Answer<never> {
  return { ok: false, failure: { upstreamState, problem: problem(code), retryAfterMs: null } };
}
