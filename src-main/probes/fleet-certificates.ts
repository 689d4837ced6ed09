import { X509Certificate } from 'node:crypto';
import * as z from 'zod';
import { problem } from '../core/problem.ts';
import type { MacPorts, PrivateCertificates } from '../ports.ts';
import type { Asked } from './probe.ts';
import { readPlist } from './read-plist.ts';

/*
 * ORBIT_INSECURE lies beside the path and is never honoured: it turns verification off, and the device token would then
 * be told to whoever sits on the way.
 */
const orbitPlist = z.object({
  EnvironmentVariables: z.object({ ORBIT_FLEET_CERTIFICATE: z.string().startsWith('/') }),
});
const orbitPath = '/Library/LaunchDaemons/com.fleetdm.orbit.plist';
const usualPath = '/opt/orbit/fleet.pem';
export const fleetCertificatesAsks: readonly Asked[] = [
  { kind: 'file', path: orbitPath },
  { kind: 'file', path: usualPath },
  { kind: 'file', path: '{named}' },
];

/** Room for a whole bundle of roots, which some organizations put there. */
const maxPemBytes = 1024 * 1024;

/** The certificates that orbit was installed with, to be trusted for the Fleet server alone. */
export async function readFleetCertificates(ports: MacPorts): Promise<PrivateCertificates> {
  const plist = await readPlist(orbitPath, ports);
  const parsed = plist.kind === 'read' ? orbitPlist.safeParse(plist.value) : undefined;
  const named = parsed?.success === true ? parsed.data.EnvironmentVariables.ORBIT_FLEET_CERTIFICATE : null;
  const file = await ports.readFile(named ?? usualPath, maxPemBytes);
  switch (file.kind) {
    case 'absent':
      return named === null ? { kind: 'none' } : unread('named, but not there');
    case 'failed':
      // orbit writes some files for root alone. The system may trust the server all the same.
      return unread(file.problem.code);
    case 'read':
      return parseCertificates(new TextDecoder().decode(file.bytes));
  }
}

/** Takes the certificates out of a PEM text; anything else in it, keys above all, is left where it is. */
export function parseCertificates(text: string): PrivateCertificates {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  const pem = blocks.flatMap(block => readCertificate(block));
  return pem.length === 0 ? { kind: 'empty', problem: problem('certificate-unreadable') } : { kind: 'found', pem };
}

function readCertificate(block: string): readonly string[] {
  try {
    return [new X509Certificate(block).toString()];
  } catch (error) {
    // Whatever OpenSSL has against a block, it is no certificate to be trusted.
    if (error instanceof Error) return [];
    throw error;
  }
}

function unread(detail: string): PrivateCertificates {
  return { kind: 'unread', problem: problem('certificate-unreadable', detail) };
}
