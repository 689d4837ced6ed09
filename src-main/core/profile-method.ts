import type { RegistrationMethod } from '../contract/snapshot.ts';
import type { Fact } from './fact.ts';
import type { SsoProfile } from './facts.ts';
import { macosReleaseOf } from './macos-release.ts';

/** The method that a profile asks for on this release of macOS; null where it names none, or the release decides and is not known. */
export function profileMethodOf(
  profile: Pick<SsoProfile, 'method' | 'topMethod'> | undefined,
  macosVersion: Fact<string>,
): RegistrationMethod | null {
  if (profile === undefined) return null;
  const { method, topMethod } = profile;
  const release = macosReleaseOf(macosVersion.kind === 'known' ? macosVersion.value : null);
  // macOS 13 knows nothing of the nested settings, and goes by the method at the top.
  if (release === '13') return topMethod;
  if (release !== 'unknown' || topMethod === null) return method;
  return topMethod === method ? method : null;
}
