import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from './running-app.ts';
import { closeWindow, countHeld, openWindow, type Held } from './window-cycles.ts';

const cycles = 10;

describe('a window that is opened and closed ten times', () => {
  let running: RunningApp;
  let before: Held;
  beforeAll(async () => {
    running = await startApp('clear');
    await running.page.locator('h1').waitFor();
    // What is made at the first opening and kept, once, is no leak.
    await closeWindow(running);
    before = await countHeld(running);
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      await openWindow(running);
      await closeWindow(running);
    }
  });
  afterAll(() => running.close());

  it('leaves no window and no renderer', async () => {
    const { windows, renderers } = await countHeld(running);
    expect({ windows, renderers }).toEqual({ windows: 0, renderers: 0 });
  });

  it('leaves no listener', async () => {
    expect(Object.keys(before.listeners)).toEqual(
      expect.arrayContaining(['app second-instance', 'powerMonitor resume']),
    );
    expect((await countHeld(running)).listeners).toEqual(before.listeners);
  });

  it('leaves nobody behind who hears of a new snapshot', async () => {
    // A listener that outlived its window would send to a destroyed one, which throws in the main process.
    const page = await openWindow(running);
    await page.getByRole('button', { name: 'Look again' }).click();
    await page.getByText('Checked').first().waitFor();
    expect((await countHeld(running)).renderers).toBe(1);
  });
});
