import { expect, it } from 'vitest';
import { openPreflight } from '../src-main/open-preflight.ts';
import { handMovedClock } from './fixtures/hand-moved-clock.ts';

it('the preflight’s time runs from the start of the process, whatever has passed before it is opened', async () => {
  const clock = handMovedClock();
  const preflight = openPreflight({ clock, startedAt: clock.now() - 5000, log: () => undefined, configFile: null });
  const deadlines: number[] = [];
  const http = preflight.through.http?.(async ({ deadlineMs }) => {
    deadlines.push(deadlineMs);
    return { kind: 'failed', problem: { code: 'request-timed-out' } };
  });
  const request = { method: 'GET', url: 'https://fleet.example.com', deadlineMs: 20_000, maxBytes: 1 } as const;
  await http?.(request);
  clock.pass(5000);
  await http?.(request);
  expect(deadlines).toEqual([1000, 1]);
});
