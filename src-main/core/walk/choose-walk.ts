import type { RegistrationMethod } from '../../contract/snapshot.ts';
import type { CheckInputs } from '../checks/check.ts';
import type { Facts } from '../facts.ts';
import type { MdmVendor } from '../registration-facts.ts';
import { profileMethodOf } from '../profile-method.ts';
import { microsoftSsoExtension } from '../registration.ts';
import { walkCodes } from './walk-codes.ts';
import { walkReleases, type WalkPath, type WalkRelease, type WalkVariant } from './walk-step.ts';

/** What the title has to own up to: the way was chosen without knowing this of the Mac. */
export type WalkGuess = 'none' | 'macos' | 'method' | 'both';

/** What is known of a Mac, and the version of macOS that the snapshot shows where the fact is not known. */
export type WalkInputs = CheckInputs & { readonly shownVersion: string };

/** The variant that fits this Mac, or null where no screen of it is this person's. */
export function chooseWalk({
  facts,
  registration,
  shownVersion,
}: WalkInputs): { readonly variant: WalkVariant; readonly guess: WalkGuess } | null {
  const vendor = vendorOf(facts);
  const path = walkCodes[registration.report.code].path ?? pathToInform(registration.report.code, vendor, facts);
  if (path === null) return null;
  const { macosVersion } = facts;
  const macos = releaseOf(macosVersion.kind === 'known' ? macosVersion.value : shownVersion);
  const method = methodOf(facts, path);
  const isMethodGuessed = method === null;
  return {
    variant: { release: macos.release, method: method ?? 'secure-enclave', vendor, path },
    guess: macos.isGuessed ? (isMethodGuessed ? 'both' : 'macos') : isMethodGuessed ? 'method' : 'none',
  };
}

/** Registered, but Jamf has no Entra id of this Mac and so tells Microsoft nothing. */
function pathToInform(code: string, vendor: MdmVendor, { jamf }: Facts): WalkPath | null {
  const isPending = vendor === 'jamf' && jamf.kind === 'known' && jamf.value.entraId === 'pending';
  return code === 'P0' && isPending ? 'inform' : null;
}

/** A release that is not known, or has no screens of its own here, gets those of the newest one. */
function releaseOf(version: string): { readonly release: WalkRelease; readonly isGuessed: boolean } {
  const major = version.split('.')[0];
  const release = walkReleases.find(candidate => candidate === major);
  return { release: release ?? '26', isGuessed: release === undefined };
}

/** What is set up now decides how a new registration goes; one that exists is repaired the way it was made. */
function methodOf({ appSso, ssoProfiles, macosVersion }: Facts, path: WalkPath): RegistrationMethod | null {
  const seen = appSso.kind === 'known' ? appSso.value : null;
  const profile =
    ssoProfiles.kind === 'known'
      ? ssoProfiles.value.find(
          ({ platformSso, extensionIdentifier }) => platformSso && extensionIdentifier === microsoftSsoExtension,
        )
      : undefined;
  const configured = seen?.device?.method ?? profileMethodOf(profile, macosVersion);
  const registered = seen?.user?.method ?? null;
  return path === 'sign-in' ? (registered ?? configured) : (configured ?? registered);
}

/** By the server's address; an address of the organization's own says nothing, the agents on this Mac do. */
function vendorOf({ mdmEnrollment, jamf, intune, fleetAgent }: Facts): MdmVendor {
  const vendor = mdmEnrollment.kind === 'known' ? mdmEnrollment.value.vendor : null;
  if (vendor !== null && vendor !== 'other') return vendor;
  // Jamf first: on its Macs Company Portal, which Intune's way begins with, leads nowhere.
  if (jamf.kind === 'known' && jamf.value.present) return 'jamf';
  if (intune.kind === 'known' && intune.value.present) return 'intune';
  if (fleetAgent.kind === 'known' && fleetAgent.value.present) return 'fleet';
  return 'other';
}
