import type { PromptAnswer } from '../contract/scene.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import { answerDeadline } from '../core/notice-deadline.ts';
import { sayNotice } from '../core/notice-words.ts';
import type { Notice } from '../core/notices.ts';
import type { LoadedWords } from '../core/words.ts';
import type { Clock, Log } from '../ports.ts';
import { createDenialDesk } from './denial-desk.ts';
import type { MemoryKeeper } from './memory-keeper.ts';
import type { NotificationParts, Notifications } from './notifications.ts';
import type { SceneDesk } from './scene-desk.ts';

/** Where notices lead; asked for when it is needed. */
export type NoticePaths = {
  readonly scene: () => Pick<SceneDesk, 'ask' | 'withdraw' | 'show'>;
  readonly open: () => void;
  readonly notifications: (parts: NotificationParts) => Notifications;
  readonly isWindowOpen: () => boolean;
};

type TellerParts = { readonly words: LoadedWords; readonly clock: Pick<Clock, 'now'>; readonly log: Log };

/** Shows notices and asks in the window what belongs to them. */
export type NoticeTeller = {
  readonly show: (notice: Notice, snapshot: Snapshot) => void;
  /** The deadline that the window asks about; null where it asks nothing. */
  readonly askAbout: (deadline: number | null) => void;
  readonly answer: (given: PromptAnswer) => void;
  readonly windowOpened: () => void;
  readonly takeAway: () => void;
};

export function createNoticeTeller(
  { words, clock, log }: TellerParts,
  around: NoticePaths,
  keeper: MemoryKeeper,
): NoticeTeller {
  const { scene } = around;
  let asked: number | null = null;
  let shown: Notice['kind'] | null = null;
  const denial = createDenialDesk({ keeper, scene, isWindowOpen: around.isWindowOpen });
  const notifications = around.notifications({
    log,
    onShown: denial.shown,
    onDenied: () => {
      shown = null;
      denial.failed();
    },
  });

  /** The prompt has been answered, or its deadline matters no more; a notice about it is as old. */
  const withdraw = (): void => {
    scene().withdraw('deadline');
    asked = null;
    if (shown === 'deadline') notifications.close();
  };

  const answerAbout = (given: PromptAnswer, at: number): void => {
    keeper.change(memory => answerDeadline(memory, given, { at, now: clock.now() }));
    withdraw();
    if (given === 'agree') scene().show('device');
  };

  function show(notice: Notice, snapshot: Snapshot): void {
    shown = notice.kind;
    const onPress = (): void => {
      if (notice.kind === 'deadline') answerAbout('later', notice.at);
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

  return {
    show,
    askAbout: at => {
      if (at === null && asked !== null) withdraw();
      if (at !== null) scene().ask('deadline');
      asked = at;
    },
    answer: given => {
      if (asked !== null) answerAbout(given, asked);
    },
    windowOpened: denial.windowOpened,
    takeAway: notifications.close,
  };
}
