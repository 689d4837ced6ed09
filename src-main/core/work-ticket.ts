import type { Facts } from './facts.ts';
import { microsoftSsoExtension } from './registration.ts';

/** The work ticket (Kerberos) of a Mac with Fleet's agent; nobody needs one where that is not. */
type WorkTicket = 'seen' | 'empty' | 'not-needed' | 'unknown';

/** Fleet's table has no row without a Kerberos ticket, however well the registration stands. */
export function readTicket({ appSso, fleetAgent }: Pick<Facts, 'appSso' | 'fleetAgent'>): WorkTicket {
  if (fleetAgent.kind === 'unknown') return 'unknown';
  if (fleetAgent.kind !== 'known' || !fleetAgent.value.present) return 'not-needed';
  if (appSso.kind !== 'known') return 'unknown';
  const { device, user } = appSso.value;
  const isMade = device?.registrationCompleted === true && /Normal$/.test(user?.state ?? '');
  if (!isMade || device.extensionIdentifier !== microsoftSsoExtension) return 'not-needed';
  const count = user?.kerberosCount ?? null;
  return count === null ? 'unknown' : count === 0 ? 'empty' : 'seen';
}
