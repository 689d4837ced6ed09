import type { SettingsView } from '../contract/choices.ts';
import type { PromptAnswer } from '../contract/scene.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import { isFirstRun } from '../core/notice-memory.ts';
import { nextNoticeMoment } from '../core/notice-moment.ts';
import { confirmNotice, decideNotice, type NoticeContext, type NoticeStep } from '../core/notices.ts';
import type { LoadedWords } from '../core/words.ts';
import type { Engine } from '../engine/engine-parts.ts';
import type { Clock, Log } from '../ports.ts';
import { notificationTargets } from './action-targets.ts';
import { inBackground } from './in-background.ts';
import { createMemoryKeeper, type NoticeParts } from './memory-keeper.ts';
import { createNoticeTeller, type NoticePaths } from './notice-teller.ts';
import { rememberAsking } from './remember-asking.ts';

type DeskParts = {
  readonly notices: NoticeParts;
  readonly engine: Engine;
  readonly words: LoadedWords;
  readonly clock: Clock;
  readonly log: Log;
};

type Surroundings = NoticePaths & {
  readonly choices: () => Promise<Pick<SettingsView, 'choices'>>;
  readonly openExternal: (url: string) => Promise<void>;
  readonly isWatched: () => boolean;
};

export type NoticeDesk = {
  /** The same engine, for whoever does what the person asks: their asking is remembered. */
  readonly engine: Engine;
  /** What the answers to its own prompts do. */
  readonly answers: Readonly<Record<'deadline' | 'notifications-denied', (answer: PromptAnswer) => void>>;
  readonly windowOpened: () => void;
  readonly stop: () => void;
  /** Tells nothing more, and takes back what stands there. */
  readonly takeAway: () => void;
};

/** As exact as a person needs it. */
const minuteMs = 60_000;

/** Tells the person outside the window what they wait for; `decideNotice` alone decides whether. */
export function openNoticeDesk(parts: DeskParts, around: Surroundings): NoticeDesk {
  const { engine, clock, log, notices } = parts;
  const keeper = createMemoryKeeper(notices, log);
  const teller = createNoticeTeller(parts, around, keeper);
  let cancelMoment = (): void => undefined;

  /** What time alone changes is not left to the next snapshot, which may be hours away. */
  function awaitMoment(snapshot: Snapshot): void {
    cancelMoment();
    cancelMoment = () => undefined;
    const now = clock.now();
    const at = nextNoticeMoment(keeper.get(), snapshot, now);
    if (at !== null) cancelMoment = clock.after(Math.max(at - now, minuteMs), look);
  }

  async function seen(snapshot: Snapshot): Promise<void> {
    const before = keeper.get();
    const decide = (latest: Snapshot, limits: Limits): NoticeStep => {
      const now = clock.now();
      const watched = { isWatched: around.isWatched(), isFirstRun: isFirstRun(before, now) };
      return decideNotice(before, latest, { now, ...watched, ...limits });
    };
    const { notice, memory, asksDeadline } = decide(snapshot, everything);
    teller.askAbout(asksDeadline);
    const remembered = keeper.remember(memory);
    awaitMoment(snapshot);
    await remembered;
    if (notice === null) return;
    const limits = await readLimits(around);
    // Disk and settings take their time: meanwhile the person may have answered, or all have become well.
    const latest = engine.store.get();
    const anew = decide(latest, limits).notice;
    const confirmed = confirmNotice(notice, { notice: anew, kept: keeper.get(), now: clock.now() });
    if (confirmed !== null) teller.show(confirmed, latest);
  }

  function look(): void {
    inBackground(log, seen(engine.store.get()));
  }

  const unsubscribe = engine.store.subscribe(look);

  return {
    engine: rememberAsking(engine, clock, keeper.change),
    answers: {
      deadline: teller.answer,
      'notifications-denied': given => {
        if (given === 'agree') openPane(around, log);
      },
    },
    windowOpened: teller.windowOpened,
    stop: () => {
      cancelMoment();
    },
    takeAway: () => {
      unsubscribe();
      cancelMoment();
      teller.takeAway();
    },
  };
}

type Limits = Pick<NoticeContext, 'notifiesWhenDone' | 'notifiesBeforeDeadline'>;

/** Before the choices are read: what is remembered does not depend on them. */
const everything = { notifiesWhenDone: true, notifiesBeforeDeadline: true };

/** Read only where there is something to say: IT can force a choice at any time. */
async function readLimits({ choices }: Surroundings): Promise<Limits> {
  const { notifiesWhenDone, notifiesBeforeDeadline } = (await choices()).choices;
  return { notifiesWhenDone: notifiesWhenDone.value, notifiesBeforeDeadline: notifiesBeforeDeadline.value };
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
