import type { Bridge, View } from '../../src-main/contract/bridge.ts';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';

/** How main behaves when it is asked: it answers (at once, or when told to), it refuses, or it never answers. */
export type Answer = 'answers' | 'waits' | 'refuses' | 'hangs';
export type Answers = Readonly<Record<Exclude<keyof Bridge, 'onSnapshot' | 'timeline'>, Answer>>;

/** What the fake bridge is given: the first view, and how each request ends. */
export type FakeMain = { readonly view: View; readonly answers: Answers };

// Put into the page by the harness: hears every intention by name.
declare const clearwayHears: (intention: string) => Promise<void>;

/**
 * Runs in the page before the window's script, in the place of the preload script.
 * It is sent over as text, so it may use nothing from outside itself.
 */
export function installFakeBridge({ view, answers }: FakeMain): void {
  const listeners = new Set<(snapshot: Snapshot) => void>();
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
    explain: ({ text }) => {
      void clearwayHears(`explain ${text}`);
      return end(answers.explain, { schemaVersion: 1, errors: [], headline: { code: 'H0', text: '' } });
    },
    registrationTried: () => hear('registrationTried', answers.registrationTried),
    timeline: () => Promise.resolve({ schemaVersion: 1, since: view.snapshot.takenAt, entries: [], skipped: 0 }),
    ticket: isMasked =>
      hear(`ticket ${isMasked}`, answers.ticket).then(() => ({ text: '', isMasked: isMasked === true })),
    copyTicket: () => hear('copyTicket', answers.copyTicket),
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
  document.addEventListener('securitypolicyviolation', event => {
    void clearwayHears(`violation ${event.effectiveDirective}`);
  });
}
