import { instant } from '../../core/instants.ts';
import { arePoliciesStale } from '../../core/policies.ts';
import type { UpstreamFailure } from '../../core/upstream-failure.ts';
import {
  emptyReading,
  type HostReading,
  type PolicyReading,
  type PushReading,
  type UpstreamReading,
} from '../../core/upstream-reading.ts';
import type { Clock } from '../../ports.ts';
import type { Answer, Upstream } from '../upstream.ts';
import { isEmptyObject, parseDesktop, parseHost, parsePolicies, parsePush, type Desktop } from './bodies.ts';
import { notUnderstood } from '../request-failure.ts';
import type { FleetBody, FleetClient } from './client.ts';
import type { FleetRoute } from './fleet-routes.ts';

/** How long a whole look may take: a server that answers each request just in time must not hold the answer back. */
const lookMs = 30_000;

/** Fleet as an upstream: its device API, asked with the Mac's own token. */
export function createFleetUpstream(client: FleetClient, clock: Clock): Upstream {
  type Read<T> = (withinMs?: number) => Promise<Answer<T>>;
  const reader =
    <T>(route: FleetRoute, parse: (answer: FleetBody) => T | null | undefined): Read<T> =>
    async withinMs => {
      const answer = await client.send(route, withinMs);
      if (!answer.ok) return answer;
      const value = parse(answer.value);
      return value == null ? { ok: false, failure: notUnderstood(route) } : { ok: true, value };
    };
  const readDesktop: Read<Desktop> = reader('desktop', ({ body, headers }) => parseDesktop(body, headers));
  const readHost: Read<HostReading> = reader('host', ({ body, headers }) =>
    parseHost(body, headers, instant(clock.now())),
  );
  const readPolicies: Read<readonly PolicyReading[]> = reader('policies', ({ body }) => parsePolicies(body));

  /** Nobody waits for this one, and most servers do not have it: whatever goes wrong means "not told". */
  async function readPush(withinMs?: number): Promise<PushReading | null> {
    const answer = await client.send('activities', withinMs);
    return answer.ok ? (parsePush(answer.value.body) ?? null) : null;
  }

  async function look(depth: 'summary' | 'full', previous: UpstreamReading): Promise<UpstreamReading> {
    const end = clock.now() + lookMs;
    const left = (): number => Math.max(end - clock.now(), 1);
    const before: UpstreamReading = { ...emptyReading('fleet', 'ok'), server: client.base.host };
    const desktop = await readDesktop(left());
    // 402 on the summary is Fleet Free: the host and the refetch still work, the policies do not.
    const licensed = desktop.ok || desktop.failure.upstreamState !== 'unlicensed';
    if (!desktop.ok && licensed) return failed(before, desktop.failure);
    const { failingCount = null, browserHost = null } = desktop.ok ? desktop.value : {};
    const reached = { ...before, lastContactAt: instant(clock.now()), failingCount, browserHost };
    if (depth === 'summary' && desktop.ok) {
      const same = standStill(previous, desktop.value, reached);
      if (same !== null) return same;
    }
    const host = await readHost(left());
    if (!host.ok) return failed(reached, host.failure);
    const known = { ...reached, host: host.value, lastContactAt: instant(clock.now()) };
    if (!desktop.ok) return failed(known, desktop.failure);
    const policies = await readPolicies(left());
    if (!policies.ok) return failed(known, policies.failure);
    const isTold = host.value.mayTellPushes && policies.value.some(({ blocks }) => blocks);
    return {
      ...known,
      policies: policies.value,
      listEvaluatedAt: host.value.policyUpdatedAt,
      push: isTold ? await readPush(left()) : null,
    };
  }

  return {
    server: client.base.host,
    look,
    readHost: () => readHost(),
    readPolicies: () => readPolicies(),
    readPush: () => readPush(),
    forgive: client.forgive,
    backOffLeftMs: client.backOffLeftMs,
    requestRefetch: async () => {
      const answer = await client.send('refetch');
      if (!answer.ok) return answer;
      // Fleet answers `{}`. A captive portal answers a page, and then nobody has been asked.
      return isEmptyObject(answer.value.body)
        ? { ok: true, value: null }
        : { ok: false, failure: notUnderstood('refetch') };
    },
  };
}

/**
 * What was known, if nothing speaks for its having moved: the summary says nothing but a count, and leaves it out for
 * none. By the server's own time of now, because an evaluation that has grown old meanwhile has to be read anew.
 */
function standStill(previous: UpstreamReading, desktop: Desktop, reached: UpstreamReading): UpstreamReading | null {
  const { host } = previous;
  const isSame = previous.server === reached.server && previous.state === 'ok' && previous.policies !== null;
  if (!isSame || host === null || (desktop.failingCount ?? 0) !== (previous.failingCount ?? 0)) return null;
  const { lastContactAt } = reached;
  const serverNow = desktop.serverNow ?? host.serverNow;
  const serverNowAt = desktop.serverNow === null ? host.serverNowAt : (lastContactAt ?? host.serverNowAt);
  const still = { ...previous, lastContactAt, host: { ...host, serverNow, serverNowAt } };
  // Once: where it is old because the Mac is silent, asking for it again and again would change nothing.
  return arePoliciesStale(still) && !arePoliciesStale(previous) ? null : still;
}

function failed(reading: UpstreamReading, { upstreamState, problem }: UpstreamFailure): UpstreamReading {
  return { ...reading, state: upstreamState, problem };
}
