import type { SignInErrorId } from './catalogue.ts';
import type { StepId } from './sign-in-error.ts';

/** What this Mac's own state adds to an error. */
type HereId =
  | 'failing'
  | 'not-known'
  | 'name'
  | 'and-name'
  | 'and-more'
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
  | 'jamf-mac'
  | 'no-ticket';

/** What the details of the page add, held against this Mac. */
type PageId = 'other-platform' | 'other-id' | 'this-mac' | 'not-shown' | 'not-shown-none-here' | 'shown-none-here';

/** The words of explained errors. */
export type ExplainMessageId =
  | `explain.${SignInErrorId}.${'title' | 'meaning'}`
  | `explain.here.${HereId}`
  | `explain.page.${PageId}`
  | `explain.step.${StepId}`
  | 'explain.unknown-code.title'
  | 'explain.unknown-code.meaning'
  | 'explain.waiting'
  | 'explain.prompt'
  | 'explain.nothing-found'
  | 'explain.nothing-given'
  | 'explain.here'
  | 'explain.give-it'
  | 'explain.source';
