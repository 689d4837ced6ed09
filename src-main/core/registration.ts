import type { RegistrationCode, RegistrationReport, RegistrationState } from '../contract/snapshot.ts';
import type { Fact } from './fact.ts';
import type { AppSso, AppSsoDevice, AppSsoUser, SsoProfiles } from './facts.ts';
import { problem, type Problem } from './problem.ts';

/** The extension that Company Portal brings; any other one belongs to somebody else's Platform SSO. */
export const microsoftSsoExtension = 'com.microsoft.CompanyPortalMac.ssoextension';

/** Codes are read out on the phone: never reused. */
export const registrationCodes: Readonly<Record<RegistrationState, RegistrationCode>> = {
  registered: 'P0',
  'not-configured': 'P1',
  'agent-not-loaded': 'P2',
  'other-provider': 'P3',
  'device-not-registered': 'P4',
  'user-not-registered': 'P5',
  'needs-registration': 'P6',
  'needs-repair': 'P7',
  'sign-in-needed': 'P8',
  unknown: 'P9',
};

/** Where the registration stands; `problem` says why when the state is `unknown`. */
export type Registration = { readonly report: RegistrationReport; readonly problem: Problem | null };

/** Apple's names for a user's state; what is not here and not Normal is unknown, never registered. */
const userStates: Readonly<Record<string, RegistrationState>> = {
  POUserStateNeedsRegistration: 'needs-registration',
  POUserStateNewPasswordUser: 'needs-registration',
  POUserStateNewSmartCardUser: 'needs-registration',
  POUserStateNeedsNewKeys: 'needs-repair',
  POUserStateUserKeyInvalid: 'needs-repair',
  POUserStateNeedsBinding: 'needs-repair',
};

type Decision = { readonly state: RegistrationState; readonly problem?: Problem };

/**
 * Decides P0 to P9 from what `app-sso` said and from the managed profile, first match wins.
 * Both halves count: the device's registration, and this user's.
 */
export function decideRegistration(appSso: Fact<AppSso>, profiles: Fact<SsoProfiles>): Registration {
  if (appSso.kind !== 'known') {
    return registration(
      { state: 'unknown', problem: appSso.kind === 'unknown' ? appSso.problem : problem('output-not-understood') },
      null,
    );
  }
  const { device } = appSso.value;
  const decision = device === null ? withoutDevice(profiles) : withDevice(device, appSso.value, profiles);
  return registration(decision, appSso.value);
}

function withoutDevice(profiles: Fact<SsoProfiles>): Decision {
  if (profiles.kind !== 'known') {
    // A plist that is there but cannot be read may or may not be a Platform SSO: P1 and P2 have different owners.
    return {
      state: 'unknown',
      problem: profiles.kind === 'unknown' ? profiles.problem : problem('output-not-understood'),
    };
  }
  return { state: profiles.value.some(profile => profile.platformSso) ? 'agent-not-loaded' : 'not-configured' };
}

function withDevice(
  device: AppSsoDevice,
  { user, tokens, tenantIdFromIssuer }: AppSso,
  profiles: Fact<SsoProfiles>,
): Decision {
  if (device.extensionIdentifier === null) {
    // A key that is missing proves nothing; Microsoft's issuer or the managed profile can still say whose it is.
    const isMicrosoft = tenantIdFromIssuer !== null || hasMicrosoftProfile(profiles);
    if (!isMicrosoft) return notUnderstood('extensionIdentifier is missing');
  } else if (device.extensionIdentifier !== microsoftSsoExtension) {
    return { state: 'other-provider' };
  }
  if (device.registrationCompleted === null) return notUnderstood('registrationCompleted is missing');
  if (!device.registrationCompleted) return { state: 'device-not-registered' };
  if (user === undefined) return notUnderstood('User Configuration is missing');
  if (user === null) return { state: 'user-not-registered' };
  return withUser(user, tokens);
}

function hasMicrosoftProfile(profiles: Fact<SsoProfiles>): boolean {
  return (
    profiles.kind === 'known' &&
    profiles.value.some(profile => profile.platformSso && profile.extensionIdentifier === microsoftSsoExtension)
  );
}

function withUser(user: AppSsoUser, tokens: AppSso['tokens']): Decision {
  if (user.state === null) return notUnderstood('the user has no state');
  if (Object.hasOwn(userStates, user.state)) return { state: userStates[user.state] ?? 'unknown' };
  if (!/Normal$/.test(user.state)) return notUnderstood('a user state that is not known');
  if (tokens?.expired === true) return { state: 'sign-in-needed' };
  if (tokens === null && user.kerberosCount === 0) return { state: 'sign-in-needed' };
  return { state: 'registered' };
}

function notUnderstood(detail: string): Decision {
  return { state: 'unknown', problem: problem('output-not-understood', detail) };
}

function registration(decision: Decision, seen: AppSso | null): Registration {
  const report: RegistrationReport = {
    state: decision.state,
    code: registrationCodes[decision.state],
    method: seen?.user?.method ?? seen?.device?.method ?? null,
    deviceId: seen?.device?.deviceId ?? null,
    tenantId: seen?.device?.tenantId ?? seen?.tenantIdFromIssuer ?? null,
    userPrincipalName: seen?.user?.userPrincipalName ?? null,
    tokensExpireAt: seen?.tokens?.expireAt ?? null,
  };
  return { report, problem: decision.problem ?? null };
}
