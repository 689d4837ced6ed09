import { expect, it } from 'vitest';
import { deskWorld, hour, settled } from './notice-desk-world.ts';

/** A notification for each of two deadlines that lie days apart. */
async function toldTwice(world: ReturnType<typeof deskWorld>) {
  await world.see('blocked');
  world.clock.pass(72 * hour);
  await world.see('blocked', { upstream: { deadline: new Date(world.clock.now() + 20 * hour).toISOString() } });
}
const denied = 'notifications-denied';

it('the first failure ever decides nothing: macOS may still be asking whether to allow them', async () => {
  const world = deskWorld();
  world.system('denied');
  await world.see('blocked');
  expect(world.scene.get().prompts).not.toContain(denied);
  expect(world.kept.at(-1)).toMatchObject({ failures: 1, isDenialTold: false });
});

it('a later one is spoken of in the window, and counts as told once that is open', async () => {
  const world = deskWorld();
  world.system('denied');
  await toldTwice(world);
  expect(world.shown).toHaveLength(2);
  expect(world.scene.get().prompts).toContain(denied);
  expect(world.kept.at(-1)?.isDenialTold).toBe(false);
  world.openWindow();
  expect(world.kept.at(-1)?.isDenialTold).toBe(true);
});

it('in a window that is open already it counts as told at once', async () => {
  const world = deskWorld({ memory: { failures: 1 } });
  world.system('denied');
  world.openWindow();
  expect(world.kept).toEqual([]);
  await world.see('blocked');
  expect(world.kept.at(-1)?.isDenialTold).toBe(true);
});

it('it is spoken of again after a restart where no window was opened, and never again where one was', async () => {
  for (const isDenialTold of [false, true]) {
    const world = deskWorld({ memory: { failures: 2, isDenialTold } });
    world.system('denied');
    await world.see('blocked');
    expect(world.scene.get().prompts.includes(denied)).toBe(!isDenialTold);
  }
});

it('it is taken back once one is shown after all', async () => {
  const world = deskWorld({ memory: { failures: 1 } });
  world.system('denied');
  await world.see('blocked');
  expect(world.scene.get().prompts).toContain(denied);
  world.system('shown');
  world.clock.pass(72 * hour);
  await world.see('blocked', { upstream: { deadline: new Date(world.clock.now() + 20 * hour).toISOString() } });
  expect(world.scene.get().prompts).not.toContain(denied);
  world.openWindow();
  expect(world.kept.at(-1)?.isDenialTold).toBe(false);
});

it('leads to the older pane where the newer is missing', async () => {
  const { see, scene, system, opened } = deskWorld({ memory: { failures: 1 } });
  system('denied');
  await see('blocked');
  scene.answer(denied, 'agree');
  await settled();
  expect(opened).toEqual([
    'x-apple.systempreferences:com.apple.Notifications-Settings.extension',
    'x-apple.systempreferences:com.apple.preference.notifications',
  ]);
});
