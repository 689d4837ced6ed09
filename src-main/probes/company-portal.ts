import * as z from 'zod';
import { isDottedVersion } from '../core/dotted-version.ts';
import { known, unknown, type Fact } from '../core/fact.ts';
import type { CompanyPortal } from '../core/facts.ts';
import { problem } from '../core/problem.ts';
import { seen, type Probe } from './probe.ts';
import { readPlist } from './read-plist.ts';

const path = '/Applications/Company Portal.app/Contents/Info.plist';
const bundleId = 'com.microsoft.CompanyPortalMac';

const version = z.string().max(100).nullable().catch(null);
const infoPlist = z.object({
  CFBundleIdentifier: z.string().min(1).max(255),
  CFBundleShortVersionString: version.default(null),
  CFBundleVersion: version.default(null),
});

/** Is Company Portal installed, and which version? Reads the bundle; a receipt would survive the app's deletion. */
export const companyPortalProbe: Probe<CompanyPortal> = {
  id: 'company-portal',
  ask: async (ports): Promise<Fact<CompanyPortal>> => {
    const plist = await readPlist(path, ports);
    const observation = seen(ports, path);
    if (plist.kind === 'absent') return known({ installed: false, foundBundleId: null }, observation);
    if (plist.kind === 'failed') return unknown(plist.problem);
    const parsed = infoPlist.safeParse(plist.value);
    if (!parsed.success) return unknown(problem('output-not-understood', 'Info.plist has no bundle identifier'));
    const info = parsed.data;
    if (info.CFBundleIdentifier !== bundleId) {
      return known({ installed: false, foundBundleId: info.CFBundleIdentifier }, observation);
    }
    return known(
      {
        installed: true,
        shortVersion: comparable(info.CFBundleShortVersionString),
        buildVersion: comparable(info.CFBundleVersion),
      },
      observation,
    );
  },
};

function comparable(text: string | null): string | null {
  return text !== null && isDottedVersion(text.trim()) ? text.trim() : null;
}
