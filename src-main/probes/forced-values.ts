import * as z from 'zod';
import type { ForcedValues } from '../core/config.ts';
import { problem, type Problem } from '../core/problem.ts';
import type { MacPorts } from '../ports.ts';
import type { Asked } from './probe.ts';
import { readPlist, type PlistResult } from './read-plist.ts';

const folder = '/Library/Managed Preferences';
const dictionary = z.record(z.string(), z.unknown());

/** The files in which macOS keeps the forced values of a domain. */
export function forcedFiles(domain: string): readonly Asked[] {
  return [
    { kind: 'file', path: `${folder}/{user}/${domain}.plist` },
    { kind: 'file', path: `${folder}/${domain}.plist` },
  ];
}

/** The forced values of a preference domain, user level first; a level that cannot be read is named, not guessed. */
export async function readForcedValues(
  domain: string,
  ports: MacPorts,
): Promise<{ readonly levels: ForcedValues; readonly problems: readonly Problem[] }> {
  const levels = await readForcedLevels(domain, ports);
  return {
    levels: levels.flatMap(level => (level.kind === 'read' ? [level.values] : [])),
    problems: levels.flatMap(level => (level.kind === 'failed' ? [level.problem] : [])),
  };
}

/** Each level by itself: the user's, then the computer's. */
export async function readForcedLevels(domain: string, ports: MacPorts): Promise<readonly [ForcedLevel, ForcedLevel]> {
  const user = readPlist(`${folder}/${ports.mac.user.name}/${domain}.plist`, ports).then(readLevel);
  const computer = readPlist(`${folder}/${domain}.plist`, ports).then(readLevel);
  return Promise.all([user, computer]);
}

export type ForcedLevel =
  | { readonly kind: 'read'; readonly values: Readonly<Record<string, unknown>> }
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly problem: Problem };

function readLevel(plist: PlistResult): ForcedLevel {
  if (plist.kind !== 'read') return plist;
  const parsed = dictionary.safeParse(plist.value);
  return parsed.success
    ? { kind: 'read', values: parsed.data }
    : { kind: 'failed', problem: problem('output-not-understood', 'not a dictionary') };
}
