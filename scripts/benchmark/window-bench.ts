import { startApp } from '../../test/e2e/running-app.ts';
import { closeWindow, countHeld, openWindow } from '../../test/e2e/window-cycles.ts';
import { build } from '../build.ts';
import { atMost, type Bench, type BenchResult } from './bench.ts';
import { duration, figure, p95 } from './figures.ts';

const openings = 20;
const cyclesOfBudget = 10;
const paintedBudgetMs = 400;
/** What closing has to give back: the same memory as after the first time, but for what a measurement varies by. */
const memoryBudget = 1.15;

/** What opening and closing the window costs, in the real app on a recorded Mac. */
export const windowBench: Bench = {
  name: 'window',
  run: async () => {
    await build();
    const running = await startApp('clear');
    try {
      await running.page.locator('h1').waitFor();
      await closeWindow(running);
      const memory = async (): Promise<number> =>
        running.app.evaluate(({ app }) =>
          app.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0),
        );
      const before = { held: await countHeld(running), memory: await memory() };
      const paintedMs: number[] = [];
      let afterTen = before.memory;
      for (let opening = 1; opening <= openings; opening += 1) {
        const start = performance.now();
        const page = await openWindow(running);
        await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))));
        paintedMs.push(performance.now() - start);
        await closeWindow(running);
        if (opening === cyclesOfBudget) afterTen = await memory();
      }
      const after = await countHeld(running);
      const left = Object.entries(after.listeners).filter(([name, count]) => count !== before.held.listeners[name]);
      return result({ paintedMs, ratio: afterTen / before.memory, renderers: after.renderers, listeners: left.length });
    } finally {
      await running.close();
    }
  },
};

type Measured = {
  readonly paintedMs: readonly number[];
  readonly ratio: number;
  readonly renderers: number;
  readonly listeners: number;
};

function result({ paintedMs, ratio, renderers, listeners }: Measured): BenchResult {
  const slowest = p95(paintedMs);
  return {
    title: 'What opening and closing the window costs',
    introduction: `The real app on a recorded Mac; its window is opened from the icon and closed ${openings} times.`,
    tables: [
      {
        title: 'The window',
        columns: ['what', 'measured'],
        rows: [
          {
            cells: ['click to painted content, p95', duration(slowest)],
            budget: atMost(paintedBudgetMs, slowest, ' ms'),
          },
          {
            cells: ['memory of all processes after ten cycles, against after one', `${figure(ratio, 2)} x`],
            budget: atMost(memoryBudget, ratio, ' x'),
          },
          { cells: ['renderers left', figure(renderers)], budget: atMost(0, renderers) },
          {
            cells: ['events with more or fewer listeners than before', figure(listeners)],
            budget: atMost(0, listeners),
          },
        ],
      },
    ],
    notes: [
      'From the click on the icon, sent from outside the app, to two frames after the headline is there: the way of the click and of the answer to the one who measures is in it.',
      'Memory is the working set of every process of the app; pages that processes share are counted in each, on both sides of the ratio.',
    ],
    pictures: new Map(),
  };
}
