import type { SettingsView } from '../contract/choices.ts';
import type { PromptAnswer } from '../contract/scene.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import { answerDeadline } from '../core/notice-deadline.ts';
import { isFirstRun, type NoticeMemory } from '../core/notice-memory.ts';
import { sayNotice } from '../core/notice-words.ts';
import { decideNotice, type Notice, type NoticeContext } from '../core/notices.ts';
import type { LoadedWords } from '../core/words.ts';
import type { Engine } from '../engine/engine-parts.ts';
import type { Clock, Log } from '../ports.ts';
import { notificationTargets } from './action-targets.ts';
import type { Notifications } from './notifications.ts';
import { rememberAsking } from './remember-asking.ts';
import type { SceneDesk } from './scene-desk.ts';

/** What was said before, and where that is kept. */
export type NoticeParts = { readonly memory: NoticeMemory; readonly keep: (memory: NoticeMemory) => Promise<void> };

type DeskParts = {
  readonly notices: NoticeParts;
  readonly engine: Engine;
  readonly words: LoadedWords;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
};

/** Everything of the app that notices lead to or depend on; asked for when it is needed. */
type Surroundings = {
  readonly scene: () => Pick<SceneDesk, 'ask' | 'withdraw' | 'show'>;
  readonly choices: () => Promise<Pick<SettingsView, 'choices'>>;
  readonly open: () => void;
  readonly openExternal: (url: string) => Promise<void>;
  readonly notifications: (parts: { readonly log: Log; readonly onDenied: () => void }) => Notifications;
  readonly isWatched: () => boolean;
};

export type NoticeDesk = {
  /** The same engine, for whoever does what the person asks: their asking is remembered. */
  readonly engine: Engine;
  /** What the answers to its own prompts do. */
  readonly answers: Readonly<Record<'deadline' | 'notifications-denied', (answer: PromptAnswer) => void>>;
};

/** Tells the person outside the window what they wait for; `decideNotice` alone decides whether. */
export function openNoticeDesk(parts: DeskParts, around: Surroundings): NoticeDesk {
  const { engine, words, clock, log, notices } = parts;
  const { scene } = around;
  const keeper = createMemoryKeeper(notices, log);
  let asked: number | null = null;
  let shown: Notice['kind'] | null = null;
  const notifications = around.notifications({
    log,
    onDenied: () => {
      shown = null;
      if (keeper.get().isDenialTold) return;
      keeper.change(memory => ({ ...memory, isDenialTold: true }));
      scene().ask('notifications-denied');
    },
  });

  /** The prompt has been answered, or its deadline matters no more; a notice about it is as old. */
  const withdraw = (): void => {
    scene().withdraw('deadline');
    asked = null;
    if (shown === 'deadline') notifications.close();
  };

  const answer = (given: PromptAnswer, at: number): void => {
    keeper.change(memory => answerDeadline(memory, given, { at, now: clock.now() }));
    withdraw();
    if (given === 'agree') scene().show('device');
  };

  function show(notice: Notice, snapshot: Snapshot): void {
    shown = notice.kind;
    const onPress = (): void => {
      if (notice.kind === 'deadline') answer('later', notice.at);
    };
    notifications.show({
      ...sayNotice(notice, snapshot, words),
      onClick: () => {
        scene().show('device');
        around.open();
      },
      action: notice.kind === 'deadline' ? { text: words.window['prompt-later'], onPress } : null,
    });
  }

  function askAbout(at: number | null): void {
    if (at === null && asked !== null) withdraw();
    if (at !== null) scene().ask('deadline');
    asked = at;
  }

  async function seen(snapshot: Snapshot): Promise<void> {
    const before = keeper.get();
    const now = clock.now();
    const context = { now, isWatched: around.isWatched(), isFirstRun: isFirstRun(before, now), ...everything };
    const step = decideNotice(before, snapshot, context);
    askAbout(step.asksDeadline);
    await keeper.remember(step.memory);
    if (step.notice === null) return;
    const { notice } = decideNotice(before, snapshot, { ...context, ...(await readLimits(around)) });
    if (notice !== null) show(notice, snapshot);
  }

  engine.store.subscribe(snapshot => {
    inBackground(log, seen(snapshot));
  });

  return {
    engine: rememberAsking(engine, clock, keeper.change),
    answers: {
      deadline: given => {
        if (asked !== null) answer(given, asked);
      },
      'notifications-denied': given => {
        if (given === 'agree') openPane(around, log);
      },
    },
  };
}

/** Before the choices are read: what is remembered does not depend on them. */
const everything = { notifiesWhenDone: true, notifiesBeforeDeadline: true };

/** Read only where there is something to say: IT can force a choice, and the window be opened, at any time. */
async function readLimits({ choices, isWatched }: Surroundings): Promise<Partial<NoticeContext>> {
  const { notifiesWhenDone, notifiesBeforeDeadline } = (await choices()).choices;
  return {
    isWatched: isWatched(),
    notifiesWhenDone: notifiesWhenDone.value,
    notifiesBeforeDeadline: notifiesBeforeDeadline.value,
  };
}

type MemoryKeeper = {
  readonly get: () => NoticeMemory;
  /** Kept before anything is shown: after a crash it may be missed, and is never said twice. */
  readonly remember: (next: NoticeMemory) => Promise<void>;
  readonly change: (change: (memory: NoticeMemory) => NoticeMemory) => void;
};

function createMemoryKeeper({ memory: first, keep }: NoticeParts, log: Log): MemoryKeeper {
  let memory = first;
  const remember = async (next: NoticeMemory): Promise<void> => {
    if (JSON.stringify(next) === JSON.stringify(memory)) return;
    memory = next;
    await keep(memory);
  };
  return {
    get: () => memory,
    remember,
    change: change => {
      inBackground(log, remember(change(memory)));
    },
  };
}

function inBackground(log: Log, work: Promise<void>): void {
  work.catch((error: unknown) => {
    log('error', 'notice-failed', error instanceof Error ? error.name : typeof error);
  });
}

function openPane({ openExternal }: Surroundings, log: Log): void {
  inBackground(log, openFirst(notificationTargets, openExternal));
}

/** The next one only where the system refused the one before. */
async function openFirst(targets: readonly string[], openExternal: (url: string) => Promise<void>): Promise<void> {
  const [first, ...others] = targets;
  if (first === undefined) return;
  await openExternal(first).catch(() => openFirst(others, openExternal));
}
