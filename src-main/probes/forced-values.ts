import * as z from 'zod';
import type { ForcedValues } from '../core/config.ts';
import type { Problem } from '../core/problem.ts';
import type { MacPorts } from '../ports.ts';
import { readPlist } from './read-plist.ts';

const dictionary = z.record(z.string(), z.unknown());

/** The forced values of a preference domain, user level first; a level that cannot be read is named, not guessed. */
export async function readForcedValues(
  domain: string,
  ports: MacPorts,
): Promise<{ readonly levels: ForcedValues; readonly problems: readonly Problem[] }> {
  const folder = '/Library/Managed Preferences';
  const paths = [`${folder}/${ports.mac.user.name}/${domain}.plist`, `${folder}/${domain}.plist`];
  const results = await Promise.all(paths.map(path => readPlist(path, ports)));
  return {
    levels: results.flatMap(result => {
      const parsed = result.kind === 'read' ? dictionary.safeParse(result.value) : undefined;
      return parsed?.success === true ? [parsed.data] : [];
    }),
    problems: results.flatMap(result => (result.kind === 'failed' ? [result.problem] : [])),
  };
}
