import type { Bridge, View } from '../../src-main/contract/bridge.ts';
import type { AboutView } from '../../src-main/contract/about.ts';
import type { SettingsView } from '../../src-main/contract/choices.ts';
import type { ExplainReport } from '../../src-main/contract/explain.ts';
import type { TicketView } from '../../src-main/contract/ticket.ts';
import type { TimelineReport } from '../../src-main/contract/timeline.ts';
import type { Scene } from '../../src-main/contract/scene.ts';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';

/** How main behaves when it is asked: it answers (at once, or when told to), it refuses, or it never answers. */
export type Answer = 'answers' | 'waits' | 'refuses' | 'hangs';
export type Answers = Readonly<Record<Exclude<keyof Bridge, 'onSnapshot' | 'onScene'>, Answer>>;

/** What the fake bridge is given: the first view, and how each request ends. */
export type FakeMain = { readonly view: View; readonly answers: Answers; readonly content: Content };

/** What main answers where an answer is more than that it was done. */
export type Content = {
  readonly timeline: TimelineReport;
  readonly explain: ExplainReport;
  readonly settings: SettingsView;
  readonly about: AboutView;
  /** As it is, and with names and ids hidden. */
  readonly tickets: { readonly full: TicketView; readonly masked: TicketView };
};

// Put into the page by the harness: hears every intention by name.
declare const clearwayHears: (intention: string) => Promise<void>;

/**
 * Runs in the page before the window's script, in the place of the preload script.
 * It is sent over as text, so it may use nothing from outside itself.
 */
export function installFakeBridge({ view, answers, content }: FakeMain): void {
  const listeners = new Set<(snapshot: Snapshot) => void>();
  const sceneListeners = new Set<(scene: Scene) => void>();
  let { scene } = view;
  let { settings } = content;
  const showScene = (next: Scene): void => {
    scene = next;
    for (const listener of sceneListeners) listener(scene);
  };
  const end = <T>(how: Answer, value: T): Promise<T> => {
    if (how === 'hangs') return new Promise<T>(() => undefined);
    if (how === 'waits') {
      return new Promise<T>(answer => {
        document.addEventListener('fake-main:answer-view', () => {
          answer(value);
        });
      });
    }
    return how === 'refuses' ? Promise.reject(new Error('refused')) : Promise.resolve(value);
  };
  const hear = (intention: string, how: Answer): Promise<null> => {
    void clearwayHears(intention);
    return end(how, null);
  };
  const bridge: Bridge = {
    view: () => end(answers.view, view),
    look: () => hear('look', answers.look),
    refetch: () => hear('refetch', answers.refetch),
    cancelRefetch: () => hear('cancelRefetch', answers.cancelRefetch),
    open: action => hear(`open ${action}`, answers.open),
    openLink: choice => hear(`openLink ${JSON.stringify(choice)}`, answers.openLink),
    tryAccess: () => hear('tryAccess', answers.tryAccess),
    answerAccess: answer => hear(`answerAccess ${answer}`, answers.answerAccess),
    registrationTried: () => hear('registrationTried', answers.registrationTried),
    timeline: () => hear('timeline', answers.timeline).then(() => content.timeline),
    explain: ({ text }) => hear(`explain ${text}`, answers.explain).then(() => content.explain),
    ticket: isMasked => {
      const shown = isMasked === true ? content.tickets.masked : content.tickets.full;
      return hear(`ticket ${isMasked}`, answers.ticket).then(() => shown);
    },
    copyTicket: () => hear('copyTicket', answers.copyTicket),
    settings: () => hear('settings', answers.settings).then(() => settings),
    changeSetting: ({ id, value }) =>
      hear(`changeSetting ${id} ${value}`, answers.changeSetting).then(() => {
        settings = { ...settings, choices: { ...settings.choices, [id]: { value, isForced: false } } };
        return settings;
      }),
    about: () => hear('about', answers.about).then(() => content.about),
    showPane: pane => {
      showScene({ ...scene, pane });
      return hear(`showPane ${pane}`, answers.showPane);
    },
    answerPrompt: ({ id, answer }) => {
      showScene({ ...scene, prompts: scene.prompts.filter(other => other !== id) });
      return hear(`answerPrompt ${id} ${answer}`, answers.answerPrompt);
    },
    openContact: contact => hear(`openContact ${contact}`, answers.openContact),
    copyCodes: () => hear('copyCodes', answers.copyCodes),
    close: () => hear('close', answers.close),
    onScene: listener => {
      sceneListeners.add(listener);
      return () => sceneListeners.delete(listener);
    },
    onSnapshot: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  Object.defineProperty(globalThis, 'clearway', { value: Object.freeze(bridge) });
  const isSnapshot = (event: Event): event is CustomEvent<Snapshot> => event instanceof CustomEvent;
  document.addEventListener('fake-main:snapshot', event => {
    if (!isSnapshot(event)) return;
    const snapshot = event.detail;
    for (const listener of listeners) listener(snapshot);
  });
  const isScene = (event: Event): event is CustomEvent<Scene> => event instanceof CustomEvent;
  document.addEventListener('fake-main:scene', event => {
    if (isScene(event)) showScene(event.detail);
  });
  document.addEventListener('securitypolicyviolation', event => {
    void clearwayHears(`violation ${event.effectiveDirective}`);
  });
}
