import * as z from 'zod';
import { compareVersions, isDottedVersion } from '../core/dotted-version.ts';
import { known, unknown, type Fact } from '../core/fact.ts';
import type { CompanyPortal } from '../core/facts.ts';
import { problem } from '../core/problem.ts';
import type { MacPorts, OsqueryRow, OsqueryStatement } from '../ports.ts';
import { seen, type Probe } from './probe.ts';
import { plistAsks, readPlist } from './read-plist.ts';

const app = 'Applications/Company Portal.app';
const bundle = `/${app}`;
function bundleOf(user: string): string {
  return `/Users/${user}/${app}`;
}
function infoOf(place: string): string {
  return `${place}/Contents/Info.plist`;
}
const bundleId = 'com.microsoft.CompanyPortalMac';

const version = z.string().max(100).nullable().catch(null);
const infoPlist = z.object({
  CFBundleIdentifier: z.string().min(1).max(255),
  CFBundleShortVersionString: version.default(null),
  CFBundleVersion: version.default(null),
});

const inApps = 'SELECT path, bundle_identifier, bundle_short_version, bundle_version FROM apps';

/** Where else Company Portal may be. Launch Services, which osquery asks, knows apps in any folder. */
export const portalStatement: OsqueryStatement = {
  written: `${inApps} WHERE bundle_identifier = '${bundleId}'`,
  line: `${inApps} WHERE bundle_identifier = '${bundleId}'`,
};

/** Is Company Portal installed, and which version? Reads the bundle; a receipt would survive the app's deletion. */
export const companyPortalProbe: Probe<CompanyPortal> = {
  id: 'company-portal',
  asks: [
    ...plistAsks(infoOf(bundle)),
    ...plistAsks(infoOf(bundleOf('{user}'))),
    { kind: 'osquery', statement: portalStatement.written },
  ],
  ask: async (ports): Promise<Fact<CompanyPortal>> => {
    const [usual, own] = await Promise.all([readAt(bundle, ports), readAt(bundleOf(ports.mac.user.name), ports)]);
    if (isInstalled(usual)) return usual;
    // A user without an administrator's rights installs into the folder of their own.
    if (isInstalled(own)) return own;
    return usual.kind === 'unknown' || own.kind === 'known' ? usual : own;
  },
};

async function readAt(place: string, ports: MacPorts): Promise<Fact<CompanyPortal>> {
  const path = infoOf(place);
  const plist = await readPlist(path, ports);
  const observation = seen(ports, path);
  if (plist.kind === 'absent') return known({ installed: false, foundBundleId: null }, observation);
  if (plist.kind === 'failed') return unknown(plist.problem);
  const portal = parsePortalBundle(plist.value);
  return portal === null
    ? unknown(problem('output-not-understood', 'Info.plist has no bundle identifier'))
    : known(portal, observation);
}

function isInstalled(fact: Fact<CompanyPortal>): boolean {
  return fact.kind === 'known' && fact.value.installed;
}

/** Reads the bundle's own description; null for what names no bundle. */
export function parsePortalBundle(value: unknown): CompanyPortal | null {
  const parsed = infoPlist.safeParse(value);
  if (!parsed.success) return null;
  const { CFBundleIdentifier: id, CFBundleShortVersionString: short, CFBundleVersion: build } = parsed.data;
  return id === bundleId ? installed(short, build) : { installed: false, foundBundleId: id };
}

/** Whether osquery could add something to what the file said. */
export function needsSecondPortal(first: Fact<CompanyPortal>): boolean {
  return first.kind === 'unknown' || (first.kind === 'known' && !first.value.installed);
}

const portalRow = z.object({
  path: z.string().max(1000),
  bundle_identifier: z.literal(bundleId),
  bundle_short_version: version.default(null),
  bundle_version: version.default(null),
});

/** The fact with osquery's rows beside it: a row can say that the app is there, none can say that it is not. */
export function withSecondPortal(
  first: Fact<CompanyPortal>,
  rows: readonly OsqueryRow[],
  ports: MacPorts,
): Fact<CompanyPortal> {
  const places = [bundle, bundleOf(ports.mac.user.name)];
  const found = rows
    .flatMap(row => {
      const parsed = portalRow.safeParse(row);
      return parsed.success ? [parsed.data] : [];
    })
    .filter(row => isPlaceOfApps(row.path, ports.mac.user.name))
    // The files at these places were just read or found missing; a row that says otherwise is older.
    .filter(row => first.kind === 'unknown' || !places.includes(row.path))
    .sort((a, b) => compareVersions(versionOf(b), versionOf(a)) ?? 0)[0];
  if (found === undefined) return first;
  const source = found.path === bundle ? 'osquery:apps' : `osquery:apps ${found.path}`;
  return known(installed(found.bundle_short_version, found.bundle_version), seen(ports, source));
}

/** An app in a folder for apps; a copy in the downloads, a backup or a mounted image is no installation. */
function isPlaceOfApps(place: string, user: string): boolean {
  const folders = ['/Applications/', `/Users/${user}/Applications/`, '/System/'];
  return (
    folders.some(folder => place.startsWith(folder)) &&
    /^(?:\/[^/\p{Cc}]+)+\.app$/u.test(place) &&
    !/\/\.\.?(?:\/|$)/.test(place)
  );
}

function versionOf(row: z.output<typeof portalRow>): string {
  return comparable(row.bundle_short_version) ?? comparable(row.bundle_version) ?? '0';
}

function installed(shortVersion: string | null, buildVersion: string | null): CompanyPortal {
  return { installed: true, shortVersion: comparable(shortVersion), buildVersion: comparable(buildVersion) };
}

function comparable(text: string | null): string | null {
  return text !== null && isDottedVersion(text.trim()) ? text.trim() : null;
}
