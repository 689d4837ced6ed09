import { spokenCodes } from '../core/spoken-codes.ts';
import { explainText } from '../core/sign-in-errors/explain-text.ts';
import type { LoadedWords } from '../core/words.ts';
import type { Engine } from '../engine/engine-parts.ts';
import type { RequestHandlers } from './ipc.ts';
import type { AboutView } from '../contract/about.ts';
import type { Surface } from '../contract/bridge.ts';
import type { ActionId } from '../contract/ids.ts';
import type { ChoicesDesk } from './choices-desk.ts';
import type { ContactDesk } from './contact-desk.ts';
import type { OpenAction } from './open-action.ts';
import type { OpenLink } from './open-link.ts';
import type { SceneDesk } from './scene-desk.ts';
import type { TicketDesk } from './ticket-desk.ts';

/** What the answers to the window are made of. */
export type RequestParts = {
  readonly engine: Engine;
  readonly words: LoadedWords;
  readonly openAction: OpenAction;
  readonly openLink: OpenLink;
  readonly tickets: TicketDesk;
  readonly choices: ChoicesDesk;
  readonly scene: SceneDesk;
  readonly contacts: ContactDesk;
  readonly about: () => Promise<AboutView>;
  readonly copyText: (text: string) => Promise<void>;
  readonly closeWindow: () => void;
  readonly surface: Surface;
};

/** What the main process does for each request of the window. */
export function createRequestHandlers(parts: RequestParts): RequestHandlers {
  const { engine, words, openAction, openLink, tickets, choices, scene, contacts } = parts;
  /** The window is told that it did not work, and nothing more: why is for the log. */
  const open = async (action: ActionId): Promise<null> => {
    const { kind } = await openAction(action);
    if (kind === 'refused') throw new Error('refused: action');
    if (kind === 'not-done') throw new Error('not opened');
    return null;
  };
  return {
    'view:get': async () => ({
      snapshot: engine.store.get(),
      words: words.window,
      language: words.language,
      direction: words.direction,
      scene: scene.get(),
      contacts: await contacts.view(),
      surface: parts.surface,
    }),
    'look:request': () => engine.look('asked-by-person').then(() => null),
    'refetch:request': () => engine.refetch().then(() => null),
    'refetch:cancel': async () => {
      engine.cancelRefetch();
      return null;
    },
    'action:open': open,
    'link:open': choice => openLink(choice).then(() => null),
    'access:try': async () => {
      // Only then: nobody can be asked whether it worked where nothing was opened.
      await open('try-sign-in');
      engine.tryAccess();
      return null;
    },
    'access:answer': async answer => {
      engine.answerAccess(answer);
      return null;
    },
    'explain:text': async ({ text }) => explainText(text, engine.store.get(), words),
    'registration:tried': async () => {
      // The look first: it may judge the try before this one.
      await engine.look('asked-by-person');
      engine.registrationTried();
      return null;
    },
    'timeline:get': () => engine.timeline(),
    'ticket:get': ({ isMasked }) => tickets.show(isMasked),
    'ticket:copy': () => tickets.copy().then(() => null),
    'settings:get': () => choices.view(),
    'settings:change': change => choices.change(change),
    'about:get': () => parts.about(),
    'pane:show': async pane => {
      scene.show(pane);
      return null;
    },
    'prompt:answer': async ({ id, answer }) => {
      scene.answer(id, answer);
      return null;
    },
    'contact:open': contact => contacts.open(contact).then(() => null),
    'codes:copy': () => parts.copyText(spokenCodes(engine.store.get())).then(() => null),
    'window:close': async () => {
      parts.closeWindow();
      return null;
    },
  };
}
