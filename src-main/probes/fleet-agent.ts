import * as z from 'zod';
import type { Settings } from '../core/config.ts';
import { known, type Fact } from '../core/fact.ts';
import type { FleetAgent } from '../core/facts.ts';
import { fleetServerAsks, findFleetServer } from './fleet-server.ts';
import { fleetTokenAsks, fleetTokenPath, readFleetToken } from './fleet-token.ts';
import { seen, type Asked, type Probe } from './probe.ts';
import { readPlist, type PlistResult } from './read-plist.ts';

const orbitPlist = '/Library/LaunchDaemons/com.fleetdm.orbit.plist';
const fleetdPlist = '/Library/Managed Preferences/com.fleetdm.fleetd.config.plist';

/** launchd takes these values as text only, but plists made by hand hold booleans too. */
const orbitEnvironment = z.object({
  EnvironmentVariables: z
    .object({
      ORBIT_FLEET_DESKTOP: z.union([z.boolean(), z.string()]).optional().catch(undefined),
      ORBIT_FLEET_DESKTOP_ALTERNATIVE_BROWSER_HOST: z.string().max(255).optional().catch(undefined),
    })
    .default({}),
});

export const fleetAgentAsks: readonly Asked[] = [...fleetTokenAsks, ...fleetServerAsks];

/** Is Fleet's agent on this Mac, which server does it belong to, and does it keep a device token that can be read? */
export function fleetAgentProbe(settings: Promise<Settings>): Probe<FleetAgent> {
  return {
    id: 'fleet-agent',
    asks: fleetAgentAsks,
    ask: async (ports): Promise<Fact<FleetAgent>> => {
      const [token, server, orbit, fleetd] = await Promise.all([
        readFleetToken(ports.readFile),
        findFleetServer(settings, ports),
        readPlist(orbitPlist, ports),
        readPlist(fleetdPlist, ports),
      ]);
      return known(
        {
          present: token.kind !== 'missing' || orbit.kind !== 'absent' || fleetd.kind !== 'absent',
          token: token.kind,
          tokenModifiedAt: token.kind === 'present' ? token.modifiedAt : null,
          ...readOrbit(orbit),
          server,
          ...(token.kind === 'unreadable' ? { tokenProblem: token.problem } : {}),
        },
        seen(ports, fleetTokenPath),
      );
    },
  };
}

function readOrbit(orbit: PlistResult): Pick<FleetAgent, 'desktopEnabled' | 'browserHost'> {
  const parsed = orbit.kind === 'read' ? orbitEnvironment.safeParse(orbit.value) : undefined;
  if (parsed?.success !== true) return { desktopEnabled: null, browserHost: null };
  const { ORBIT_FLEET_DESKTOP: desktop, ORBIT_FLEET_DESKTOP_ALTERNATIVE_BROWSER_HOST: browserHost = '' } =
    parsed.data.EnvironmentVariables;
  return {
    desktopEnabled: desktop === true || /^(?:true|1)$/i.test(String(desktop ?? '')),
    browserHost: browserHost === '' ? null : browserHost,
  };
}
