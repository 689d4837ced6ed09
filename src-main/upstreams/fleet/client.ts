import { findRefusal, forgive, leftMs, recordOutcome, type BackOff } from '../../core/back-off.ts';
import type { FleetToken } from '../../core/facts.ts';
import { problem, type ProblemCode } from '../../core/problem.ts';
import type { UpstreamFailure } from '../../core/upstream-failure.ts';
import type { Clock, Http, HttpHeaders, HttpResult, Random } from '../../ports.ts';
import type { Answer } from '../upstream.ts';
import { classifyFailure } from './classify-answer.ts';
import { fleetRoutes, routePath, type FleetRoute } from './fleet-routes.ts';
import { createRefusals } from './refusals.ts';

export type FleetBody = { readonly body: string; readonly headers: HttpHeaders };

/** Sends requests to one Fleet server, one at a time, and leaves it alone for as long as it should be. */
export type FleetClient = {
  readonly base: URL;
  /** `withinMs` shortens the deadline of this one request. */
  readonly send: (route: FleetRoute, withinMs?: number) => Promise<Answer<FleetBody>>;
  readonly forgive: (by: 'person' | 'mac') => void;
  readonly backOffLeftMs: () => number | null;
};

/** What a client needs. `readToken` is called before every request: orbit rotates the token hourly. */
export type FleetClientPorts = {
  readonly http: Http;
  readonly readToken: () => Promise<FleetToken>;
  readonly clock: Clock;
  readonly random: Random;
  /** Whether a network's own sign-in page stands behind a failure. Asked only where that could be. */
  readonly isCaptive: (result: HttpResult, base: URL) => Promise<boolean>;
};

/** What outlives the process: for how long this server is to be left alone. */
export type FleetClientMemory = {
  readonly backOff: BackOff | null;
  readonly onBackOff: (backOff: BackOff | null) => void;
};

const deadlineMs = 15_000;
const maxBytes = 5 * 1024 * 1024;

const tokenProblems: Readonly<Record<Exclude<FleetToken['kind'], 'present' | 'unreadable'>, ProblemCode>> = {
  missing: 'token-missing',
  'not-understood': 'token-not-understood',
};

/** A client that reads the token anew for every request and repeats a 401 once if the token has changed meanwhile. */
export function createFleetClient(base: URL, ports: FleetClientPorts, memory: FleetClientMemory): FleetClient {
  let turn: Promise<unknown> = Promise.resolve();
  let { backOff } = memory;
  const refusals = createRefusals();
  const now = ports.clock.now;

  async function send(route: FleetRoute, withinMs: number): Promise<Answer<FleetBody>> {
    const left = findRefusal(backOff, now());
    if (left !== null) return { ok: false, failure: left };
    const token = await ports.readToken();
    if (token.kind === 'unreadable') return fail('misconfigured', token.problem.code);
    if (token.kind !== 'present') return fail('misconfigured', tokenProblems[token.kind]);
    const refusal = refusals.find(route, token.token, now());
    if (refusal !== null) return { ok: false, failure: refusal };
    const first = await attempt(route, token.token, withinMs);
    if (first.ok || first.failure.upstreamState !== 'token-stale' || route === 'activities') return first;
    const again = await ports.readToken();
    if (again.kind !== 'present' || again.token === token.token) return first;
    return attempt(route, again.token, withinMs);
  }

  async function attempt(route: FleetRoute, token: string, withinMs: number): Promise<Answer<FleetBody>> {
    const { method } = fleetRoutes[route];
    const url = new URL(routePath(route, token), base).href;
    const result = await ports.http({ method, url, deadlineMs: Math.min(deadlineMs, withinMs), maxBytes });
    const failure = await explain(result);
    const outcome = { at: now(), failure, random: ports.random() };
    refusals.record(route, token, outcome);
    // The feed is a nicety: its trouble must not keep anybody from asking for what counts.
    const counts = route !== 'activities' || failure === null || failure.upstreamState === 'rate-limited';
    if (counts) remember(recordOutcome(backOff, outcome));
    if (failure !== null) return { ok: false, failure: findRefusal(backOff, now()) ?? failure };
    return result.kind === 'answered' ? { ok: true, value: result } : fail('error', 'server-error');
  }

  async function explain(result: HttpResult): Promise<UpstreamFailure | null> {
    const failure = classifyFailure(result);
    if (failure === null || !(await ports.isCaptive(result, base))) return failure;
    return { upstreamState: 'unreachable', problem: problem('captive-portal'), retryAfterMs: null };
  }

  function remember(next: BackOff | null): void {
    if (next !== backOff) memory.onBackOff(next);
    backOff = next;
  }

  return {
    base,
    send: async (route, withinMs = deadlineMs) => {
      const answer = turn.then(() => send(route, withinMs));
      // The next request waits for this one whatever became of it; its caller sees the rejection.
      turn = answer.catch(() => undefined);
      return answer;
    },
    forgive: by => {
      remember(forgive(backOff, now(), by));
      if (by === 'person') refusals.forgive(now());
    },
    backOffLeftMs: () => leftMs(backOff, now()),
  };
}

function fail(upstreamState: UpstreamFailure['upstreamState'], code: ProblemCode): Answer<never> {
  return { ok: false, failure: { upstreamState, problem: problem(code), retryAfterMs: null } };
}
