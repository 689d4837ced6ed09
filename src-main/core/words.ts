import type { WindowWords } from '../contract/window-words.ts';
import type { CheckId, HeadlineId, RemedyId } from '../contract/ids.ts';
import type { DoctorMessageId } from './doctor/doctor-row.ts';
import type { FoundMessageId } from './doctor/found-words.ts';
import type { ContradictionMessageId } from './contradictions/contradiction-words.ts';
import type { NoticeMessageId } from './notice-message-ids.ts';
import type { PolicyFaultCode } from './local-policies.ts';
import type { ProblemCode } from './problem.ts';
import type { ReadMessageId, RecordMessageId } from './reads.ts';
import type { ReportTokenFault } from './report-token.ts';
import type { ExplainMessageId } from './sign-in-errors/message-ids.ts';
import type { WalkMessageId } from './walk/walk-words.ts';
import type { TimelineMessageId } from './timeline/timeline-words.ts';
import type { TicketMessageId } from './ticket/ticket-words.ts';
import type { VariantMessageId } from './variant-ids.ts';

/** The outcomes each check can tell of; every one has a sentence in the words. */
type CheckOutcomes = {
  'mdm-enrollment': 'on' | 'off' | 'not-confirmed' | 'off-upstream' | 'pending-upstream' | 'not-approved' | 'unknown';
  'company-portal':
    | 'current'
    | 'missing'
    | 'extension-listed'
    | 'other-app'
    | 'too-old'
    | 'extension-disabled'
    | 'extension-not-listed'
    | 'unknown';
  'platform-sso-profile':
    | 'applied'
    | 'applied-by-agent'
    | 'missing'
    | 'other-provider'
    | 'extension-only'
    | 'conflict'
    | 'method-changing'
    | 'unknown';
  'platform-sso-registration':
    | 'registered'
    | 'registered-expiry-unknown'
    | 'not-configured'
    | 'agent-not-loaded'
    | 'other-provider'
    | 'device-not-registered'
    | 'user-not-registered'
    | 'needs-registration'
    | 'needs-repair'
    | 'sign-in-needed'
    | 'unreadable'
    | 'unknown';
  'upstream-policies':
    | 'passing'
    | 'failing'
    | 'pending'
    | 'undetermined'
    | 'stale'
    | 'unknown'
    | 'unlicensed'
    | 'switched-off'
    | 'reported'
    | 'unreadable';
  'management-agent':
    | 'answering'
    | 'offline'
    | 'no-token'
    | 'key-old'
    | 'none'
    | 'partner-not-informed'
    | 'not-reported'
    | 'not-heard'
    | 'unknown';
  'browser-sso':
    | 'ready'
    | 'not-ready'
    | 'not-seen'
    | 'other-browser'
    | 'default-not-seen'
    | 'register-first'
    | 'repair-first'
    | 'sign-in-first'
    | 'extension-first'
    | 'registration-unknown'
    | 'extension-unknown'
    | 'unknown';
  'disk-encryption': 'on' | 'encrypting' | 'waiting-for-power' | 'decrypting' | 'off' | 'deferred' | 'unknown';
  'os-version': 'new-enough' | 'no-minimum' | 'too-old' | 'loses-registrations' | 'unknown';
};

export type CheckMessageId = { [C in CheckId]: `check.${C}.title` | `check.${C}.${CheckOutcomes[C]}` }[CheckId];

type JourneyMessageId =
  | 'journey.mac.done'
  | 'journey.mac.failed'
  | 'journey.mac.unknown'
  | 'journey.asked.requesting'
  | 'journey.asked.queued'
  | 'journey.asked.done'
  | 'journey.asked.joined'
  | 'journey.asked.reported-in'
  | 'journey.asked.pending'
  | 'journey.asked.unknown'
  | 'journey.asked.switched-off'
  | 'journey.evaluated.waiting'
  | 'journey.evaluated.waiting-usual'
  | 'journey.evaluated.silent'
  | 'journey.evaluated.answered'
  | 'journey.evaluated.read'
  | 'journey.evaluated.done'
  | 'journey.evaluated.failing'
  | 'journey.evaluated.pending'
  | 'journey.evaluated.unknown'
  | 'journey.evaluated.unlicensed'
  | 'journey.evaluated.switched-off'
  | 'journey.asked.reporting'
  | 'journey.asked.reported'
  | 'journey.asked.not-reported'
  | 'journey.evaluated.service-waiting'
  | 'journey.evaluated.service-done'
  | 'journey.evaluated.service-takes'
  | 'journey.evaluated.service-behind'
  | 'journey.told.service-compliant'
  | 'journey.told.service-not-compliant'
  | 'journey.told.service-refuses'
  | 'journey.told.service-assumed'
  | 'journey.told.assumed'
  | 'journey.told.assumed-unmanaged'
  | 'journey.told.observed-failing'
  | 'journey.told.push-failed'
  | 'journey.told.no-user'
  | 'journey.told.no-ticket'
  | 'journey.told.not-heard'
  | 'journey.told.assumed-failing'
  | 'journey.told.pending'
  | 'journey.told.not-registered'
  | 'journey.told.unknown'
  | 'journey.access.try'
  | 'journey.access.did-it-work'
  | 'journey.access.worked'
  | 'journey.access.did-not-work'
  | 'journey.access.pending'
  | 'journey.access.unknown';

/** Every message of the main process. The words loader proves at compile time that each has a text. */
export type MessageId =
  | CheckMessageId
  | JourneyMessageId
  | NoticeMessageId
  | WalkMessageId
  | ContradictionMessageId
  | ExplainMessageId
  | ReadMessageId
  | RecordMessageId
  | DoctorMessageId
  | FoundMessageId
  | `headline.${HeadlineId}`
  | `headline-do.${HeadlineId}`
  | `problem.${ProblemCode}`
  | 'report-token.waiting'
  | 'report-token.prompt'
  | 'report-token.set'
  | 'report-token.absent'
  | 'report-token.deleted'
  | 'report-token.none'
  | `report-token.refused-${ReportTokenFault}`
  | TicketMessageId
  | `policy-fault.${PolicyFaultCode}`
  | 'next.asks-again'
  | 'next.looks-again'
  | 'next.key-watched'
  | 'next.network-watched'
  | 'next.summary-watched'
  | TimelineMessageId
  | VariantMessageId
  | 'tray.open'
  | 'tray.refetch'
  | 'tray.refetching'
  | 'tray.quit'
  | 'menu.hide'
  | 'menu.edit'
  | 'menu.undo'
  | 'menu.redo'
  | 'menu.cut'
  | 'menu.copy'
  | 'menu.paste'
  | 'menu.select-all'
  | 'menu.window'
  | 'menu.minimise'
  | 'menu.close'
  | 'menu.help'
  | 'tray.blocking-count'
  | 'tray.tooltip'
  | 'tray.tooltip-usual'
  | 'tray.tooltip-next-try'
  | 'tray.tooltip-longest'
  | 'tray.title-usual'
  | 'tray.title-next-try'
  | 'tray.title-longest'
  | 'tray.codes'
  | 'tray.cancel'
  | 'tray.help'
  | 'tray.settings'
  | 'tray.about'
  | 'about.setting-faults';

export type MessageArguments = Readonly<Record<string, string | number>>;

/** Turns an id into a text in the chosen language. Passed in, so that decisions stay free of it. */
export type Words = {
  readonly say: (id: MessageId, args?: MessageArguments) => string;
  /** Steps that are messages are said by `say`, where it is given. */
  readonly steps: (remedy: RemedyId, say?: Words['say']) => readonly string[];
};

/** The words of one chosen language, for decisions and for the window. */
export type LoadedWords = Words & {
  /** Its tag (BCP 47). */
  readonly language: string;
  readonly direction: Direction;
  readonly window: WindowWords;
};

/** How a language is written. */
export type Direction = 'ltr' | 'rtl';
