import { useRef, useState } from 'preact/hooks';
import type { Bridge, LinkChoice } from '../src-main/contract/bridge.ts';
import type { ActionId } from '../src-main/contract/ids.ts';
import type { AccessAnswer } from '../src-main/contract/snapshot.ts';

type Request = 'look' | 'refetch' | 'cancelRefetch' | 'tryAccess' | 'registrationTried';

/** What the window may ask main to do, what it is still waiting for, and whether the last request was refused. */
export type Intentions = {
  readonly request: (request: Request) => void;
  readonly open: (action: ActionId) => void;
  readonly openLink: (choice: LinkChoice) => void;
  readonly answerAccess: (answer: AccessAnswer) => void;
  readonly isUnderWay: (request: Request | ActionId | 'answerAccess') => boolean;
  readonly isOpening: (choice: LinkChoice) => boolean;
  readonly failed: boolean;
};

/** Sends intentions over the bridge, each at most once at a time: a second click on a button under way does nothing. */
export function useIntentions(bridge: Bridge): Intentions {
  // The ref guards clicks that arrive before the next paint; the state makes buttons show it.
  const guard = useRef(new Set<string>());
  const [underWay, setUnderWay] = useState<ReadonlySet<string>>(new Set());
  const [failed, setFailed] = useState(false);

  const send = (name: string, ask: () => Promise<null>): void => {
    if (guard.current.has(name)) return;
    const settle = (refused: boolean): void => {
      guard.current.delete(name);
      setUnderWay(new Set(guard.current));
      setFailed(refused);
    };
    guard.current.add(name);
    setUnderWay(new Set(guard.current));
    setFailed(false);
    ask().then(
      () => {
        settle(false);
      },
      () => {
        settle(true);
      },
    );
  };

  const request = (name: Request): void => {
    send(name, () => bridge[name]());
  };
  const open = (action: ActionId): void => {
    send(action, () => bridge.open(action));
  };
  return {
    request,
    open,
    openLink: choice => {
      send(nameOf(choice), () => bridge.openLink(choice));
    },
    answerAccess: answer => {
      send('answerAccess', () => bridge.answerAccess(answer));
    },
    isUnderWay: name => underWay.has(name),
    isOpening: choice => underWay.has(nameOf(choice)),
    failed,
  };
}

function nameOf({ policy, link }: LinkChoice): string {
  return `link ${link} ${policy}`;
}
