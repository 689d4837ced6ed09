import type { Settings } from '../core/config.ts';
import { known, type Fact } from '../core/fact.ts';
import type { FleetAgent } from '../core/facts.ts';
import { findFleetServer } from './fleet-server.ts';
import { fleetTokenPath, readFleetToken } from './fleet-token.ts';
import { seen, type Probe } from './probe.ts';
import { readPlist } from './read-plist.ts';

const agentFiles = [
  '/Library/LaunchDaemons/com.fleetdm.orbit.plist',
  '/Library/Managed Preferences/com.fleetdm.fleetd.config.plist',
] as const;

/** Is Fleet's agent on this Mac, which server does it belong to, and does it keep a device token that can be read? */
export function fleetAgentProbe(settings: Promise<Settings>): Probe<FleetAgent> {
  return {
    id: 'fleet-agent',
    ask: async (ports): Promise<Fact<FleetAgent>> => {
      const [token, server, ...plists] = await Promise.all([
        readFleetToken(ports.readFile),
        findFleetServer(settings, ports),
        ...agentFiles.map(path => readPlist(path, ports)),
      ]);
      const present = token.kind !== 'missing' || plists.some(plist => plist.kind !== 'absent');
      return known(
        { present, token: token.kind, server, ...(token.kind === 'unreadable' ? { tokenProblem: token.problem } : {}) },
        seen(ports, fleetTokenPath),
      );
    },
  };
}
