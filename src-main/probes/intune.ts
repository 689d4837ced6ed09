import * as z from 'zod';
import { isDottedVersion } from '../core/dotted-version.ts';
import { known, unknown, type Fact } from '../core/fact.ts';
import type { IntuneAgent } from '../core/registration-facts.ts';
import { seen, type Probe } from './probe.ts';
import { plistAsks, readPlist } from './read-plist.ts';

const path = '/Library/Intune/Microsoft Intune Agent.app/Contents/Info.plist';
const infoPlist = z.object({ CFBundleShortVersionString: z.string().max(100) });

/** Is Intune's own agent on this Mac? It comes with the first script or app that Intune delivers. */
export const intuneProbe: Probe<IntuneAgent> = {
  id: 'intune',
  asks: plistAsks(path),
  ask: async (ports): Promise<Fact<IntuneAgent>> => {
    const plist = await readPlist(path, ports);
    if (plist.kind === 'failed') return unknown(plist.problem);
    const version = plist.kind === 'read' ? parseIntuneVersion(plist.value) : null;
    return known({ present: plist.kind === 'read', version }, seen(ports, path));
  },
};

/** The agent's version, where its bundle says one. */
export function parseIntuneVersion(value: unknown): string | null {
  const parsed = infoPlist.safeParse(value);
  const version = parsed.success ? parsed.data.CFBundleShortVersionString.trim() : '';
  return isDottedVersion(version) ? version : null;
}
