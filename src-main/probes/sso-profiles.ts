import * as z from 'zod';
import { known, unknown, type Fact } from '../core/fact.ts';
import type { SsoProfile, SsoProfiles } from '../core/facts.ts';
import { problem, type Problem } from '../core/problem.ts';
import { microsoftSsoExtension } from '../core/registration.ts';
import type { MacPorts, OsqueryRow, OsqueryStatement } from '../ports.ts';
import { seen, type Probe } from './probe.ts';
import { plistAsks, readPlist } from './read-plist.ts';
import { readMethod } from './registration-method.ts';

const payload = z.object({
  ExtensionIdentifier: z.string().min(1).max(255),
  /** macOS 14 and later nest the settings of Platform SSO; macOS 13 has the method at the top level. */
  PlatformSSO: z.record(z.string(), z.unknown()).optional(),
  AuthenticationMethod: z.string().max(100).optional(),
});

/** What of the nested settings means something here; a value of another type is the same as a missing one. */
const nested = z.object({
  AuthenticationMethod: z.string().max(100).optional().catch(undefined),
  EnableRegistrationDuringSetup: z.boolean().catch(false).default(false),
});

const folder = '/Library/Managed Preferences';
const computerPath = `${folder}/com.apple.extensiblesso.plist`;
function userPath(user: string): string {
  return `${folder}/${user}/com.apple.extensiblesso.plist`;
}

const inPolicies = 'SELECT name, value, username FROM managed_policies';

/** The same payloads as osquery reads them: one row for each key at the top, without what lies below it. */
export const profilesStatement: OsqueryStatement = {
  written: `${inPolicies} WHERE domain = 'com.apple.extensiblesso'`,
  line: `${inPolicies} WHERE domain = 'com.apple.extensiblesso'`,
};

/** Which managed SSO payloads are on this Mac, for this user and for the computer? */
export const ssoProfilesProbe: Probe<SsoProfiles> = {
  id: 'sso-profiles',
  asks: [
    ...plistAsks(userPath('{user}')),
    ...plistAsks(computerPath),
    { kind: 'osquery', statement: profilesStatement.written },
  ],
  ask: async (ports): Promise<Fact<SsoProfiles>> => {
    const levels = [
      ['user', userPath(ports.mac.user.name)],
      ['computer', computerPath],
    ] as const;
    const results = await Promise.all(
      levels.map(async ([level, path]) => readLevel(level, await readPlist(path, ports))),
    );
    const profiles = results.flatMap(result => (result.kind === 'profile' ? [result.profile] : []));
    const faults = results.flatMap(result => (result.kind === 'fault' ? [result.problem] : []));
    // Microsoft's Platform SSO decides wherever it stands. Without it, it may be in the very payload nobody could read.
    if (faults[0] !== undefined && !profiles.some(isMicrosofts)) return unknown(faults[0]);
    return known(profiles, seen(ports, folder));
  },
};

function isMicrosofts({ platformSso, extensionIdentifier }: SsoProfile): boolean {
  return platformSso && extensionIdentifier === microsoftSsoExtension;
}

type LevelResult =
  | { readonly kind: 'profile'; readonly profile: SsoProfile }
  | { readonly kind: 'fault'; readonly problem: Problem }
  | { readonly kind: 'none' };

function readLevel(level: SsoProfile['level'], plist: Awaited<ReturnType<typeof readPlist>>): LevelResult {
  if (plist.kind === 'absent') return { kind: 'none' };
  if (plist.kind === 'failed') return { kind: 'fault', problem: plist.problem };
  const read = parseSsoPayload(plist.value);
  return read === null
    ? { kind: 'fault', problem: problem('output-not-understood', 'com.apple.extensiblesso has no extension') }
    : { kind: 'profile', profile: { level, ...read } };
}

/** Reads one payload as macOS wrote it; null for what is none. */
export function parseSsoPayload(value: unknown): Omit<SsoProfile, 'level'> | null {
  const parsed = payload.safeParse(value);
  if (!parsed.success) return null;
  const { ExtensionIdentifier, PlatformSSO, AuthenticationMethod } = parsed.data;
  const inside = nested.parse(PlatformSSO ?? {});
  return {
    extensionIdentifier: ExtensionIdentifier,
    platformSso: PlatformSSO !== undefined || AuthenticationMethod !== undefined,
    // Profiles for both macOS 13 and 14 say it twice; only macOS 13 goes by the one at the top.
    method: readMethod(inside.AuthenticationMethod ?? AuthenticationMethod ?? null),
    topMethod: readMethod(AuthenticationMethod ?? null),
    duringSetup: inside.EnableRegistrationDuringSetup,
  };
}

/** Whether osquery could add something: it reads the very same files, so where they are missing its rows are older. */
export function needsSecondProfiles(first: Fact<SsoProfiles>): boolean {
  return first.kind === 'unknown';
}

const policyRow = z.object({ name: z.string(), value: z.string().max(255), username: z.string().default('') });

/** The fact with osquery's rows beside it: rows can say that a payload is there, their absence says nothing. */
export function withSecondProfiles(
  first: Fact<SsoProfiles>,
  rows: readonly OsqueryRow[],
  ports: MacPorts,
): Fact<SsoProfiles> {
  if (!needsSecondProfiles(first)) return first;
  // A user's rows carry the folder's name without what follows its last dot: `sam.rivera` cannot be told from `sam`.
  const computer = rows.flatMap(row => {
    const parsed = policyRow.safeParse(row);
    return parsed.success && parsed.data.username === '' ? [parsed.data] : [];
  });
  const identifiers = computer.filter(({ name, value }) => name === 'ExtensionIdentifier' && value !== '');
  const [only] = identifiers;
  // Two of them cannot come from one payload, and nothing says which key belongs to which.
  if (only === undefined || identifiers.length > 1) return first;
  const platformSso = computer.some(({ name }) => name === 'PlatformSSO' || name === 'AuthenticationMethod');
  const profile: SsoProfile = {
    level: 'computer',
    extensionIdentifier: only.value,
    platformSso,
    method: null,
    topMethod: null,
    duringSetup: false,
  };
  return known([profile], seen(ports, 'osquery:managed_policies'));
}
