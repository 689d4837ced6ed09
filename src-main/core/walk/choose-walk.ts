import type { RemedyId } from '../../contract/ids.ts';
import type { RegistrationMethod } from '../../contract/snapshot.ts';
import type { CheckInputs } from '../checks/check.ts';
import type { Facts } from '../facts.ts';
import { macosReleaseOf } from '../macos-release.ts';
import { managingVendor, type ManagingVendor } from '../managing-vendor.ts';
import { registrationMethods } from '../registration-method.ts';
import { walkCodes } from './walk-codes.ts';
import { isLedBy } from './walk-remedies.ts';
import { walkReleases, type WalkPath, type WalkRelease, type WalkVariant } from './walk-step.ts';

/** What the title has to own up to: the way was chosen without knowing this of the Mac. */
export type WalkGuess = 'none' | 'macos' | 'method' | 'both';

/** What is known of a Mac, the version of macOS that the snapshot shows where the fact is not known, and the doctor's word. */
export type WalkInputs = CheckInputs & { readonly shownVersion: string; readonly remedy: RemedyId | null };

/** The variant that fits this Mac, or null where no screen of it is this person's. */
export function chooseWalk(inputs: WalkInputs): { readonly variant: WalkVariant; readonly guess: WalkGuess } | null {
  const { facts, registration, remedy } = inputs;
  const manager = managingVendor(facts);
  const { code } = registration.report;
  const path = walkCodes[code].path ?? pathToInform(code, manager, facts);
  const macos = releaseOf(versionOf(inputs));
  if (path === null || macos === null || !isLedBy(path, remedy)) return null;
  const method = methodOf(facts, path);
  const isMethodGuessed = method === null;
  const vendor = manager === 'none' ? 'other' : manager;
  return {
    variant: { release: macos.release, method: method ?? 'secure-enclave', vendor, path },
    guess: macos.isGuessed ? (isMethodGuessed ? 'both' : 'macos') : isMethodGuessed ? 'method' : 'none',
  };
}

/** The version of macOS by which the way is chosen. */
export function versionOf({ facts: { macosVersion }, shownVersion }: WalkInputs): string {
  return macosVersion.kind === 'known' ? macosVersion.value : shownVersion;
}

/** Registered, but Jamf has no Entra id of this Mac and so tells Microsoft nothing. */
function pathToInform(code: string, vendor: ManagingVendor, { jamf }: Facts): WalkPath | null {
  const isPending = vendor === 'jamf' && jamf.kind === 'known' && jamf.value.entraId === 'pending';
  return code === 'P0' && isPending ? 'inform' : null;
}

/** A release that is not known, or has no screens of its own here yet, gets those of the newest one; an old one has none. */
function releaseOf(version: string): { readonly release: WalkRelease; readonly isGuessed: boolean } | null {
  if (macosReleaseOf(version) === 'older') return null;
  const major = version.split('.')[0];
  const release = walkReleases.find(candidate => candidate === major);
  return { release: release ?? '26', isGuessed: release === undefined };
}

/** What is set up now decides how a new registration goes; one that exists is repaired the way it was made. */
function methodOf(facts: Facts, path: WalkPath): RegistrationMethod | null {
  const { configured, registered } = registrationMethods(facts);
  return path === 'sign-in' ? (registered ?? configured) : (configured ?? registered);
}
