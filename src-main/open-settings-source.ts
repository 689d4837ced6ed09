import type { SettingsLevel } from './kits/settings-source.ts';
import type { MacPorts } from './ports.ts';
import { readForcedLevels, type ForcedLevel } from './probes/forced-values.ts';
import { preferenceDomain } from './settings-asks.ts';

/** What is forced on a Mac, level by level, for whoever judges it. */
export async function readForcedSource(ports: MacPorts): Promise<readonly SettingsLevel[]> {
  const [user, computer] = await readForcedLevels(preferenceDomain, ports);
  return [asLevel('user', user), asLevel('computer', computer)];
}

function asLevel(id: 'user' | 'computer', level: ForcedLevel): SettingsLevel {
  return {
    id,
    place: id === 'user' ? 'what is forced for this user' : 'what is forced for this Mac',
    values: level.kind === 'read' ? level.values : null,
    problem: level.kind === 'failed' ? level.problem : null,
  };
}
