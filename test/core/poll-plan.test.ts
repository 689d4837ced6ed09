import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backOffMs, pollDelayMs, tokenWatchMs } from '../../src-main/core/poll-plan.ts';
import { answeringMac, simulateRefetch } from './simulated-refetch.ts';

const second = 1000;
const minute = 60 * second;

function requestsFor(answersAfterMs: number): number {
  return simulateRefetch({ server: answeringMac({ answersAfterMs }) }).requests.length;
}

describe('the poll plan', () => {
  it.each([
    [0, 4],
    [1, 3],
    [4, 2],
    [30, 2],
    [32, 5],
    [89, 5],
    [90, 9],
    [299, 9],
    [300, 30],
    [1800, 30],
  ])('waits, %i s after the POST, for %i s', (since, delay) => {
    expect(pollDelayMs(since * second)).toBe(delay * second);
  });

  it('costs at most 12 requests on average for a Mac that answers 5 to 30 s after the POST', () => {
    const answers = Array.from({ length: 2501 }, (_, index) => 5 * second + index * 10);
    const total = answers.map(requestsFor).reduce((sum, requests) => sum + requests, 0);
    expect(total / answers.length).toBeLessThanOrEqual(12);
  });

  it('costs at most 40 requests in 180 s for a Mac that never answers', () => {
    const { requests } = simulateRefetch({ server: answeringMac({ answersAfterMs: null }), untilMs: 180 * second });
    expect(requests.length).toBeLessThanOrEqual(40);
  });

  it('asks again within 2 s after the answer of such a Mac', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5 * second, max: 30 * second }), answersAfterMs => {
        const { requests } = simulateRefetch({ server: answeringMac({ answersAfterMs }) });
        const seen = requests.findLast(({ kind }) => kind === 'read-host')?.at ?? Number.POSITIVE_INFINITY;
        expect(seen - answersAfterMs).toBeLessThanOrEqual(2 * second);
      }),
    );
  });

  it('never costs fewer requests for a later answer', () => {
    fc.assert(
      fc.property(fc.nat(600 * second), fc.nat(600 * second), (a, b) => {
        expect(requestsFor(Math.min(a, b))).toBeLessThanOrEqual(requestsFor(Math.max(a, b)));
      }),
    );
  });

  it('always waits, never for more than half a minute, whatever the clock says', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), since => {
        expect(pollDelayMs(since)).toBeGreaterThan(0);
        expect(pollDelayMs(since)).toBeLessThanOrEqual(30 * second);
      }),
    );
  });

  it('never grows more impatient after the first stretch', () => {
    fc.assert(
      fc.property(fc.nat(60 * minute), fc.nat(60 * minute), (a, b) => {
        const [sooner, later] = [4 * second + Math.min(a, b), 4 * second + Math.max(a, b)];
        expect(pollDelayMs(sooner)).toBeLessThanOrEqual(pollDelayMs(later));
      }),
    );
  });
});

describe('the back-off', () => {
  it.each([
    [0, null, 1],
    [1, null, 1],
    [2, null, 2],
    [3, null, 4],
    [4, null, 8],
    [5, null, 16],
    [6, null, 30],
    [7, null, 30],
    [1000, null, 30],
    [1, 0.5, 1],
    [1, 3, 3],
    [5, 3, 16],
    [9, 90, 90],
  ])('after %i failures, asked for %s minutes, is %i minutes', (failures, asked, minutes) => {
    expect(backOffMs(failures, asked === null ? null : asked * minute, 0)).toBe(minutes * minute);
  });

  it('is at least a minute, at least what was asked for, and never shrinks with more failures', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.option(fc.integer({ min: -minute, max: 24 * 60 * minute })), (failures, asked) => {
        const wait = backOffMs(failures, asked, 0);
        expect(wait).toBeGreaterThanOrEqual(Math.max(minute, asked ?? 0));
        expect(wait).toBeLessThanOrEqual(Math.max(30 * minute, asked ?? 0));
        expect(backOffMs(failures + 1, asked, 0)).toBeGreaterThanOrEqual(wait);
      }),
    );
  });

  it('is longer than the watch for a new key, which costs the server nothing', () => {
    expect(tokenWatchMs).toBeLessThan(backOffMs(1, null, 0));
  });
});
