import { problem } from '../../core/problem.ts';
import type { UpstreamFailure } from '../../core/upstream-failure.ts';
import { fleetRoutes, type FleetRoute } from './fleet-routes.ts';

/**
 * What the server has turned down lately, so that it is not asked the same again: Fleet counts every refusal per public
 * address, and a thousand in a minute shut out the whole office. Milliseconds since the epoch.
 */
export type Refusals = {
  /** Why a request need not be sent; null when nothing speaks against it. */
  readonly find: (route: FleetRoute, token: string, at: number) => UpstreamFailure | null;
  readonly record: (route: FleetRoute, token: string, outcome: Outcome) => void;
  /** A person asks: a refused token, or a sign-in that was wanted, may be tried once more if that was not just done. */
  readonly forgive: (at: number) => void;
};
type Outcome = { readonly at: number; readonly failure: UpstreamFailure | null };

const minuteMs = 60_000;
/** A sign-in belongs to the browser, so this client stays shut out until an administrator changes that. */
const gatedForMs = 60 * minuteMs;
/** A refused token does not become good again; orbit notices within five minutes and writes another one. */
const refusedForMs = 30 * minuteMs;
/** A licence or a route does not appear within the day. */
const absentForMs = 24 * 60 * minuteMs;

export function createRefusals(): Refusals {
  let token: (Span & { readonly text: string }) | undefined;
  let gated: (Span & { readonly failure: UpstreamFailure }) | undefined;
  const absent = new Map<FleetRoute, Span & { readonly failure: UpstreamFailure }>();

  return {
    find: (route, text, at) => {
      if (fleetRoutes[route].gated && holds(gated, at)) return gated.failure;
      const missing = absent.get(route);
      if (holds(missing, at)) return missing.failure;
      return token?.text === text && holds(token, at) ? staleToken : null;
    },
    record: (route, text, { at, failure }) => {
      if (failure === null) {
        token = undefined;
        absent.delete(route);
        if (fleetRoutes[route].gated) gated = undefined;
        return;
      }
      // The feed is a nicety, and not every server keeps it: whatever it says of the token counts for nothing else.
      if (route === 'activities') {
        if (isNoFeed(failure)) absent.set(route, { since: at, until: at + absentForMs, failure });
        return;
      }
      if (failure.upstreamState === 'sign-in-required') gated = { since: at, until: at + gatedForMs, failure };
      if (failure.upstreamState === 'token-stale') token = { text, since: at, until: at + refusedForMs };
      if (failure.upstreamState === 'unlicensed') absent.set(route, { since: at, until: at + absentForMs, failure });
    },
    forgive: at => {
      if (token !== undefined && at - token.since >= minuteMs) token = { ...token, until: at };
      if (gated !== undefined && at - gated.since >= minuteMs) gated = { ...gated, until: at };
    },
  };
}

type Span = { readonly since: number; readonly until: number };

/** A clock that was set back would otherwise make what was turned down last for as long. */
function holds<T extends Span>(span: T | undefined, at: number): span is T {
  return span !== undefined && at >= span.since && at < span.until;
}

const staleToken: UpstreamFailure = {
  upstreamState: 'token-stale',
  problem: problem('token-stale'),
  retryAfterMs: null,
};

/** A server without the feed answers 404; one that has trouble with it, or keeps it from devices, is not asked again. */
function isNoFeed({ upstreamState }: UpstreamFailure): boolean {
  return upstreamState !== 'unreachable' && upstreamState !== 'rate-limited';
}
