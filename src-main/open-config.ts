import { resolve } from 'node:path';
import { systemClock } from './adapters/clock.ts';
import { namedUuid } from './adapters/named-uuid.ts';
import { writeNewFile, writeNewFiles } from './adapters/new-file.ts';
import { formatPlist } from './adapters/plist.ts';
import type { ConfigArguments } from './commands/arguments.ts';
import type { ConfigContext } from './commands/config/run-config.ts';
import { openJudges } from './open-judges.ts';
import { openMac } from './open-mac.ts';
import { readSettingsFile, readTextFile } from './open-settings-file.ts';
import { readForcedSource } from './open-settings-source.ts';
import { restrictPorts } from './probes/restrict-ports.ts';
import { settingsAsks } from './settings-asks.ts';
import type { SettingsSource } from './kits/settings-source.ts';
import { diagnose, print, printFile } from './terminal.ts';
import { version } from './version.ts';

type Place = { readonly home: string; readonly platform: NodeJS.Platform };

/** What `config` is run with. Nothing of the Mac is read but what is forced, and that only when it is asked for. */
export function openConfig(args: ConfigArguments, place: Place): ConfigContext {
  return {
    openSource: () => openSource(args, place),
    readText: readTextFile,
    judges: openJudges(),
    formatPlist,
    namedUuid,
    version,
    writeNewFile: (path, text) => writeNewFile(resolve(path), text),
    writeKit: (folder, files) => writeNewFiles(resolve(folder), files),
    print,
    printFile,
    diagnose,
  };
}

async function openSource({ root, file, config }: ConfigArguments, place: Place): Promise<SettingsSource> {
  const named = file ?? config;
  // The file lies on the disk of whoever asks, whichever Mac they ask about.
  if (named !== null) return readSettingsFile(named, await openMac({ root: null, ...place, ...clocks }));
  const ports = restrictPorts(settingsAsks, await openMac({ root, ...place, ...clocks }));
  const name = root === null ? 'this Mac' : 'the recorded Mac';
  return { kind: 'mac', name, levels: await readForcedSource(ports) };
}

const clocks = { clock: systemClock, pace: systemClock } as const;
