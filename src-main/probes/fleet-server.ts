import * as z from 'zod';
import type { Settings } from '../core/config.ts';
import type { FleetServer } from '../core/facts.ts';
import { isLoopback } from '../core/loopback.ts';
import { problem } from '../core/problem.ts';
import type { MacPorts } from '../ports.ts';
import { forcedFiles, readForcedValues } from './forced-values.ts';
import type { Asked } from './probe.ts';
import { readPlist } from './read-plist.ts';

const fleetdDomain = 'com.fleetdm.fleetd.config';
const orbitPath = '/Library/LaunchDaemons/com.fleetdm.orbit.plist';
export const fleetServerAsks: readonly Asked[] = [...forcedFiles(fleetdDomain), { kind: 'file', path: orbitPath }];

const orbitPlist = z.object({ EnvironmentVariables: z.object({ ORBIT_FLEET_URL: z.unknown() }) });

/**
 * Looks in Clearway's settings, then fleetd's managed preferences, then orbit's LaunchDaemon; all are read at once. A
 * source that is there but cannot be read ends the search: it may name another server than the next one does.
 */
export async function findFleetServer(settings: Promise<Settings>, ports: MacPorts): Promise<FleetServer> {
  const [{ FleetURL }, fleetd, orbit] = await Promise.all([
    settings,
    readForcedValues(fleetdDomain, ports),
    readPlist(orbitPath, ports),
  ]);
  if (FleetURL !== null) return checkFleetUrl(FleetURL);
  const managed = fleetd.levels.find(level => Object.hasOwn(level, 'FleetURL'))?.['FleetURL'];
  if (managed !== undefined) return checkFleetUrl(managed);
  const unread = fleetd.problems[0] ?? (orbit.kind === 'failed' ? orbit.problem : undefined);
  if (unread !== undefined) return { kind: 'bad', problem: unread };
  const parsed = orbit.kind === 'read' ? orbitPlist.safeParse(orbit.value) : undefined;
  const url = parsed?.success === true ? parsed.data.EnvironmentVariables.ORBIT_FLEET_URL : undefined;
  return url === undefined ? { kind: 'none' } : checkFleetUrl(url);
}

/** Accepts https, and plain http for this machine only: the device token is part of every URL. */
export function checkFleetUrl(value: unknown): FleetServer {
  const url = typeof value === 'string' && URL.canParse(value.trim()) ? new URL(value.trim()) : null;
  if (
    url === null ||
    (url.protocol !== 'https:' && url.protocol !== 'http:') ||
    url.username !== '' ||
    url.password !== ''
  ) {
    return { kind: 'bad', problem: problem('url-not-understood') };
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return { kind: 'bad', problem: problem('url-not-https') };
  url.search = '';
  url.hash = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return { kind: 'found', url: url.href };
}
