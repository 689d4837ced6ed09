import { wholeSeconds } from './apple-instants.ts';
import type { AppleValue } from './apple-json.ts';
import { notAKey } from './device-configuration.ts';
import { inventedIds } from './invented-ids.ts';
import { loginTypes, type SignInMethod } from './registration-kinds.ts';

/** A user's state as `app-sso` prints it; beyond 2 the numbers are not documented and made up here. */
const userStates = {
  normal: 'POUserStateNormal (0)',
  'needs-new-keys': 'POUserStateNeedsNewKeys (1)',
  'needs-registration': 'POUserStateNeedsRegistration (2)',
  'new-password-user': 'POUserStateNewPasswordUser (3)',
  'new-smart-card-user': 'POUserStateNewSmartCardUser (4)',
  'user-key-invalid': 'POUserStateUserKeyInvalid (5)',
  'needs-binding': 'POUserStateNeedsBinding (6)',
  'unnamed-user-state': '(null) (9)',
} as const;

/** The name of one such state. */
export type UserState = keyof typeof userStates;

/** What the user section of `app-sso` shall say. */
export type UserConfiguration = {
  readonly state: UserState;
  /** Whether the account still holds its cloud ticket; it does not once it was removed in Company Portal. */
  readonly ticket: boolean;
  readonly method: SignInMethod;
  readonly lastLoginAt: number;
  readonly now: number;
};

/** The object under `User Configuration:`. */
export function userConfiguration(user: UserConfiguration): AppleValue {
  const key = notAKey('sandbox user key, not a real one');
  return {
    ...(user.method === 'password' ? { _credential: key } : { _sepKeyData: key }),
    created: wholeSeconds(user.now),
    kerberosStatus: user.ticket ? [cloudTicket] : [],
    lastLoginDate: wholeSeconds(user.lastLoginAt),
    loginType: loginTypes[user.method],
    pendingSigningAlgorithm: 'none',
    signingAlgorithm: 'ES256',
    state: userStates[user.state],
    uniqueIdentifier: inventedIds.userObjectId,
    userLoginConfiguration: { created: wholeSeconds(user.now), loginUserName: inventedIds.maskedUserName },
    version: 1,
  };
}

const realm = 'KERBEROS.MICROSOFTONLINE.COM';

const cloudTicket: AppleValue = {
  cacheName: inventedIds.kerberosCacheName,
  exchangeRequired: false,
  failedToConnect: false,
  importSuccessful: true,
  realm,
  ticketKeyPath: 'tgt_cloud',
  // The @ of the user name is escaped with one backslash, which JSON doubles.
  upn: `${inventedIds.userPrincipalName.replace('@', '\\@')}@${realm}`,
};
