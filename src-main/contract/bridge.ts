/** What crosses the bridge between window and main process: names, argument shapes, nothing else. */
import type { ActionId } from './ids.ts';
import type { ChoiceChange, SettingsView } from './choices.ts';
import type { ExplainReport } from './explain.ts';
import type { AccessAnswer, Snapshot } from './snapshot.ts';
import type { TicketView } from './ticket.ts';
import type { TimelineReport } from './timeline.ts';

/** Requests the window may make. An answer is a promise; a refused request rejects. */
export type Requests = {
  'view:get': { argument: null; answer: View };
  'look:request': { argument: null; answer: null };
  'refetch:request': { argument: null; answer: null };
  'refetch:cancel': { argument: null; answer: null };
  'action:open': { argument: ActionId; answer: null };
  /** A link in a policy's resolution, by the policy's id and the link's number there; main asks before it opens one. */
  'link:open': { argument: LinkChoice; answer: null };
  'access:try': { argument: null; answer: null };
  'access:answer': { argument: AccessAnswer; answer: null };
  /** What a person pasted, at most `longestExplainedText` characters of it. */
  'explain:text': { argument: PastedText; answer: ExplainReport };
  /** The person says that they went through registration; it is kept, and this Mac is looked at. */
  'registration:tried': { argument: null; answer: null };
  'timeline:get': { argument: null; answer: TimelineReport };
  /** The ticket as it would leave; `isMasked` null: as IT set it. */
  'ticket:get': { argument: { readonly isMasked: boolean | null }; answer: TicketView };
  /** Copies the ticket that was shown last, and no other. */
  'ticket:copy': { argument: null; answer: null };
  'settings:get': { argument: null; answer: SettingsView };
  /** One choice of the person’s own; refused where IT has made it. */
  'settings:change': { argument: ChoiceChange; answer: SettingsView };
};
export type LinkChoice = { readonly policy: string; readonly link: number };
export type PastedText = { readonly text: string };
/** A longer text is refused: a sign-in error is one page. */
export const longestExplainedText = 64 * 1024;
export type RequestChannel = keyof Requests;

/** The one message main sends by itself: the whole snapshot, never a part of it. */
export const snapshotChanged = 'snapshot:changed';

/** All that a window needs for its first paint. */
export type View = {
  readonly snapshot: Snapshot;
  readonly words: WindowWords;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
};

/** The named methods that the preload script exposes as `window.clearway`. Every subscribe returns its unsubscribe. */
export type Bridge = {
  readonly view: () => Promise<View>;
  readonly look: () => Promise<null>;
  readonly refetch: () => Promise<null>;
  readonly cancelRefetch: () => Promise<null>;
  readonly open: (action: ActionId) => Promise<null>;
  readonly openLink: (choice: LinkChoice) => Promise<null>;
  readonly tryAccess: () => Promise<null>;
  readonly answerAccess: (answer: AccessAnswer) => Promise<null>;
  readonly explain: (pasted: PastedText) => Promise<ExplainReport>;
  readonly registrationTried: () => Promise<null>;
  readonly timeline: () => Promise<TimelineReport>;
  readonly ticket: (isMasked: boolean | null) => Promise<TicketView>;
  readonly copyTicket: () => Promise<null>;
  readonly settings: () => Promise<SettingsView>;
  readonly changeSetting: (change: ChoiceChange) => Promise<SettingsView>;
  readonly onSnapshot: (listener: (snapshot: Snapshot) => void) => () => void;
};

/** The window's own words, by id; texts with numbers in them are made by the main process and stand in the snapshot. */
export const windowWordIds = [
  'my-device',
  'refetch',
  'refetch-hint',
  'refetch-hint-report',
  'refetching',
  'cancel',
  'look-again',
  'journey',
  'stop-mac',
  'stop-asked',
  'stop-evaluated',
  'stop-told',
  'stop-access',
  'basis-observed',
  'basis-assumed',
  'basis-reported',
  'state-clear',
  'state-action',
  'state-blocked',
  'state-waiting',
  'state-unknown',
  'turn-you',
  'turn-mac',
  'turn-management',
  'turn-microsoft',
  'turn-it',
  'turn-nobody',
  'verdict-pass',
  'verdict-fail',
  'verdict-attention',
  'verdict-undetermined',
  'verdict-not-applicable',
  'verdict-pending',
  'stop-state-done',
  'stop-state-current',
  'stop-state-pending',
  'stop-state-failed',
  'stop-state-unknown',
  'counts-against-you',
  'good-to-fix',
  'not-known',
  'all-good',
  'policies',
  'no-policies',
  'policies-unknown',
  'policies-none',
  'policies-checked',
  'policies-checked-here',
  'policy-local',
  'policy-source-local',
  'policy-faults',
  'report',
  'report-server',
  'report-last',
  'report-never',
  'report-pending',
  'report-dropped',
  'report-quarantined',
  'report-next',
  'report-answer-compliant',
  'report-answer-not-compliant',
  'counts-for-access',
  'critical',
  'what-to-do',
  'button-in-window',
  'same-steps',
  'checked',
  'just-now',
  'code',
  'action-open-device-management',
  'action-open-own-account',
  'action-open-company-portal-download',
  'action-open-upstream-page',
  'action-try-sign-in',
  'action-open-disk-encryption',
  'action-open-software-update',
  'action-open-chrome-extension',
  'action-open-company-portal',
  'action-open-self-service-registration',
  'action-open-self-service-inventory',
  'action-restart-sso-agent',
  'restart-question',
  'restart-detail',
  'restart-agree',
  'doctor-keep-in-mind',
  'doctor-found',
  'contradictions',
  'started',
  'next-try',
  'loading',
  'failed-request',
  'refetch-now',
  'gives-up',
  'refetch-stopped',
  'refetch-cancelled',
  'next-by-itself',
  'next-at',
  'try-hint',
  'sign-in-hint',
  'did-it-work',
  'access-worked',
  'access-did-not-work',
  'access-works-now',
  'access-refused-again',
  'quit-and-reopen',
  'what-changed',
  'nothing-changed',
  'change-met',
  'change-lost',
  'change-not-met',
  'change-new',
  'change-gone',
  'still-counts',
  'show-what-to-do',
  'policies-not-counting',
  'fixed-here',
  'fixed-here-hint',
  'link-question',
  'link-detail',
  'link-open',
  'usual-causes',
  'step-by-step',
  'walk-failure',
  'walk-wants',
  'walk-numbers',
  'walk-done',
  'walk-done-hint',
  'walk-step-done',
  'walk-step-current',
  'timeline',
  'timeline-empty',
  'timeline-hint',
  'timeline-failed',
  'explain',
  'explain-label',
  'explain-button',
  'explain-nothing',
  'explain-hint',
  'explain-here',
  'ticket',
  'ticket-hint',
  'ticket-mask',
  'ticket-copy',
  'ticket-copied',
] as const;
export type WindowWordId = (typeof windowWordIds)[number];
export type WindowWords = Readonly<Record<WindowWordId, string>>;
