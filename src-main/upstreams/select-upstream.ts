import type { BackOff } from '../core/back-off.ts';
import type { Settings } from '../core/config.ts';
import type { Fact } from '../core/fact.ts';
import type { FleetAgent } from '../core/facts.ts';
import { problem } from '../core/problem.ts';
import { createFleetClient, type FleetClient, type FleetClientPorts } from './fleet/client.ts';
import { createFleetUpstream } from './fleet/fleet-upstream.ts';
import { createUnavailableUpstream } from './unavailable.ts';
import type { Upstream } from './upstream.ts';

/** Chooses the upstream by the forced settings and by what is on this Mac; asked again at every look. */
export type SelectUpstream = (settings: Settings, agent: Fact<FleetAgent>) => Upstream;

/** For how long which server is to be left alone: kept across restarts. */
export type KeptBackOff = { readonly server: string; readonly backOff: BackOff };

/** Reads and writes what was kept of the back-off; the engine keeps it on disk. */
export type BackOffMemory = {
  readonly read: () => KeptBackOff | null;
  readonly write: (kept: KeptBackOff | null) => void;
};

/** A selector that keeps its Fleet client while the server stays the same: it remembers refused tokens and quiet times. */
export function createUpstreamSelector(ports: FleetClientPorts): (memory: BackOffMemory) => SelectUpstream {
  return memory => {
    let current: { readonly client: FleetClient; readonly upstream: Upstream } | undefined;

    function selectFleet(wanted: boolean, agent: Fact<FleetAgent>): Upstream {
      if (agent.kind !== 'known') {
        const why = agent.kind === 'unknown' ? agent.problem : problem('no-upstream');
        // Not being able to tell is no fault of the set-up.
        return createUnavailableUpstream('fleet', 'error', why);
      }
      const { server, present } = agent.value;
      if (server.kind === 'bad') return createUnavailableUpstream('fleet', 'misconfigured', server.problem);
      if (server.kind === 'none') {
        return wanted || present
          ? createUnavailableUpstream('fleet', 'misconfigured', problem('no-upstream', 'no Fleet URL'))
          : createUnavailableUpstream('none', 'none', problem('no-upstream'));
      }
      if (current?.client.base.href !== server.url) current = open(new URL(server.url));
      return current.upstream;
    }

    function open(base: URL): { client: FleetClient; upstream: Upstream } {
      const kept = memory.read();
      const client = createFleetClient(base, ports, {
        backOff: kept?.server === base.host ? kept.backOff : null,
        onBackOff: backOff => {
          memory.write(backOff === null ? null : { server: base.host, backOff });
        },
      });
      return { client, upstream: createFleetUpstream(client, ports.clock) };
    }

    return (settings, agent) => {
      switch (settings.Upstream) {
        case 'none':
          return createUnavailableUpstream('none', 'none', null);
        case 'jamf':
        case 'intune':
        case 'report':
          return createUnavailableUpstream(settings.Upstream, 'misconfigured', problem('upstream-unsupported'));
        case 'auto':
        case 'fleet':
          return selectFleet(settings.Upstream === 'fleet', agent);
      }
    };
  };
}
