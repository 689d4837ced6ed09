import { describe, expect, it } from 'vitest';
import { createStateStore } from '../../src-main/adapters/state-store.ts';
import { loadWords } from '../../src-main/adapters/words.ts';
import { createTrayDesk } from '../../src-main/app/tray-desk.ts';
import type { TrayView } from '../../src-main/app/tray-view.ts';
import type { HeadlineState } from '../../src-main/contract/ids.ts';
import type { PromptId } from '../../src-main/contract/scene.ts';
import type { RefetchReport, Snapshot } from '../../src-main/contract/snapshot.ts';
import type { IconVisibility } from '../../src-main/core/icon-visibility.ts';
import type { Rectangle } from '../../src-main/core/rectangle.ts';
import { switchableWords } from '../../src-main/core/switch-words.ts';
import { openIconNotice } from '../../src-main/engine/keep-icon-notice.ts';
import { plain } from '../core/screens.ts';
import { drivenWorld } from '../engine/driven-world.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';
import { handMovedClock } from '../fixtures/hand-moved-clock.ts';

const seenPlace: Rectangle = { x: 1100, y: 0, width: 30, height: 24 };
const hiddenPlace: Rectangle = { x: 0, y: 900, width: 30, height: 24 };

/** A menu bar that writes down what is done with it; everything else is real. */
async function trayDesk({ hidesWhenClear = false, tellsBounds = true, folder = '' } = {}) {
  const { engine } = await drivenWorld('clear');
  const first = await engine.look('started');
  const clock = handMovedClock();
  const state = createStateStore(folder === '' ? await emptyFolder() : folder);
  const notice = await openIconNotice(state, () => undefined);
  const words = switchableWords(loadWords(['en']));
  const done: string[] = [];
  const shown: TrayView[] = [];
  const prompts: PromptId[] = [];
  const seen: IconVisibility[] = [];
  const works: Promise<unknown>[] = [];
  const untilKept: Promise<unknown> = Promise.resolve();
  const now = { snapshot: first, place: seenPlace, isWindowOpen: false, hidesWhenClear, untilKept };
  const desk = createTrayDesk({
    makeTray: view => {
      done.push('made');
      shown.push(view);
      return {
        show: next => void shown.push(next),
        bounds: () => now.place,
        destroy: () => void done.push('taken away'),
      };
    },
    snapshot: () => now.snapshot,
    words,
    clock,
    usualSeconds: () => 150,
    hidesWhenClear: () => now.hidesWhenClear,
    displays: () => [plain],
    tellsBounds,
    notice,
    scene: {
      ask: id => void prompts.push(id),
      withdraw: id => void prompts.splice(prompts.indexOf(id), 1),
    },
    onIcon: visibility => void seen.push(visibility),
    isWindowOpen: () => now.isWindowOpen,
    showInDock: async () => {
      done.push('dock');
      await now.untilKept;
    },
    openSettings: () => void done.push('settings'),
    report: (_what, work) => void works.push(work),
  });
  desk.draw();
  return {
    desk,
    clock,
    words,
    done,
    shown,
    prompts,
    seen,
    notice,
    now,
    settled: () => Promise.all(works),
    become: (state: HeadlineState): void => {
      now.snapshot = { ...first, headline: { ...first.headline, state, id: 'check-failing' } };
      desk.draw();
    },
    refetch: (change: Partial<RefetchReport>): void => {
      const refetch: Snapshot['refetch'] = { ...first.refetch, ...change };
      now.snapshot = { ...first, refetch };
      desk.draw();
    },
  };
}

const at = (ms: number): string => new Date(ms).toISOString();

describe('the title beside the icon', () => {
  it('is renewed once a minute while the person waits, and by no snapshot in between', async () => {
    const { clock, refetch, shown, desk } = await trayDesk();
    clock.pass(20_000);
    const begin = clock.now();
    refetch({ state: 'accepted', startedAt: at(begin), deadlineAt: at(begin + 1_800_000) });
    expect(shown.at(-1)?.title).toBe('3 min');
    desk.draw();
    desk.draw();
    expect(clock.waiting()).toBe(1);
    const drawn = shown.length;
    clock.pass(59_999);
    expect(shown).toHaveLength(drawn);
    clock.pass(1);
    expect(shown).toHaveLength(drawn + 1);
    expect(shown.at(-1)?.title).toBe('2 min');
    clock.pass(120_000);
    expect(shown.at(-1)?.title).toBe('');
    expect(shown.at(-1)?.tooltip).toContain('in the way.');
    clock.pass(120_000);
    expect(shown.at(-1)?.title).toBe('≤ 25 min');
  });

  it('waits for nothing once nobody waits', async () => {
    const { clock, refetch, shown } = await trayDesk();
    clock.pass(20_000);
    expect(clock.waiting()).toBe(0);
    refetch({ state: 'accepted', startedAt: at(clock.now()), deadlineAt: null });
    expect(clock.waiting()).toBe(1);
    refetch({ state: 'settled' });
    expect(shown.at(-1)?.title).toBe('');
    expect(clock.waiting()).toBe(0);
    refetch({ state: 'queued', startedAt: at(clock.now()), nextTryAt: at(clock.now() + 100_000) });
    expect([shown.at(-1)?.title, clock.waiting()]).toEqual(['2 min', 1]);
    refetch({ state: 'stopped' });
    expect([shown.at(-1)?.title, clock.waiting()]).toEqual(['', 0]);
  });

  it('follows a change of the language, with everything else', async () => {
    const { clock, refetch, shown, words, desk } = await trayDesk();
    refetch({ state: 'accepted', startedAt: at(clock.now()), deadlineAt: null });
    words.use(loadWords(['de']));
    desk.draw();
    expect(shown.at(-1)?.title).toBe('3 Min.');
    expect(shown.at(-1)?.items).toContainEqual(expect.objectContaining({ label: 'Clearway beenden' }));
  });
});

describe('what is known of the icon', () => {
  it('is told from the start on, with every change', async () => {
    const { clock, seen, now, become } = await trayDesk({ hidesWhenClear: true });
    expect(seen).toEqual(['hidden-by-choice']);
    become('blocked');
    now.place = hiddenPlace;
    clock.pass(15_000);
    expect(seen).toEqual(['hidden-by-choice', 'not-seen-yet', 'suspected', 'hidden']);
    become('clear');
    expect(seen.at(-1)).toBe('hidden-by-choice');
  });
});

describe('an icon that macOS does not show', () => {
  it('is told of at the second look, and never made again, however often it is hidden', async () => {
    const { clock, desk, done, prompts, now } = await trayDesk();
    now.place = hiddenPlace;
    clock.pass(5_000);
    expect(prompts).toEqual([]);
    clock.pass(10_000);
    expect(prompts).toEqual(['icon-hidden']);
    for (const place of [seenPlace, hiddenPlace, hiddenPlace, seenPlace, hiddenPlace]) {
      now.place = place;
      desk.displaysChanged();
      desk.draw();
      clock.pass(60_000);
    }
    expect(done).toEqual(['made']);
    expect(clock.waiting()).toBe(0);
  });

  it('is not told of when it is seen again before anybody has opened the window', async () => {
    const { clock, desk, prompts, now, notice } = await trayDesk();
    now.place = hiddenPlace;
    clock.pass(15_000);
    now.place = seenPlace;
    desk.displaysChanged();
    clock.pass(5_000);
    expect(prompts).toEqual([]);
    desk.windowOpened();
    expect(notice.isTold()).toBe(false);
  });

  it('is told of once ever: nobody who saw it is told after the next start', async () => {
    const folder = await emptyFolder();
    const first = await trayDesk({ folder });
    first.now.place = hiddenPlace;
    first.clock.pass(15_000);
    expect(first.notice.isTold()).toBe(false);
    first.desk.windowOpened();
    expect(first.notice.isTold()).toBe(true);
    await first.notice.kept();
    const second = await trayDesk({ folder });
    second.now.place = hiddenPlace;
    second.clock.pass(15_000);
    expect(second.prompts).toEqual([]);
  });

  it('is told of at once in a window that is open, and not a second time after the answer', async () => {
    const { clock, desk, done, prompts, now, notice } = await trayDesk();
    now.isWindowOpen = true;
    now.place = hiddenPlace;
    clock.pass(15_000);
    expect(notice.isTold()).toBe(true);
    desk.answered('agree');
    expect(done).toEqual(['made', 'dock']);
    prompts.length = 0;
    desk.displaysChanged();
    clock.pass(60_000);
    expect(prompts).toEqual([]);
  });

  it('leads to the choice that was made, and brings no window back that was closed meanwhile', async () => {
    const { desk, done, now, settled } = await trayDesk();
    now.isWindowOpen = true;
    desk.answered('agree');
    await settled();
    expect(done).toEqual(['made', 'dock', 'settings']);
    const kept = Promise.withResolvers<undefined>();
    now.untilKept = kept.promise;
    desk.answered('agree');
    now.isWindowOpen = false;
    kept.resolve(undefined);
    await settled();
    expect(done).toEqual(['made', 'dock', 'settings', 'dock']);
  });

  it('stays out of the Dock where the person does not want it there', async () => {
    const { desk, done } = await trayDesk();
    desk.answered('dismiss');
    expect(done).toEqual(['made']);
  });

  it('is unknown where the platform does not tell, and nobody is told', async () => {
    const { clock, prompts, now } = await trayDesk({ tellsBounds: false });
    now.place = { x: 0, y: 0, width: 0, height: 0 };
    clock.pass(60_000);
    expect(prompts).toEqual([]);
  });
});

describe('an icon that IT hides while all is well', () => {
  it('is made and taken away exactly when that changes', async () => {
    const { become, desk, done } = await trayDesk({ hidesWhenClear: true });
    desk.draw();
    expect(done).toEqual([]);
    become('blocked');
    become('blocked');
    become('waiting');
    expect(done).toEqual(['made']);
    become('clear');
    become('clear');
    expect(done).toEqual(['made', 'taken away']);
    expect(desk.bounds()).toEqual({ x: 0, y: 0, width: 0, height: 0 });
    become('unknown');
    expect(done).toEqual(['made', 'taken away', 'made']);
  });

  it('is hidden by choice: nobody is told, and nothing waits', async () => {
    const { become, clock, desk, prompts, now } = await trayDesk({ hidesWhenClear: true });
    expect(clock.waiting()).toBe(0);
    become('action');
    now.place = hiddenPlace;
    clock.pass(5_000);
    become('clear');
    desk.displaysChanged();
    expect(clock.waiting()).toBe(0);
    clock.pass(60_000);
    expect(prompts).toEqual([]);
  });

  it('takes the renewal of its title away with it', async () => {
    const { clock, refetch, done, now } = await trayDesk();
    clock.pass(20_000);
    refetch({ state: 'accepted', startedAt: at(clock.now()), deadlineAt: null });
    expect(clock.waiting()).toBe(1);
    now.hidesWhenClear = true;
    refetch({ state: 'settled' });
    expect(done).toEqual(['made', 'taken away']);
    expect(clock.waiting()).toBe(0);
  });

  it('leaves nothing to be asked about a place that it no longer has', async () => {
    const { become, clock, prompts, now } = await trayDesk({ hidesWhenClear: true });
    become('action');
    now.place = hiddenPlace;
    clock.pass(15_000);
    expect(prompts).toEqual(['icon-hidden']);
    become('clear');
    expect(prompts).toEqual([]);
  });

  it('is there again when IT no longer wants that', async () => {
    const { desk, done, now } = await trayDesk({ hidesWhenClear: true });
    now.hidesWhenClear = false;
    desk.draw();
    expect(done).toEqual(['made']);
  });
});
