import { describe, expect, it } from 'vitest';
import { openNoticeDesk } from '../../src-main/app/notice-desk.ts';
import type { Shown } from '../../src-main/app/notifications.ts';
import { createSceneDesk } from '../../src-main/app/scene-desk.ts';
import { noChoices, settleChoices } from '../../src-main/core/choices.ts';
import { parseSettings } from '../../src-main/core/config.ts';
import { composeSnapshot } from '../../src-main/core/compose-snapshot.ts';
import { instant } from '../../src-main/core/instants.ts';
import { firstMemory, type NoticeMemory } from '../../src-main/core/notice-memory.ts';
import { createSnapshotStore } from '../../src-main/engine/snapshot-store.ts';
import { snapshotInputs, words } from '../core/examples.ts';

const now = Date.parse('2026-11-20T12:00:00.000Z');
const hour = 3_600_000;
const base = composeSnapshot(snapshotInputs(), words);
const nearly = (state: 'blocked' | 'clear') => ({
  ...base,
  headline: { ...base.headline, id: 'policies-failing' as const, state },
  upstream: { ...base.upstream, deadline: instant(now + 20 * hour) },
});
const nothing = (): void => undefined;
const done = async (): Promise<void> => undefined;
const settled = async (): Promise<void> => {
  await new Promise(resolve => setImmediate(resolve));
};

/** The desk with the real scene; the notifications are those of a system that shows or denies them. */
function desk(forced: Readonly<Record<string, unknown>> = {}, isDenied = false) {
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
    refetch: done,
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
      clock: { now: () => now },
      log: nothing,
      notices: {
        memory: { ...firstMemory(now), quietUntil: 0 },
        keep: async memory => void kept.push(memory),
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
      notifications: ({ onDenied }) => ({
        show: one => {
          shown.push(one);
          if (isDenied) onDenied();
        },
        close: () => void opened.push('closed'),
      }),
      isWatched: () => false,
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
  const see = async (state: 'blocked' | 'clear') => {
    store.replace(nearly(state));
    await settled();
  };
  return { see, scene, shown, opened, kept };
}

describe('a deadline that comes near', () => {
  it('is told and asked about, and is no question any more once all is well', async () => {
    const { see, scene, shown, opened } = desk();
    await see('blocked');
    await see('blocked');
    expect(shown).toHaveLength(1);
    expect(scene.get().prompts).toEqual(['deadline']);
    shown[0]?.onClick();
    await see('clear');
    expect(scene.get().prompts).toEqual([]);
    expect(opened).toEqual(['window', 'closed']);
  });

  it('is put off by the button of the notice itself, and kept so', async () => {
    const { see, scene, shown, kept } = desk();
    await see('blocked');
    expect(shown[0]?.action?.text).toBe('Remind me tomorrow');
    shown[0]?.action?.onPress();
    await see('blocked');
    expect(scene.get().prompts).toEqual([]);
    expect(shown).toHaveLength(1);
    expect(kept.at(-1)?.deadlines[0]?.remindAt).toBeGreaterThan(now);
  });

  it('is not told against IT’s choice; the window asks all the same', async () => {
    const { see, scene, shown } = desk({ NotifyBeforeDeadline: false });
    await see('blocked');
    expect(shown).toEqual([]);
    expect(scene.get().prompts).toEqual(['deadline']);
  });
});

describe('notifications that macOS denies', () => {
  it('are spoken of once in the window, which leads to the older pane where the newer is missing', async () => {
    const { see, scene, kept, opened } = desk({}, true);
    await see('blocked');
    expect(scene.get().prompts).toContain('notifications-denied');
    expect(kept.at(-1)?.isDenialTold).toBe(true);
    scene.answer('notifications-denied', 'agree');
    await settled();
    expect(opened).toEqual([
      'x-apple.systempreferences:com.apple.Notifications-Settings.extension',
      'x-apple.systempreferences:com.apple.preference.notifications',
    ]);
  });
});
