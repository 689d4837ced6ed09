import * as z from 'zod';
import { readDiskFile } from './adapters/files.ts';
import { parseSettings, type SettingComplaint, type SettingsResult } from './core/config.ts';
import { problem } from './core/problem.ts';
import type { SettingsLevel } from './kits/settings-source.ts';
import type { Log, MacPorts } from './ports.ts';
import { readForcedValues } from './probes/forced-values.ts';
import { readPlist } from './probes/read-plist.ts';
import { preferenceDomain } from './settings-asks.ts';
import { NoConfigFile } from './unusable-file.ts';

/** What IT forces on this Mac. */
export async function readManagedSettings(ports: MacPorts, log: Log): Promise<SettingsResult> {
  const { levels, problems } = await readForcedValues(preferenceDomain, ports);
  for (const { code } of problems) log('warn', 'settings-unreadable', code);
  const { settings, complaints } = parseSettings(levels, problems.length > 0);
  // A file that cannot be read is as good as none: that has to be seen, because what IT set has no effect.
  return { settings, complaints: [...problems.map(() => wholeFile), ...complaints] };
}

const wholeFile: SettingComplaint = { key: preferenceDomain, what: 'wrong-value' };

/** What a file says that stands for it. */
export async function readConfigFile(path: string, ports: MacPorts, log: Log): Promise<SettingsResult> {
  const { values, problem: why } = await readConfigLevel(path, ports);
  if (why !== null) log('warn', 'settings-unreadable', why.code);
  const { settings, complaints } = parseSettings(values === null ? [] : [values], values === null);
  return { settings, complaints: [...(values === null ? [wholeFile] : []), ...complaints] };
}

/** The same file, for whoever judges it. */
export async function readConfigLevel(path: string, ports: MacPorts): Promise<SettingsLevel> {
  // The file lies on the disk of whoever asks, not on the recorded Mac.
  const plist = await readPlist(path, { ...ports, readFile: readDiskFile });
  if (plist.kind === 'absent') throw new NoConfigFile();
  const level = { id: 'file', place: 'the file of --config' } as const;
  if (plist.kind === 'failed') return { ...level, values: null, problem: plist.problem };
  const values = z.record(z.string(), z.unknown()).safeParse(plist.value);
  return values.success
    ? { ...level, values: values.data, problem: null }
    : { ...level, values: null, problem: problem('output-not-understood', 'not a dictionary') };
}
