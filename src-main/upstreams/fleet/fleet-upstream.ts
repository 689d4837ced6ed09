import type { PolicyReport } from '../../contract/snapshot.ts';
import { instant } from '../../core/instants.ts';
import type { UpstreamFailure } from '../../core/upstream-failure.ts';
import { emptyReading, type HostReading, type UpstreamReading } from '../../core/upstream-reading.ts';
import type { Clock } from '../../ports.ts';
import type { Answer, Upstream } from '../upstream.ts';
import { isEmptyObject, parseDesktop, parseHost, parsePolicies } from './bodies.ts';
import { notUnderstood } from './classify-answer.ts';
import type { FleetBody, FleetClient, FleetRoute } from './client.ts';

/** Fleet as an upstream: its device API, asked with the Mac's own token. */
export function createFleetUpstream(client: FleetClient, clock: Clock): Upstream {
  async function read<T>(route: FleetRoute, parse: (answer: FleetBody) => T | null): Promise<Answer<T>> {
    const answer = await client.send(route);
    if (!answer.ok) return answer;
    const value = parse(answer.value);
    return value === null ? { ok: false, failure: notUnderstood(route) } : { ok: true, value };
  }
  const readDesktop = (): Promise<Answer<{ failingCount: number | null }>> =>
    read('desktop', ({ body }) => parseDesktop(body));
  const readHost = (): Promise<Answer<HostReading>> => read('host', ({ body, headers }) => parseHost(body, headers));
  const readPolicies = (): Promise<Answer<readonly PolicyReport[]>> =>
    read('policies', ({ body }) => parsePolicies(body));

  async function look(): Promise<UpstreamReading> {
    const before: UpstreamReading = { ...emptyReading('fleet', 'ok'), server: client.base.host };
    const desktop = await readDesktop();
    // 402 on the summary is Fleet Free: the host and the refetch still work, the policies do not.
    const licensed = desktop.ok || desktop.failure.upstreamState !== 'unlicensed';
    if (!desktop.ok && licensed) return failed(before, desktop.failure);
    const reached = {
      ...before,
      lastContactAt: instant(clock.now()),
      failingCount: desktop.ok ? desktop.value.failingCount : null,
    };
    const host = await readHost();
    if (!host.ok) return failed(reached, host.failure);
    const known = { ...reached, host: host.value };
    if (!desktop.ok) return failed(known, desktop.failure);
    const policies = await readPolicies();
    return policies.ok ? { ...known, policies: policies.value } : failed(known, policies.failure);
  }

  return {
    look,
    readHost,
    readPolicies,
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

function failed(reading: UpstreamReading, { upstreamState, problem }: UpstreamFailure): UpstreamReading {
  return { ...reading, state: upstreamState, problem };
}
