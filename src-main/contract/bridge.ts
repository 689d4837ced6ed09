/** What crosses the bridge between window and main process: names, argument shapes, nothing else. */
import type { ActionId } from './ids.ts';
import type { AboutView } from './about.ts';
import type { ChoiceChange, SettingsView } from './choices.ts';
import type { ExplainReport } from './explain.ts';
import type { ContactId, Contacts, Pane, PromptAnswer, PromptId, Scene } from './scene.ts';
import type { AccessAnswer, Snapshot } from './snapshot.ts';
import type { TicketView } from './ticket.ts';
import type { TimelineReport } from './timeline.ts';
import type { WindowWords } from './window-words.ts';

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
  'about:get': { argument: null; answer: AboutView };
  /** Another pane in the same window; the scene follows. */
  'pane:show': { argument: Pane; answer: null };
  /** What the person answered to what stands above the pane; refused where it was not asked. */
  'prompt:answer': { argument: PromptReply; answer: null };
  /** A way to the helpdesk that IT has set. */
  'contact:open': { argument: ContactId; answer: null };
  /** Copies the codes that are read out on the phone. */
  'codes:copy': { argument: null; answer: null };
  'window:close': { argument: null; answer: null };
};
export type PromptReply = { readonly id: PromptId; readonly answer: PromptAnswer };
export type LinkChoice = { readonly policy: string; readonly link: number };
export type PastedText = { readonly text: string };
/** A longer text is refused: a sign-in error is one page. */
export const longestExplainedText = 64 * 1024;
export type RequestChannel = keyof Requests;

/** The messages main sends by itself: the whole snapshot and the whole scene, never a part of either. */
export const snapshotChanged = 'snapshot:changed';
export const sceneChanged = 'scene:changed';
export type Messages = { readonly [snapshotChanged]: Snapshot; readonly [sceneChanged]: Scene };

/** All that a window needs for its first paint. */
export type View = {
  readonly snapshot: Snapshot;
  readonly words: WindowWords;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly scene: Scene;
  readonly contacts: Contacts;
  readonly surface: Surface;
};

/** What the page stands on: a material of the system that shines through, or its own paper. */
export type Surface = 'vibrant' | 'plain';

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
  readonly about: () => Promise<AboutView>;
  readonly showPane: (pane: Pane) => Promise<null>;
  readonly answerPrompt: (reply: PromptReply) => Promise<null>;
  readonly openContact: (contact: ContactId) => Promise<null>;
  readonly copyCodes: () => Promise<null>;
  readonly close: () => Promise<null>;
  readonly onScene: (listener: (scene: Scene) => void) => () => void;
  readonly onSnapshot: (listener: (snapshot: Snapshot) => void) => () => void;
};
