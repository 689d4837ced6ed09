import type { LoadedWords } from '../core/words.ts';
import type { Engine } from '../engine/engine-parts.ts';
import type { RequestHandlers } from './ipc.ts';
import { openAction, type ActionPorts } from './open-action.ts';
import type { OpenLink } from './open-link.ts';
import type { TicketDesk } from './ticket-desk.ts';

/** What the answers to the window are made of. */
export type RequestParts = {
  readonly engine: Engine;
  readonly words: LoadedWords;
  readonly actions: ActionPorts;
  readonly openLink: OpenLink;
  readonly tickets: TicketDesk;
};

/** What the main process does for each request of the window. */
export function createRequestHandlers({ engine, words, actions, openLink, tickets }: RequestParts): RequestHandlers {
  return {
    'view:get': async () => ({ snapshot: engine.store.get(), words: words.window, language: words.language }),
    'look:request': () => engine.look('asked-by-person').then(() => null),
    'refetch:request': () => engine.refetch().then(() => null),
    'refetch:cancel': async () => {
      engine.cancelRefetch();
      return null;
    },
    'action:open': action => openAction(action, actions).then(() => null),
    'link:open': choice => openLink(choice).then(() => null),
    'access:try': async () => {
      // Only then: nobody can be asked whether it worked where nothing was opened.
      await openAction('try-sign-in', actions);
      engine.tryAccess();
      return null;
    },
    'access:answer': async answer => {
      engine.answerAccess(answer);
      return null;
    },
    'ticket:get': ({ isMasked }) => tickets.show(isMasked),
    'ticket:copy': () => tickets.copy().then(() => null),
  };
}
