import * as z from 'zod';
import { isDottedVersion } from '../../core/dotted-version.ts';
import { known, unknown } from '../../core/fact.ts';
import type { FuseWire, InstalledApp } from '../../core/preflight/preflight-facts.ts';
import type { ReadFuses } from '../../ports.ts';
import { seen, type Asked, type Probe } from '../probe.ts';
import { readPlist } from '../read-plist.ts';
import { isDeclared } from '../restrict-ports.ts';

/** Where the package puts the app. */
export const appFolder = '/Applications/Clearway.app';
const infoPath = `${appFolder}/Contents/Info.plist`;
const infoPlist = z.object({ CFBundleShortVersionString: z.string().refine(isDottedVersion).nullable().catch(null) });

/** Is the packaged app here, and which version? */
export const installedAppProbe: Probe<InstalledApp> = {
  id: 'doctor-app',
  asks: [{ kind: 'file', path: infoPath }],
  ask: async ports => {
    const plist = await readPlist(infoPath, ports);
    if (plist.kind === 'failed') return unknown(plist.problem);
    if (plist.kind === 'absent') return known({ installed: false }, seen(ports, infoPath));
    const parsed = infoPlist.safeParse(plist.value);
    const version = parsed.success ? parsed.data.CFBundleShortVersionString : null;
    return known({ installed: true, version }, seen(ports, infoPath));
  },
};

/** Electron burns its fuses into this file. */
const frameworkPath = `${appFolder}/Contents/Frameworks/Electron Framework.framework/Electron Framework`;
const fusesAsks: readonly Asked[] = [{ kind: 'file', path: frameworkPath }];

/** Which fuses is the app built with? Reads the file in pieces: it has a few hundred megabytes. */
export function fusesProbe(readFuses: ReadFuses): Probe<readonly FuseWire[]> {
  return {
    id: 'doctor-fuses',
    asks: fusesAsks,
    ask: async ports => {
      if (!isDeclared({ kind: 'file', path: frameworkPath }, fusesAsks, ports.mac.user))
        throw new Error('not declared');
      const found = await readFuses(frameworkPath);
      return found.kind === 'failed' ? unknown(found.problem) : known(found.wires, seen(ports, frameworkPath));
    },
  };
}
