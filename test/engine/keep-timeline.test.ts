import { appendFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTimelineStore } from '../../src-main/adapters/timeline-store.ts';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { known } from '../../src-main/core/fact.ts';
import { noMemory } from '../../src-main/core/registration-memory.ts';
import { mostEvents } from '../../src-main/core/timeline/compact.ts';
import { openTimeline } from '../../src-main/engine/keep-timeline.ts';
import { parseTimeline, timelineLine } from '../../src-main/engine/timeline-lines.ts';
import { openState } from '../../src-main/open-state.ts';
import type { TimelineStore } from '../../src-main/ports.ts';
import { appSso, device, facts, observedAt, words } from '../core/examples.ts';
import { event, later, snapshotOf } from '../core/timeline/timeline-examples.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';
import { manualClock } from '../sandbox/manual-clock.ts';

const startMs = Date.parse(observedAt);
const registered = snapshotOf();
const notRegistered = snapshotOf({
  facts: facts({ appSso: appSso({ device: { ...device, registrationCompleted: false } }) }),
});
const onMacos = (macosVersion: string): Snapshot =>
  snapshotOf({ facts: facts({ macosVersion: known(macosVersion, { observedAt, source: 'example' }) }) });

async function world(change: (store: TimelineStore) => Partial<TimelineStore> = () => ({})) {
  const folder = await emptyFolder();
  const clock = manualClock(startMs);
  const logged: string[] = [];
  const file = path.join(folder, 'timeline.jsonl');
  const store = createTimelineStore(folder);
  const open = () =>
    openTimeline({
      store: { ...store, ...change(store) },
      clock,
      log: (_level, name, detail = '') => void logged.push(`${name} ${detail}`),
      clearwayVersion: '1.0.0',
      looksAt: 'everything',
      evaluatedAt: null,
    });
  const lines = async () => parseTimeline(await readFile(file, 'utf8'));
  return { folder, clock, logged, file, open, lines };
}

const kinds = async (timeline: Awaited<ReturnType<typeof openTimeline>>): Promise<readonly string[]> =>
  (await timeline.report(words)).entries.map(({ kind }) => kind);

describe('the kept timeline', () => {
  it('is all that a restart needs', async () => {
    const { open, clock, lines } = await world();
    const first = await open();
    first.seen(registered);
    await first.kept();
    const before = (await lines()).events.length;

    const second = await open();
    second.seen(registered);
    clock.pass(60_000);
    second.seen(notRegistered);
    await second.kept();
    expect(await kinds(second)).toEqual(['headline', 'registration', 'first-look']);
    expect((await lines()).events).toHaveLength(before + 2);
  });

  it('remembers tries over restarts, and tells them', async () => {
    const { open, clock } = await world();
    const first = await open();
    first.seen(notRegistered);
    first.tried();
    await first.kept();
    clock.pass(61_000);
    const second = await open();
    expect(second.remember(notRegistered.registration).tries).toBe(1);
    second.seen(notRegistered);
    await second.kept();
    const third = await open();
    expect(third.remember(notRegistered.registration).tries).toBe(1);
    expect(third.remember(registered.registration).tries).toBe(0);
    expect((await kinds(third)).slice(0, 2)).toEqual(['try-in-vain', 'registration-tried']);
  });

  it('tells nothing twice that another Clearway has written meanwhile', async () => {
    const { open, lines } = await world();
    const [one, other] = [await open(), await open()];
    one.seen(registered);
    await one.kept();
    other.seen(registered);
    other.seen(onMacos('15.6'));
    await other.kept();
    one.seen(onMacos('15.6'));
    one.seen(onMacos('15.7'));
    await one.kept();
    const { events } = await lines();
    expect(events.filter(({ kind }) => kind === 'first-look')).toHaveLength(1);
    const macos = events.flatMap(line => (line.kind === 'macos' ? [[line.from, line.to]] : []));
    expect(macos).toEqual([
      [null, '15.5'],
      ['15.5', '15.6'],
      ['15.6', '15.7'],
    ]);
  });

  it('passes over what cannot be read, says how much it was, and goes on', async () => {
    const { open, file, logged } = await world();
    const first = await open();
    first.seen(registered);
    await first.kept();
    await appendFile(file, '{"v":1,"kind":"mac');
    const second = await open();
    second.seen(onMacos('15.6'));
    await second.kept();
    const report = await second.report(words);
    expect(report.skipped).toBe(1);
    expect(report.entries.map(({ kind }) => kind)).toEqual(['macos', 'first-look']);
    expect(logged).toContain('timeline-lines-skipped 1');
  });

  it('is made shorter at the first look, and loses nothing of where things stand', async () => {
    const { open, file, lines } = await world();
    const old = Array.from({ length: mostEvents + 50 }, (_, index) =>
      event({ kind: 'macos', from: `${index}.0`, to: `${index + 1}.0`, at: later(-60) }),
    );
    await writeFile(file, old.map(timelineLine).join(''));
    const timeline = await open();
    timeline.seen(onMacos(`${mostEvents + 50}.0`));
    await timeline.kept();
    const { events } = await lines();
    expect(events.length).toBeLessThanOrEqual(mostEvents);
    expect(events).toContainEqual(old.at(-1));
    expect(events.filter(({ kind, at }) => kind === 'macos' && at === observedAt)).toEqual([]);
  });

  it('lets go of what has grown too old also where nothing changes', async () => {
    const { open, clock, lines } = await world();
    const timeline = await open();
    timeline.seen(registered);
    timeline.seen(onMacos('15.6'));
    await timeline.kept();
    clock.pass(15 * 24 * 3_600_000);
    timeline.seen(onMacos('15.6'));
    await timeline.kept();
    expect((await lines()).events.map(({ kind }) => kind)).toEqual(['kept']);
    expect((await timeline.report(words)).entries).toEqual([]);
  });

  it('loses nothing for good by a line from the past at its end', async () => {
    const { open, clock, file, lines } = await world();
    const first = await open();
    first.seen(registered);
    await first.kept();
    await appendFile(file, timelineLine(event({ kind: 'macos', from: '15.5', to: '15.6', at: later(-20 * 1440) })));
    const { events } = await lines();
    const second = await open();
    clock.pass(3_600_000);
    second.seen(onMacos('15.7'));
    await second.kept();
    expect((await lines()).events.slice(0, events.length)).toEqual(events);
    expect(await kinds(second)).toEqual(['macos', 'macos', 'first-look']);
  });

  it('lets go of an earlier device id after fourteen days, though it adds up what it was told', async () => {
    const { open, clock, lines } = await world();
    const moved = snapshotOf({ facts: facts({ appSso: appSso({ device: { ...device, deviceId: 'another' } }) }) });
    const first = await open();
    first.seen(registered);
    first.seen(moved);
    await first.kept();
    expect(first.remember(moved.registration).earlierDeviceId).toBe(device.deviceId);
    clock.pass(15 * 24 * 3_600_000);
    first.seen(moved);
    await first.kept();
    expect((await lines()).events.map(({ kind }) => kind)).toEqual(['kept']);
    expect((await open()).remember(moved.registration).earlierDeviceId).toBeNull();
  });

  it('keeps the order of what was seen when the clock is set back, and each moment as it was then', async () => {
    const { folder, file } = await world();
    let now = startMs;
    const timeline = await openTimeline({
      store: createTimelineStore(folder),
      clock: { now: () => now, after: () => () => undefined },
      log: () => undefined,
      clearwayVersion: '1.0.0',
      looksAt: 'everything',
      evaluatedAt: null,
    });
    timeline.seen(registered);
    now -= 3_600_000;
    timeline.seen(onMacos('15.6'));
    await timeline.kept();
    const { entries } = await timeline.report(words);
    expect(entries.map(({ kind, at }) => [kind, at])).toEqual([
      ['macos', later(-60)],
      ['first-look', observedAt],
    ]);
    expect(await readFile(file, 'utf8')).toMatch(/\n$/);
  });

  it('goes on without a disk, says so, and keeps what waited once there is one again', async () => {
    let isFull = true;
    const refuse = (): Promise<never> => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    const { open, logged, lines } = await world(store => ({
      append: text => (isFull ? refuse() : store.append(text)),
    }));
    const timeline = await open();
    timeline.seen(registered);
    timeline.seen(onMacos('15.6'));
    await timeline.kept();
    expect(logged).toContain('timeline-not-kept ENOSPC');
    expect(timeline.remember(registered.registration)).toEqual(noMemory);
    isFull = false;
    timeline.seen(onMacos('15.7'));
    await timeline.kept();
    const macos = (await lines()).events.flatMap(line => (line.kind === 'macos' ? [line.to] : []));
    expect(macos).toEqual(['15.5', '15.6', '15.7']);
  });

  it('starts where the file cannot be read', async () => {
    const { open, logged } = await world(() => ({
      read: () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' })),
    }));
    const timeline = await open();
    timeline.seen(registered);
    await timeline.kept();
    expect((await timeline.report(words)).entries).toEqual([]);
    expect(logged).toContain('timeline-unreadable EACCES');
  });
});

describe('who may write the timeline', () => {
  const log = (): void => undefined;

  it('is one process at a time', async () => {
    const folder = await emptyFolder();
    const first = openState({ root: null, state: folder }, folder, log);
    // The lock is of this process, which lives: a second one finds it held.
    const second = openState({ root: null, state: folder }, folder, log);
    expect([first.isWriter, second.isWriter]).toEqual([true, false]);
    await second.timeline.append('second\n');
    await second.timeline.replace('second\n');
    expect(await second.timeline.read()).toBeNull();
    await first.timeline.append('first\n');
    expect(await second.timeline.read()).toBe('first\n');
    first.release();
    await second.timeline.append('second\n');
    expect(await second.timeline.read()).toBe('first\nsecond\n');
    second.release();
  });

  it('is nobody for a recorded Mac without a folder: it is kept in memory alone', async () => {
    const folder = await emptyFolder();
    const { timeline } = openState({ root: '/somewhere', state: null }, folder, log);
    await timeline.append('one\n');
    await timeline.append('two\n');
    expect(await timeline.read()).toBe('one\ntwo\n');
    expect(await createTimelineStore(folder).read()).toBeNull();
  });
});
