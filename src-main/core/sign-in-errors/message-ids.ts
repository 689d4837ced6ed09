import type { SignInErrorId } from './catalogue.ts';
import type { StepId } from './sign-in-error.ts';

/** What this Mac's own state adds to an error. */
type HereId =
  | 'failing'
  | 'not-known'
  | 'refetching'
  | 'all-met'
  | 'nobody-judges'
  | 'push-failed'
  | 'registered'
  | 'not-registered'
  | 'registration-unknown'
  | 'not-shown'
  | 'device-id'
  | 'sign-in-needed'
  | 'reason-elsewhere'
  | 'management-on'
  | 'management-off'
  | 'fleet-mac'
  | 'jamf-mac';

/** The words of explained errors. */
export type ExplainMessageId =
  | `explain.${SignInErrorId}.${'title' | 'meaning'}`
  | `explain.here.${HereId}`
  | `explain.step.${StepId}`
  | 'explain.unknown-code.title'
  | 'explain.unknown-code.meaning'
  | 'explain.waiting'
  | 'explain.prompt'
  | 'explain.nothing-found'
  | 'explain.nothing-given'
  | 'explain.here'
  | 'explain.source';
