import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStateStore } from '../../src-main/adapters/state-store.ts';
import { appHealthDocument } from '../../src-main/contract/app-health.ts';
import { openAppHealth, readAppHealth } from '../../src-main/engine/keep-app-health.ts';
import { handMovedClock } from '../fixtures/hand-moved-clock.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';

const silent = (): void => undefined;

async function healthIn(folder: string) {
  const state = createStateStore(folder);
  const clock = handMovedClock();
  const health = await openAppHealth({ state, log: silent, clock, version: '1.2.3', pid: 4711 });
  const read = async () => {
    await health.kept();
    return readAppHealth(state);
  };
  return { state, clock, health, read };
}

describe('what the running app writes of itself', () => {
  it('says from the start which version runs, as which process and since when', async () => {
    const { clock, read } = await healthIn(await emptyFolder());
    const now = new Date(clock.now()).toISOString();
    expect(await read()).toEqual({
      schemaVersion: 1,
      version: '1.2.3',
      pid: 4711,
      startedAt: now,
      at: now,
      icon: 'unknown',
      notifications: 'unknown',
    });
  });

  it('has the icon and the last notification as they are, and the moment of each look', async () => {
    const { clock, health, read } = await healthIn(await emptyFolder());
    const startedAt = new Date(clock.now()).toISOString();
    health.icon('suspected');
    expect(await read()).toMatchObject({ icon: 'unknown' });
    health.icon('hidden');
    expect(await read()).toMatchObject({ icon: 'hidden' });
    health.icon('hidden-by-choice');
    health.notified('denied');
    expect(await read()).toMatchObject({ icon: 'hidden-by-choice', notifications: 'denied' });
    clock.pass(60_000);
    const at = new Date(clock.now()).toISOString();
    health.looked(at);
    clock.pass(60_000);
    // Drawn anew, and not looked again.
    health.looked(at);
    expect(await read()).toMatchObject({ startedAt, at, icon: 'hidden-by-choice', notifications: 'denied' });
  });

  it('still knows after a restart what became of the last notification, and nothing of the icon', async () => {
    const folder = await emptyFolder();
    const first = await healthIn(folder);
    first.health.icon('visible');
    first.health.notified('shown');
    await first.read();
    expect(await (await healthIn(folder)).read()).toMatchObject({ icon: 'unknown', notifications: 'shown' });
  });

  it('is not believed where it holds anything else, and stays as it is for whoever looks into it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.jsonValue().map(value => JSON.stringify(value)),
        ),
        async text => {
          const state = createStateStore(await emptyFolder());
          await state.write(appHealthDocument, text);
          expect(await readAppHealth(state)).toBeNull();
          expect(await state.read(appHealthDocument)).toBe(text);
        },
      ),
      { numRuns: 20 },
    );
  });
});
