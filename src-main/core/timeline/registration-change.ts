import type { ChangeEvent } from './event.ts';

type Codes = Pick<ChangeEvent, 'kind' | 'from' | 'to'>;

/** Signed out of single sign-on is registered all the same. */
const registered: readonly string[] = ['P0', 'P8'];
const notRegistered: readonly string[] = ['P1', 'P3', 'P4', 'P5', 'P6', 'P7'];
/** Where macOS can only say so because it uses the profile. */
const usesProfile: readonly string[] = ['P0', 'P4', 'P5', 'P6', 'P7', 'P8'];

const isFrom = ({ kind, from }: Codes, codes: readonly string[]): boolean =>
  kind === 'registration' && from !== null && codes.includes(from);

/** The registration was there, and is not any more. */
export function isRegistrationLost(change: Codes): boolean {
  return isFrom(change, registered) && change.to !== null && notRegistered.includes(change.to);
}

/** The registration stands; only single sign-on waits for a sign-in. */
export function isSignedOut(change: Codes): boolean {
  return isFrom(change, ['P0']) && change.to === 'P8';
}

/** The registration stood all the while. */
export function isSignedInAgain(change: Codes): boolean {
  return isFrom(change, ['P8']) && change.to === 'P0';
}

/** As a log-out or a new profile does for a while: whether the registration still stands cannot be seen meanwhile. */
export function stopsUsingProfile(change: Codes): boolean {
  return isFrom(change, usesProfile) && change.to === 'P2';
}
