import type { CheckId, RemedyId } from '../../contract/ids.ts';
import { doctorAnswers, type DoctorInputs, type DoctorQuestion } from './doctor-inputs.ts';

/** What the doctor can say, and the check that the same trouble shows in. Ids are never renamed. */
export const doctorVerdicts = {
  'mdm-off': 'mdm-enrollment',
  'company-portal-missing': 'company-portal',
  'company-portal-too-old': 'company-portal',
  'profiles-conflict': 'platform-sso-profile',
  'profile-extension-only': 'platform-sso-profile',
  'profile-other-provider': 'platform-sso-profile',
  'profile-missing': 'platform-sso-profile',
  'extension-disabled': 'company-portal',
  'extension-not-listed': 'company-portal',
  'configuration-corrupt': 'platform-sso-registration',
  'configuration-unreadable': 'platform-sso-registration',
  'macos-too-old': 'platform-sso-registration',
  'macos-corrupts-registration': 'platform-sso-registration',
  'profile-not-loaded': 'platform-sso-registration',
  'smart-card-needs-newer-macos': 'platform-sso-registration',
  'join-refused': 'platform-sso-registration',
  'device-not-registered': 'platform-sso-registration',
  'user-not-registered': 'platform-sso-registration',
  'registration-needed': 'platform-sso-registration',
  'repair-needed': 'platform-sso-registration',
  'sign-in-needed': 'platform-sso-registration',
  'not-known': 'platform-sso-registration',
  'not-reported': 'management-agent',
  'method-changing': 'platform-sso-profile',
  'partner-not-informed': 'management-agent',
  'registered-not-confirmed': 'platform-sso-registration',
  'registered-as-far-as-seen': 'platform-sso-registration',
  registered: 'platform-sso-registration',
} as const satisfies Record<string, CheckId>;
export type DoctorVerdict = keyof typeof doctorVerdicts;

/** The check that a verdict of the doctor belongs to; null for one that another version knew. */
export function checkOfVerdict(id: string): CheckId | null {
  return isVerdict(id) ? doctorVerdicts[id] : null;
}

function isVerdict(id: string): id is DoctorVerdict {
  return Object.hasOwn(doctorVerdicts, id);
}

/** What cannot be seen from here, or would change the advice. */
export const caveatIds = [
  'focus-hides-prompt',
  'prompt-returns',
  'company-portal-not-on-jamf',
  'inventory-after-registration',
  'tried-once',
  'macos-corrupts',
  'macos-unknown',
  'manager-unknown',
  'portal-too-old-for-setup',
  'method-changes',
  'not-everything-seen',
  'partner-not-seen',
  'ticket-not-seen',
] as const;
export type CaveatId = (typeof caveatIds)[number];

/** Every sentence of the doctor has a text in the words. */
export type DoctorMessageId = `doctor.${DoctorVerdict}` | `caveat.${CaveatId}`;

/** A question that is not named may have any answer. */
export type DoctorPattern = { readonly [Q in DoctorQuestion]?: readonly DoctorInputs[Q][] };

export type DoctorRow = {
  readonly when: DoctorPattern;
  readonly verdict: DoctorVerdict;
  /** Null where nothing is left to do. Whose turn it is follows from it. */
  readonly remedy: RemedyId | null;
  readonly caveats: readonly CaveatId[];
};

/** A caveat that holds whatever the verdict is, but for those that say it already or make it pointless. */
export type StandingCaveat = {
  readonly when: DoctorPattern;
  readonly caveat: CaveatId;
  readonly notBeside: readonly DoctorVerdict[];
};

/** Whether every question that a pattern names has one of its answers. */
export function fits(when: DoctorPattern, inputs: DoctorInputs): boolean {
  for (const name in when) {
    const answers: readonly string[] | undefined = isQuestion(name) ? when[name] : undefined;
    if (isQuestion(name) && answers?.includes(inputs[name]) === false) return false;
  }
  return true;
}

function isQuestion(name: string): name is DoctorQuestion {
  return name in doctorAnswers;
}
