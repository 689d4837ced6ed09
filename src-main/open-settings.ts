import * as z from 'zod';
import { readDiskFile } from './adapters/files.ts';
import { parseSettings, type SettingComplaint, type SettingsResult } from './core/config.ts';
import type { Log, MacPorts } from './ports.ts';
import { readForcedValues } from './probes/forced-values.ts';
import { readPlist } from './probes/read-plist.ts';
import { preferenceDomain } from './settings-asks.ts';
import { NoConfigFile } from './unusable-file.ts';

/** What IT forces on this Mac. */
export async function readManagedSettings(ports: MacPorts, log: Log): Promise<SettingsResult> {
  const { levels, problems } = await readForcedValues(preferenceDomain, ports);
  for (const problem of problems) log('warn', 'settings-unreadable', problem.code);
  const { settings, complaints } = parseSettings(levels, problems.length > 0);
  // A file that cannot be read is as good as none: that has to be seen, because what IT set has no effect.
  return { settings, complaints: [...problems.map(() => wholeFile), ...complaints] };
}

const wholeFile: SettingComplaint = { key: preferenceDomain, what: 'wrong-value' };

/** What a file says that stands for it. */
export async function readConfigFile(path: string, ports: MacPorts, log: Log): Promise<SettingsResult> {
  // The file lies on the disk of whoever asks, not on the recorded Mac.
  const plist = await readPlist(path, { ...ports, readFile: readDiskFile });
  if (plist.kind === 'absent') throw new NoConfigFile();
  const values = z.record(z.string(), z.unknown()).safeParse(plist.kind === 'read' ? plist.value : undefined);
  if (!values.success) log('warn', 'settings-unreadable', plist.kind === 'failed' ? plist.problem.code : plist.kind);
  return parseSettings(values.success ? [values.data] : [], !values.success);
}
