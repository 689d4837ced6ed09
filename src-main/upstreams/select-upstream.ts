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

/** A selector that keeps its Fleet client while the server stays the same: it remembers refused tokens and quiet times. */
export function createUpstreamSelector(ports: FleetClientPorts): SelectUpstream {
  let client: FleetClient | undefined;

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
    if (client?.base.href !== server.url) client = createFleetClient(new URL(server.url), ports);
    return createFleetUpstream(client, ports.clock);
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
}
