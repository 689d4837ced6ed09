/** Stable ids. They appear in JSON, logs and phone calls: an id is never renamed and never reused. */

export type HeadlineState = 'clear' | 'action' | 'blocked' | 'waiting' | 'unknown';
export type Turn = 'you' | 'mac' | 'management' | 'microsoft' | 'it' | 'nobody';

export const checkIds = [
  'mdm-enrollment',
  'company-portal',
  'platform-sso-profile',
  'platform-sso-registration',
  'browser-sso',
  'upstream-policies',
  'management-agent',
  'disk-encryption',
  'os-version',
] as const;
export type CheckId = (typeof checkIds)[number];

/** Every headline with the code that is read out on the phone. New ones are added at the end. */
export const headlineCodes = {
  'nothing-in-the-way': 'H0',
  'done-try-signing-in': 'H1',
  'mdm-off': 'H2',
  'company-portal-needed': 'H3',
  'profile-missing': 'H4',
  'registration-needed': 'H5',
  'policies-failing': 'H6',
  'check-failing': 'H7',
  'sign-in-required': 'H8',
  'refetch-under-way': 'H9',
  'refetch-queued': 'H10',
  'upstream-unreachable': 'H11',
  'upstream-token-stale': 'H12',
  'upstream-rate-limited': 'H13',
  'upstream-misconfigured': 'H14',
  'upstream-error': 'H15',
  'upstream-none': 'H16',
  'check-undetermined': 'H17',
  'policies-undetermined': 'H18',
  'policies-stale': 'H19',
  'good-to-fix': 'H20',
  'not-looked-yet': 'H21',
  'mdm-off-upstream': 'H22',
  'still-refused': 'H23',
  'not-checked-lately': 'H24',
  'mac-offline': 'H25',
  'network-sign-in': 'H26',
  'upstream-token-not-renewed': 'H27',
  'push-failed': 'H28',
  'service-refuses': 'H29',
} as const;
export type HeadlineId = keyof typeof headlineCodes;

/** What a remedy's one button does. The main process alone knows the target behind an id. */
export const actionIds = [
  'open-device-management',
  'open-own-account',
  'open-company-portal-download',
  'open-upstream-page',
  'try-sign-in',
  'open-disk-encryption',
  'open-software-update',
  'open-chrome-extension',
  'open-company-portal',
  'open-self-service-registration',
  'open-self-service-inventory',
  'restart-sso-agent',
] as const;
export type ActionId = (typeof actionIds)[number];

/** Every remedy and the one action it may offer. */
export const remedyActions = {
  'turn-on-mdm': 'open-device-management',
  'approve-mdm': 'open-device-management',
  'install-company-portal': 'open-company-portal-download',
  'update-company-portal': 'open-company-portal-download',
  'tell-server-mdm': null,
  'ask-it-for-platform-sso': null,
  'ask-it-for-profile': null,
  'ask-it-other-provider': null,
  'restart-for-registration': 'restart-sso-agent',
  'register-mac': 'restart-sso-agent',
  'register-user': 'restart-sso-agent',
  'repair-registration': 'open-own-account',
  'sign-in-again': 'open-own-account',
  'fix-policies': null,
  'ask-it-for-agent': null,
  'wake-agent': null,
  'sign-in-upstream': 'open-upstream-page',
  'look-again': null,
  'sign-in-to-network': null,
  'ask-it-for-server': null,
  'ask-it-for-policies': null,
  'turn-on-disk-encryption': 'open-disk-encryption',
  'start-deferred-encryption': null,
  'wait-for-encryption': null,
  'update-macos': 'open-software-update',
  'set-up-chrome': 'open-chrome-extension',
  'ask-it-for-chrome': null,
  'mend-chrome-helper': 'open-company-portal-download',
  'sign-in-to-edge': null,
  'ask-it-for-firefox': null,
  'log-in-for-registration': null,
  'wait-for-prompt': null,
  'answer-next-prompt': null,
  'register-by-self-service': 'open-self-service-registration',
  'find-self-service': null,
  'register-in-company-portal': 'open-company-portal',
  'deregister-in-company-portal': 'open-company-portal',
  'sign-in-by-logging-in': null,
  'run-inventory': 'open-self-service-inventory',
  'find-inventory': null,
  'restart-for-extension': null,
  'ask-it-for-extension': null,
  'ask-it-for-one-profile': null,
  'ask-it-to-let-join': null,
  'ask-it-for-repair': null,
} as const satisfies Record<string, ActionId | null>;
export type RemedyId = keyof typeof remedyActions;
