import type { BackOff } from '../core/back-off.ts';
import type { Settings } from '../core/config.ts';
import type { Fact } from '../core/fact.ts';
import type { FleetAgent } from '../core/facts.ts';
import { problem, type Problem } from '../core/problem.ts';
import { createFleetClient, type FleetClient, type FleetClientPorts } from './fleet/client.ts';
import { createFleetUpstream } from './fleet/fleet-upstream.ts';
import { createReportUpstream, type SendNow } from './report/report-upstream.ts';
import type { Reporter } from './report/reporter.ts';
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

/** Opens what sends reports to `ReportURL`; the same one for the same settings, null where IT named no service. */
export type OpenReporter = (settings: ReportSettings) => Reporter | Problem | null;
export type ReportSettings = Pick<Settings, 'ReportURL' | 'IdentifiersInTicket'>;

type SelectorPorts = FleetClientPorts & { readonly openReporter: OpenReporter };

/** Chooses upstreams for one engine, which sends the reports of this Mac. */
export type OpenUpstreams = (memory: BackOffMemory, sendNow: SendNow) => SelectUpstream;

/** A selector that keeps its Fleet client while the server stays the same: it remembers refused tokens and quiet times. */
export function createUpstreamSelector(ports: SelectorPorts): OpenUpstreams {
  return (memory, sendNow) => {
    let service: { readonly reporter: Reporter; readonly upstream: Upstream } | undefined;
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

    function selectService(settings: ReportSettings): Upstream {
      const reporter = ports.openReporter(settings) ?? problem('no-upstream', 'no ReportURL');
      if ('code' in reporter) return createUnavailableUpstream('report', 'misconfigured', reporter);
      if (service?.reporter !== reporter) {
        service = { reporter, upstream: createReportUpstream(reporter, { clock: ports.clock, sendNow }) };
      }
      return service.upstream;
    }

    return (settings, agent) => {
      switch (settings.Upstream) {
        case 'none':
          return createUnavailableUpstream('none', 'none', null);
        case 'jamf':
        case 'intune':
          return createUnavailableUpstream(settings.Upstream, 'misconfigured', problem('upstream-unsupported'));
        case 'report':
          return selectService(settings);
        case 'fleet':
          return selectFleet(true, agent);
        case 'auto':
          // Fleet judges where it is there; a service that takes reports judges where nobody else does.
          return settings.ReportURL !== null && isWithoutFleet(agent)
            ? selectService(settings)
            : selectFleet(false, agent);
      }
    };
  };
}

function isWithoutFleet(agent: Fact<FleetAgent>): boolean {
  return agent.kind === 'known' && agent.value.server.kind === 'none' && !agent.value.present;
}
