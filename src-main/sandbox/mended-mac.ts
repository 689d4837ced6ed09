import type { RegistrationCode } from '../contract/snapshot.ts';
import { registrationKinds } from './recorded-mac/registration-kinds.ts';
import type { ScenarioMac } from './scenario.ts';

/** Where the next step is one that the person in front of the Mac can take. */
const inTheirHands: readonly RegistrationCode[] = ['P2', 'P4', 'P5', 'P6', 'P7', 'P8'];

/** The Mac after its person has mended what they can; null where that is nothing. */
export function mendedMac(mac: ScenarioMac): ScenarioMac | null {
  const { local, jamf } = mac;
  const canRegister = inTheirHands.includes(registrationKinds[mac.registration].code);
  if (!canRegister && (local?.fails ?? []).length === 0) return null;
  return {
    ...mac,
    ...(local !== undefined && { local: { ...local, fails: [] } }),
    ...(canRegister && { registration: 'registered' }),
    // Jamf's helper sees the registration at once, and tells Jamf.
    ...(canRegister && jamf != null && { jamf: { ...jamf, ssoStatus: 2, entraId: 'acquired' } }),
  };
}
