import type { RegistrationMethod } from '../contract/snapshot.ts';
import type { Facts } from './facts.ts';
import { profileMethodOf } from './profile-method.ts';
import { microsoftSsoExtension } from './registration.ts';

/** What a new registration is made with: what macOS has taken up, else what the profile asks for; and what the present one was. */
export function registrationMethods({
  appSso,
  ssoProfiles,
  macosVersion,
}: Pick<Facts, 'appSso' | 'ssoProfiles' | 'macosVersion'>): Readonly<
  Record<'configured' | 'registered', RegistrationMethod | null>
> {
  const seen = appSso.kind === 'known' ? appSso.value : null;
  const profile =
    ssoProfiles.kind === 'known'
      ? ssoProfiles.value.find(
          ({ platformSso, extensionIdentifier }) => platformSso && extensionIdentifier === microsoftSsoExtension,
        )
      : undefined;
  return {
    configured: seen?.device?.method ?? profileMethodOf(profile, macosVersion),
    registered: seen?.user?.method ?? null,
  };
}
