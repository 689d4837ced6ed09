import { wholeSeconds } from './apple-instants.ts';
import type { AppleValue } from './apple-json.ts';
import { deviceCertificate } from './device-certificate.ts';
import { loginTypes, microsoftExtension, type SignInMethod } from './registration-kinds.ts';

/** What the device section of `app-sso` shall say. */
export type DeviceConfiguration = {
  readonly registered: boolean;
  readonly extension: string;
  readonly method: SignInMethod;
  readonly macosVersion: string;
  readonly now: number;
};

const days = 86_400_000;

/** The object under `Device Configuration:`; only a device registered with Entra has its certificate. */
export function deviceConfiguration(device: DeviceConfiguration): AppleValue {
  const since26 = Number.parseInt(device.macosVersion, 10) >= 26;
  const keysSince = wholeSeconds(device.now - 40 * days);
  return {
    ...(since26 && { _accessTokenTerminalIdentityKeySEP: false, _accessTokenTerminalIdentityKeySystem: false }),
    _deviceEncryptionKeyData: notAKey('sandbox device encryption key 01'),
    _deviceSigningKeyData: notAKey('sandbox device signing key no 01'),
    ...(since26 && { allowAccessTokenExpressMode: false }),
    allowDeviceIdentifiersInAttestation: false,
    authGracePeriodStart: keysSince,
    authorizationEnabled: false,
    created: wholeSeconds(device.now),
    ...(since26 && { createFirstUserDuringSetupEnabled: true, createUserLoginTypes: [1, 3] }),
    createUsersEnabled: false,
    ...(device.registered &&
      device.extension === microsoftExtension && { deviceSigningCertificate: deviceCertificate }),
    encryptionAlgorithm: 'ECDHE-A256GCM',
    extensionIdentifier: device.extension,
    fileVaultPolicy: device.method === 'password' ? 'AttemptAuthentication (1)' : 'None (0)',
    lastEncryptionKeyChange: keysSince,
    loginFrequency: 64_800,
    loginPolicy: 'None (0)',
    loginType: loginTypes[device.method],
    newUserAuthorizationMode: 'None',
    offlineGracePeriod: '0 hours',
    pendingEncryptionAlgorithm: 'none',
    pendingSigningAlgorithm: 'none',
    protocolVersion: 1,
    registrationCompleted: device.registered,
    requireAuthGracePeriod: '0 hours',
    sdkVersionString: since26 ? 15.2 : 0,
    sharedDeviceKeys: true,
    signingAlgorithm: 'ES256',
    ...(since26 && { synchronizeProfilePicture: false, temporarySessionQuickLogin: false }),
    tokenToUserMapping: { AccountName: 'preferred_username', FullName: 'name' },
    unlockPolicy: 'None (0)',
    userAuthorizationMode: 'None',
    version: 1,
  };
}

/** Text in the place of key material: the right length, and plainly no key. */
export function notAKey(text: string): string {
  return Buffer.from(text).toString('base64');
}
