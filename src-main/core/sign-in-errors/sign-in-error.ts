import type { Turn } from '../../contract/ids.ts';

/** Which rule joins an entry with what this Mac knows; null where this Mac has nothing to say. */
export type Join =
  | 'compliance'
  | 'registration'
  | 'device-record'
  | 'sign-in'
  | 'access-policy'
  | 'enrolment'
  | 'company-portal'
  | 'network';

/** What to do, as ids of sentences that several entries share. */
export type StepId =
  | 'fix-listed'
  | 'refetch-and-wait'
  | 'try-again'
  | 'register'
  | 'register-first'
  | 'follow-headline'
  | 'mend-management'
  | 'fetch-ticket'
  | 'look-there'
  | 'wait-for-mac'
  | 'wait-for-server'
  | 'use-shown-browser'
  | 'no-private-window'
  | 'use-work-app'
  | 'sign-in-fresh'
  | 'check-name-and-password'
  | 'change-password'
  | 'wait-for-unlock'
  | 'set-up-second-factor'
  | 'answer-second-factor'
  | 'ask-for-app'
  | 'right-organization'
  | 'turn-on-management'
  | 'leave-company-portal'
  | 'leave-for-self-service'
  | 'leave-for-prompt'
  | 'reconnect-network'
  | 'it-device'
  | 'it-device-ids'
  | 'it-rule'
  | 'it-account'
  | 'it-sign-in-log'
  | 'it-rule-later'
  | 'it-account-later'
  | 'it-sign-in-log-later'
  | 'tell-it-code'
  | 'tell-it-now';

/** One error that Microsoft, or a page beside it, shows. `names` are the words that stand for it in logs. */
export type SignInError = {
  readonly id: string;
  readonly family: 'device' | 'not-this-mac';
  /** Who has to act where this Mac knows nothing better. */
  readonly turn: Turn;
  readonly join: Join | null;
  readonly names: readonly string[];
  readonly steps: readonly StepId[];
  /** The page that the entry was written from. */
  readonly source: string;
};

/** What lies behind an error as far as this Mac can tell; it decides what there is to do first. */
export type Cause =
  | 'listed'
  | 'headline'
  | 'registration'
  | 'registration-unknown'
  | 'management'
  | 'not-shown'
  | 'not-shown-and-listed'
  | 'no-ticket'
  | 'other-device'
  | 'elsewhere'
  | 'jamf'
  | 'fleet';

/** What this Mac's own state adds to an error, and whose turn it then is; null: as the entry says. */
export type Here = { readonly text: string; readonly turn: Turn | null; readonly cause: Cause | null };
