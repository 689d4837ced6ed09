import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answeringMac, simulateRefetch } from './simulated-refetch.ts';

const second = 1000;

type Course = { readonly requests: number; readonly lagMs: number };

/** What a refetch costs from the POST to the final policies, and how long after the evaluation they were known. */
function follow(answersAfterMs: number, evaluatedAfterMs: number, distributedIntervalMs: number | null): Course {
  const server = answeringMac({ answersAfterMs, lagMs: evaluatedAfterMs, always: { distributedIntervalMs } });
  const { requests, end } = simulateRefetch({ server });
  expect(end.state).toBe('settled');
  const fromPost = requests.slice(requests.findIndex(({ kind }) => kind === 'post'));
  const [first, ...rest] = fromPost;
  expect([first?.kind, rest.at(-1)?.kind]).toEqual(['post', 'read-policies']);
  return { requests: fromPost.length, lagMs: (rest.at(-1)?.at ?? Infinity) - answersAfterMs - evaluatedAfterMs };
}

/** Macs that answer evenly spread over 5 to 30 s after the POST. */
const answers = Array.from({ length: 2501 }, (_, index) => 5 * second + index * 10);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const percentile95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Infinity;

const intervals = [
  ['says nothing of its interval', null],
  ['asks every 10 s', 10 * second],
  ['asks every 60 s', 60 * second],
] as const;

describe('the cost of a refetch, with an agent that', () => {
  it.each(intervals)('%s, is at most 12 requests on average', (_what, interval) => {
    expect(mean(answers.map(at => follow(at, 0, interval).requests))).toBeLessThanOrEqual(12);
  });

  it.each(intervals.slice(0, 2))('%s, buys the news within 2 s of the evaluation', (_what, interval) => {
    expect(percentile95(answers.map(at => follow(at, 0, interval).lagMs))).toBeLessThanOrEqual(2 * second);
  });

  it.each(intervals.slice(0, 2))(
    '%s, buys the same where the evaluation comes a little after the answer',
    (_what, interval) => {
      fc.assert(
        fc.property(fc.integer({ min: 5 * second, max: 30 * second }), fc.nat(2000), (answer, later) => {
          expect(follow(answer, later, interval).lagMs).toBeLessThanOrEqual(2 * second);
        }),
      );
    },
  );

  it.each(intervals)('%s and whose Mac never answers, is at most 40 requests in three minutes', (_what, interval) => {
    expect(requestsInVain(interval, 180 * second)).toBeLessThanOrEqual(40);
  });

  it('asks at any interval whatever and whose Mac never answers, is as little', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 86_400 * second }), interval => {
        expect(requestsInVain(interval, 180 * second)).toBeLessThanOrEqual(40);
      }),
    );
  });

  it('asks more rarely, is never more than with one that asks often', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10 * second, max: 600 * second }), interval => {
        expect(requestsInVain(interval, 180 * second)).toBeLessThanOrEqual(requestsInVain(null, 180 * second));
      }),
    );
  });
});

function requestsInVain(distributedIntervalMs: number | null, untilMs: number): number {
  const server = answeringMac({ answersAfterMs: null, always: { distributedIntervalMs } });
  return simulateRefetch({ server, untilMs }).requests.length;
}
