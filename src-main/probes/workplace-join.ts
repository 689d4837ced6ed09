import { known, unknown, type Fact } from '../core/fact.ts';
import { problem } from '../core/problem.ts';
import type { WorkplaceJoin } from '../core/registration-facts.ts';
import type { MacPorts } from '../ports.ts';
import { askCommand } from './ask-command.ts';
import { parseKeychainItems } from './keychain-items.ts';
import { seen, type Probe } from './probe.ts';

const nameAccount = 'com.microsoft.workplacejoin.registeredUserPrincipalName';

/*
 * Attributes alone, of the login keychain alone: without -g and -w `security` prints no secret, so macOS has nothing to
 * ask the person about, and without a dump it touches no other item.
 */
function keychainOf(user: string): string {
  return `/Users/${user}/Library/Keychains/login.keychain-db`;
}
function certificatesOf(user: string) {
  return ['/usr/bin/security', 'find-certificate', '-a', keychainOf(user)] as const;
}
function nameOf(user: string) {
  return ['/usr/bin/security', 'find-generic-password', '-a', nameAccount, keychainOf(user)] as const;
}

/** Is the older Workplace Join in the login keychain? That it is not there proves nothing. */
export const workplaceJoinProbe: Probe<WorkplaceJoin> = {
  id: 'workplace-join',
  asks: [
    { kind: 'command', argv: certificatesOf('{user}') },
    { kind: 'command', argv: nameOf('{user}') },
  ],
  ask: async (ports): Promise<Fact<WorkplaceJoin>> => {
    const { user } = ports.mac;
    const result = await askCommand(certificatesOf(user.name), ports);
    if (result.kind === 'failed') return unknown(result.problem);
    // Not a word and exit 44 mean that there is no such certificate; any other failure, that nobody could look.
    if (result.exit !== 0 && result.exit !== 44)
      return unknown(problem('command-failed', `security exit ${result.exit}`));
    const certificate = parseJoinCertificate(result.stdout);
    if (certificate === null) return unknown(problem('output-not-understood', 'no keychain items'));
    const observation = seen(ports, certificatesOf('{user}').join(' '));
    if (!certificate.found) return known({ ...certificate, userPrincipalName: null }, observation);
    return known({ ...certificate, userPrincipalName: await askName(ports) }, observation);
  },
};

async function askName(ports: MacPorts): Promise<string | null> {
  const result = await askCommand(nameOf(ports.mac.user.name), ports);
  return result.kind === 'exited' && result.exit === 0 ? parseJoinName(result.stdout) : null;
}

const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Finds Entra's certificate among all of a keychain; null for a text that is no list of items. */
export function parseJoinCertificate(output: string): Pick<WorkplaceJoin, 'found' | 'deviceId'> | null {
  const items = parseKeychainItems(output);
  if (items.length === 0 && output.trim() !== '') return null;
  const joined = items.filter(item => /ms-organization-access/i.test(item.get('issu')?.toString('latin1') ?? ''));
  const ids = new Set(joined.flatMap(item => [item.get('alis') ?? item.get('labl')]).map(readGuid));
  // Two that differ are left over from different joins, and nothing says which one holds.
  const [only = null] = ids;
  return { found: joined.length > 0, deviceId: ids.size === 1 ? only : null };
}

function readGuid(bytes: Buffer | undefined): string | null {
  // Some end in the NUL of a C string.
  const text = bytes?.toString('utf8').replace(/\0$/, '').trim().toLowerCase() ?? '';
  return guid.test(text) ? text : null;
}

/** The item's label, which is attribute 7 of a password, is the sign-in name. */
export function parseJoinName(output: string): string | null {
  const item = parseKeychainItems(output).find(each => each.get('acct')?.toString('utf8') === nameAccount);
  const name = (item?.get('0x00000007') ?? item?.get('labl'))?.toString('utf8').replace(/\0$/, '').trim() ?? '';
  return /^[^\s@]{1,254}@[^\s@]{1,254}$/.test(name) ? name : null;
}
