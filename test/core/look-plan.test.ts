import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseDepth,
  idleDelayMs,
  pollDelayMs,
  type IdleKnowledge,
  type LookCause,
  type LookDepth,
  type LookKnowledge,
} from '../../src-main/core/poll-plan.ts';
import { settings } from './examples.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const causes = [
  'started',
  'asked-by-person',
  'window-opened',
  'idle',
  'woke',
  'network-changed',
  'refetch-ended',
] as const satisfies LookCause[];

const answering: LookKnowledge = { sinceFullMs: 0, isAnswering: true, isRefetchUnderWay: false, isListOld: false };
const depthsOf = (known: Partial<LookKnowledge>) => causes.map(cause => chooseDepth(cause, { ...answering, ...known }));

/** One column for each cause, in the order above. */
type Row = readonly [what: string, known: Partial<LookKnowledge>, depths: readonly LookDepth[]];
const [mac, summary, full] = ['mac', 'summary', 'full'] as const;
const all = [full, full, full, full, full, full, mac] as const;
const underWay = { isRefetchUnderWay: true } as const;
const rows: readonly Row[] = [
  ['nothing is known', { sinceFullMs: null }, all],
  ['nothing is known and nobody answers', { sinceFullMs: null, isAnswering: false }, all],
  ['nothing is known and a refetch is under way', { sinceFullMs: null, ...underWay }, all],
  ['everything is known since now', {}, [mac, mac, mac, summary, mac, mac, mac]],
  ['everything is known for almost 5 s', { sinceFullMs: 5 * second - 1 }, [mac, mac, mac, summary, mac, mac, mac]],
  ['everything is known for 5 s', { sinceFullMs: 5 * second }, [mac, full, mac, summary, mac, mac, mac]],
  ['everything is known for almost a minute', { sinceFullMs: minute - 1 }, [mac, full, mac, summary, mac, mac, mac]],
  ['everything is known for a minute', { sinceFullMs: minute }, [full, full, full, summary, full, full, mac]],
  ['everything is known for almost 2 h', { sinceFullMs: 2 * hour - 1 }, [full, full, full, summary, full, full, mac]],
  ['everything is known for 2 h', { sinceFullMs: 2 * hour }, all],
  ['everything is known for a week', { sinceFullMs: 168 * hour }, all],
  ['the last answer lies in the future', { sinceFullMs: -1 }, all],
  ['the server does not answer', { isAnswering: false }, [full, full, full, summary, full, full, mac]],
  ['a refetch is under way', underWay, [mac, mac, mac, mac, mac, mac, mac]],
  [
    'a refetch is under way and the last answer is old',
    { sinceFullMs: 9 * hour, ...underWay },
    [mac, mac, mac, mac, mac, mac, mac],
  ],
  [
    'a refetch is under way at a server that does not answer',
    { isAnswering: false, ...underWay },
    [mac, mac, mac, mac, mac, mac, mac],
  ],
];

describe('how deep to look', () => {
  it.each(rows)('when %s', (_what, known, depths) => {
    expect(depthsOf(known)).toEqual(depths);
  });
});

const usual: IdleKnowledge = { idleIntervalMs: 30 * minute, isWindowOpen: false, backOffLeftMs: null, random: 0.5 };
const anyRandom = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
/** What `IdleRefreshMinutes` can be. */
const anyInterval = fc.integer({ min: 10, max: 1440 }).map(minutes => minutes * minute);

describe('when to look next by itself', () => {
  it.each([
    ['in the middle of chance, at the interval', {}, 30 * minute],
    ['at the low end of chance, a tenth sooner', { random: 0 }, 27 * minute],
    ['towards the high end of chance, up to a tenth later', { random: 1 }, 33 * minute],
    ['with the window open, after 5 minutes', { isWindowOpen: true }, 5 * minute],
    [
      'with the window open, no later than with it closed',
      { isWindowOpen: true, idleIntervalMs: 2 * minute },
      2 * minute,
    ],
    ['with the window open, spread as well', { isWindowOpen: true, random: 0 }, 4.5 * minute],
    ['after a failure, at the interval all the same', { backOffLeftMs: 7 * minute }, 30 * minute],
    ['after a failure, with a back-off that ends a little later', { backOffLeftMs: 34 * minute }, 34 * minute],
    ['after a long back-off, at the interval all the same', { backOffLeftMs: 24 * hour }, 30 * minute],
    [
      'after a failure with the window open, at the end of the back-off',
      { backOffLeftMs: 2 * minute, isWindowOpen: true },
      2 * minute,
    ],
    [
      'after a failure with the window open, a minute from now at the earliest',
      { backOffLeftMs: 1, isWindowOpen: true },
      minute,
    ],
    ['after a long back-off with the window open', { backOffLeftMs: hour, isWindowOpen: true }, 5 * minute],
  ] as const)('%s', (_what, change, delay) => {
    expect(idleDelayMs({ ...usual, ...change })).toBeCloseTo(delay, 3);
  });

  it('is within a tenth of the interval while the server answers', () => {
    fc.assert(
      fc.property(anyInterval, fc.boolean(), anyRandom, (idleIntervalMs, isWindowOpen, random) => {
        const interval = isWindowOpen ? Math.min(5 * minute, idleIntervalMs) : idleIntervalMs;
        const delay = idleDelayMs({ idleIntervalMs, isWindowOpen, backOffLeftMs: null, random });
        expect(delay).toBeGreaterThanOrEqual(interval * 0.9);
        expect(delay).toBeLessThanOrEqual(interval * 1.1);
      }),
    );
  });

  it('is never less than a minute away, and never much later than without the back-off', () => {
    const anyLeft = fc.oneof(fc.nat(24 * hour), fc.constant(0));
    fc.assert(
      fc.property(anyInterval, fc.boolean(), anyRandom, anyLeft, (idleIntervalMs, isWindowOpen, random, left) => {
        const known = { idleIntervalMs, isWindowOpen, random };
        const delay = idleDelayMs({ ...known, backOffLeftMs: left });
        expect(delay).toBeGreaterThanOrEqual(minute);
        expect(delay).toBeLessThanOrEqual(1.2 * idleIntervalMs);
      }),
    );
  });

  it('drifts apart on two Macs that were started together', () => {
    expect(idleDelayMs({ ...usual, random: 0.1 })).not.toBe(idleDelayMs({ ...usual, random: 0.2 }));
  });
});

/** The requests of a day on which nobody touches the Mac: a full answer costs four, the summary one. */
function requestsOfADay(randoms: readonly number[]): number {
  let requests = 0;
  let fullAt: number | null = null;
  let look = 0;
  for (let at = 0; at < 24 * hour; look += 1) {
    const sinceFullMs = fullAt === null ? null : at - fullAt;
    const depth = chooseDepth(look === 0 ? 'started' : 'idle', { ...answering, sinceFullMs });
    if (depth === 'full') fullAt = at;
    requests += { mac: 0, summary: 1, full: 4 }[depth];
    const random = randoms[look % randoms.length] ?? 0;
    at += idleDelayMs({ ...usual, idleIntervalMs: settings.IdleRefreshMinutes * minute, random });
  }
  return requests;
}

describe('an idle Mac', () => {
  it('costs the server at most 6.5 requests an hour', () => {
    fc.assert(
      fc.property(fc.array(anyRandom, { minLength: 1, maxLength: 60 }), randoms => {
        expect(requestsOfADay(randoms) / 24).toBeLessThanOrEqual(6.5);
      }),
    );
  });

  it('still asks for everything every two hours or so', () => {
    expect(requestsOfADay([0.5])).toBe(12 * 4 + 36);
  });
});

describe('the wait between two readings of a refetch', () => {
  const anySince = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
  const anyAgent = fc.option(fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })), {
    nil: null,
  });

  it('is positive and at most half a minute, whatever the clock and the server say', () => {
    fc.assert(
      fc.property(anySince, anyAgent, (since, interval) => {
        const delay = pollDelayMs(since, interval);
        expect(delay).toBeGreaterThan(0);
        expect(delay).toBeLessThanOrEqual(30 * second);
      }),
    );
  });

  it('never shrinks after the first reading, nor with an agent that asks more rarely', () => {
    const later = fc.integer({ min: 4 * second, max: 40 * minute });
    const agent = fc.integer({ min: 1, max: 600 * second });
    fc.assert(
      fc.property(later, later, agent, (a, b, interval) => {
        expect(pollDelayMs(Math.min(a, b), interval)).toBeLessThanOrEqual(pollDelayMs(Math.max(a, b), interval));
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 4 * second, max: 32 * second - 1 }), agent, agent, (since, a, b) => {
        expect(pollDelayMs(since, Math.min(a, b))).toBeLessThanOrEqual(pollDelayMs(since, Math.max(a, b)));
      }),
    );
  });

  it.each([
    [null, 4, 2],
    [1, 4, 2],
    [10, 31.9, 2],
    [10, 32, 5],
    [20, 46.9, 4],
    [20, 47, 5],
    [30, 61.9, 6],
    [30, 89, 6],
    [30, 90, 9],
    [50, 4, 10],
    [60, 106.9, 10],
    [60, 299, 10],
    [60, 300, 30],
    [600, 4, 10],
    [600, 916, 10],
    [600, 917, 30],
  ])('with an agent that asks every %s s is, %s s after the POST, %s s', (interval, since, delay) => {
    expect(pollDelayMs(since * second, interval === null ? null : interval * second)).toBe(delay * second);
  });

  it('is 4 s before the first reading, also for a clock that was set back', () => {
    for (const since of [0, -1, -3 * hour]) expect(pollDelayMs(since)).toBe(4 * second);
    expect(pollDelayMs(3999)).toBe(1);
  });
});
