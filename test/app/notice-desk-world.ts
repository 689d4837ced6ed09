import { openNoticeDesk } from '../../src-main/app/notice-desk.ts';
import type { Shown } from '../../src-main/app/notifications.ts';
import { createSceneDesk } from '../../src-main/app/scene-desk.ts';
import { noChoices, settleChoices } from '../../src-main/core/choices.ts';
import { parseSettings } from '../../src-main/core/config.ts';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { composeSnapshot } from '../../src-main/core/compose-snapshot.ts';
import { instant } from '../../src-main/core/instants.ts';
import { firstMemory, type NoticeMemory } from '../../src-main/core/notice-memory.ts';
import { createSnapshotStore } from '../../src-main/engine/snapshot-store.ts';
import { handMovedClock, noon } from '../fixtures/hand-moved-clock.ts';
import { snapshotInputs, words } from '../core/examples.ts';

export const now = noon;
export const hour = 3_600_000;
const base = composeSnapshot(snapshotInputs(), words);
const nearly = (state: 'blocked' | 'clear') => ({
  ...base,
  headline: { ...base.headline, id: 'policies-failing' as const, state },
  upstream: { ...base.upstream, deadline: instant(now + 20 * hour) },
});
const nothing = (): void => undefined;
const done = async (): Promise<void> => undefined;
export const settled = async (): Promise<void> => {
  await new Promise(resolve => setImmediate(resolve));
};

/** Node 20 has no Promise.withResolvers. */
function openPromise() {
  let resolve = nothing;
  const promise = new Promise<void>(done => {
    resolve = done;
  });
  return { promise, resolve };
}

type DeskWorld = {
  readonly forced?: Readonly<Record<string, unknown>>;
  readonly memory?: Partial<NoticeMemory>;
  /** Writes end with `disk.done()`. */
  readonly isDiskSlow?: boolean;
  readonly refetch?: () => Promise<void>;
};

/** The desk with the real scene; the notifications are those of a system that shows or denies them. */
export function deskWorld({ forced = {}, memory = {}, isDiskSlow = false, refetch = done }: DeskWorld = {}) {
  const clock = handMovedClock();
  let isWatched = false;
  let isWindowOpen = false;
  let becomesOf: 'shown' | 'denied' | null = null;
  const disk = openPromise();
  const store = createSnapshotStore(base);
  const shown: Shown[] = [];
  const opened: string[] = [];
  const kept: NoticeMemory[] = [];
  const idle = async () => base;
  const engine = {
    store,
    inWords: store.get,
    redraw: nothing,
    look: idle,
    refetch,
    resumeRefetch: done,
    cancelRefetch: nothing,
    tryAccess: nothing,
    answerAccess: nothing,
    registrationTried: nothing,
    timeline: async () => ({ schemaVersion: 1 as const, since: base.takenAt, entries: [], skipped: 0 }),
    startIdleLooks: nothing,
    setWindowOpen: nothing,
    fellAsleep: nothing,
    stirred: idle,
    reported: done,
    browserHost: () => null,
    usualRefetchSeconds: () => null,
    settings: () => null,
    stop: nothing,
  };
  const notices = openNoticeDesk(
    {
      engine,
      words,
      clock,
      log: nothing,
      notices: {
        memory: { ...firstMemory(now), quietUntil: 0, ...memory },
        keep: async next => {
          kept.push(next);
          if (isDiskSlow) await disk.promise;
        },
      },
    },
    {
      scene: () => scene,
      choices: async () => ({ choices: settleChoices(noChoices, parseSettings([forced]).settings) }),
      open: () => void opened.push('window'),
      openExternal: async url => {
        opened.push(url);
        if (url.includes('.extension')) throw new Error('no such pane');
      },
      notifications: ({ onDenied, onShown }) => ({
        show: one => {
          shown.push(one);
          if (becomesOf === 'denied') onDenied();
          if (becomesOf === 'shown') onShown();
        },
        close: () => void opened.push('closed'),
      }),
      isWatched: () => isWatched,
      isWindowOpen: () => isWindowOpen,
    },
  );
  const answers = {
    'link-refetch': nothing,
    'link-enroll': nothing,
    'link-enroll-refetch': nothing,
    'link-remediate': nothing,
    'link-remediate-refetch': nothing,
    'link-turn-on-mdm': nothing,
    'icon-hidden': nothing,
  };
  const scene = createSceneDesk({ send: nothing, onAnswer: { ...answers, ...notices.answers } });
  const see = async (state: 'blocked' | 'clear', { upstream }: { upstream?: { deadline: string } } = {}) => {
    const near = nearly(state);
    store.replace({ ...near, upstream: { ...near.upstream, ...upstream } });
    await settled();
  };
  return {
    see,
    scene,
    shown,
    opened,
    kept,
    clock,
    notices,
    engine: notices.engine,
    snapshot: store.get,
    replace: (change: Partial<Snapshot>) => {
      store.replace({ ...store.get(), ...change });
    },
    disk: { done: disk.resolve },
    watch: (isIt: boolean) => {
      isWatched = isIt;
    },
    openWindow: () => {
      isWindowOpen = true;
      notices.windowOpened();
    },
    system: (next: 'shown' | 'denied') => {
      becomesOf = next;
    },
  };
}
