import type { JamfAgent, JamfSsoStatus } from '../core/registration-facts.ts';

/** What Jamf's helper tells of Platform SSO. */
export type JamfStatus = Pick<JamfAgent, 'ssoStatus' | 'deviceId' | 'tenantId' | 'userPrincipalName'>;

/** Nothing that is understood. */
export const noJamfStatus: JamfStatus = { ssoStatus: null, deviceId: null, tenantId: null, userPrincipalName: null };

/** MSALDefinitions.h names them. 2 says that the Mac is registered, and nothing about compliance. */
const statuses: Readonly<Record<string, JamfSsoStatus>> = {
  0: 'not-enabled',
  1: 'not-registered',
  2: 'registered',
  3: 'needs-repair',
};
const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const metadata = 'primary_registration_metadata';

/**
 * Reads `getPSSOStatus`: a number on a line of its own, then details in any order. The helper may have given up on the
 * broker and print a number all the same; that one is a guess.
 */
export function parseJamfStatus(output: string): JamfStatus {
  const lines = output.split(/\r?\n/).map(line => line.trim());
  if (lines.some(line => /^Warning:\s?Timed ?out/i.test(line))) return noJamfStatus;
  const number = lines.find(line => line !== '' && !line.startsWith('Warning:')) ?? '';
  const details = lines.find(line => line.startsWith('extraDeviceInformation')) ?? '';
  return {
    ssoStatus: Object.hasOwn(statuses, number) ? (statuses[number] ?? null) : null,
    deviceId: readGuid(details, `${metadata}_device_id`),
    tenantId: readGuid(details, `${metadata}_tenant_id`),
    userPrincipalName: readName(details),
  };
}

function readGuid(details: string, key: string): string | null {
  const value = readDetail(details, key).toLowerCase();
  return guid.test(value) ? value : null;
}

function readName(details: string): string | null {
  const value = readDetail(details, `${metadata}_upn`);
  return /^[^\s@]{1,254}@[^\s@]{1,254}$/.test(value) ? value : null;
}

/** One entry of a Swift dictionary as it is printed for developers. */
function readDetail(details: string, key: string): string {
  const title = `AnyHashable("${key}"):`;
  const start = details.indexOf(title);
  if (start === -1) return '';
  const rest = details.slice(start + title.length, start + title.length + 1024);
  return (/^[^,\]]*/.exec(rest)?.[0] ?? '').trim().replace(/^"(.*)"$/, '$1');
}
