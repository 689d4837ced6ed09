import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeUnkept } from '../../src-main/core/outbox-merge.ts';
import {
  addressedTo,
  enqueue,
  forgivePause,
  isOldNews,
  newOutbox,
  pauseAt,
  recordDelivered,
  recordFailure,
  recordQuarantined,
  type Draft,
  type Outbox,
} from '../../src-main/core/outbox.ts';
import { problem } from '../../src-main/core/problem.ts';

const limits = { count: 4, bytes: 400 };
const answer = { judges: false, evaluatedAt: null, compliant: null, nextReportAfterSeconds: null, deadline: null };

function draft(key: string, size: number, at = 1000): Draft {
  return {
    key,
    at,
    takenAt: at,
    verdicts: 'clear []',
    spread: 0,
    identifiers: 'masked',
    write: numbers => JSON.stringify({ key, ...numbers, padding: 'é'.repeat(size) }),
  };
}

type Step =
  | { readonly type: 'make'; readonly size: number }
  | { readonly type: 'deliver' | 'refuse' | 'fail' | 'restart' };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('make' as const), size: fc.integer({ min: 0, max: 260 }) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom('deliver', 'refuse', 'fail', 'restart') }) },
);

type World = {
  readonly outbox: Outbox;
  readonly made: readonly string[];
  readonly delivered: readonly { readonly sequence: number; readonly dropped: number }[];
};

function play({ outbox, made, delivered }: World, step: Step): World {
  const [oldest] = outbox.pending;
  if (step.type === 'make') {
    const key = `key-${made.length}`;
    return { outbox: enqueue(outbox, draft(key, step.size), { limits }), made: [...made, key], delivered };
  }
  if (step.type === 'restart') return { outbox: structuredClone(outbox), made, delivered };
  if (oldest === undefined) return { outbox, made, delivered };
  if (step.type === 'deliver') {
    return { outbox: recordDelivered(outbox, oldest, { at: 1, answer }), made, delivered: [...delivered, oldest] };
  }
  if (step.type === 'refuse') {
    const refusal = { at: 1, status: 400, code: 'report-quarantined' as const };
    return { outbox: recordQuarantined(outbox, oldest, refusal), made, delivered };
  }
  const failure = { upstreamState: 'error', problem: problem('server-error'), retryAfterMs: null } as const;
  return { outbox: recordFailure(outbox, { at: 1, failure, random: 0 }), made, delivered };
}

const anyWorlds = fc.array(anyStep, { maxLength: 60 }).map(steps => {
  const worlds: World[] = [{ outbox: newOutbox('stream'), made: [], delivered: [] }];
  for (const step of steps)
    worlds.push(play(worlds.at(-1) ?? { outbox: newOutbox(''), made: [], delivered: [] }, step));
  return worlds;
});

function bytesOf({ pending }: Outbox): number {
  return pending.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
}

describe('an outbox, whatever happens to it', () => {
  it('keeps its limits, but for a newest report that is too large by itself', () => {
    fc.assert(
      fc.property(anyWorlds, worlds => {
        for (const { outbox } of worlds) {
          expect(outbox.pending.length).toBeLessThanOrEqual(limits.count);
          expect(outbox.pending.length <= 1 || bytesOf(outbox) <= limits.bytes).toBe(true);
        }
      }),
    );
  });

  it('never drops the newest report', () => {
    fc.assert(
      fc.property(anyWorlds, worlds => {
        for (const [index, { outbox, made }] of worlds.entries()) {
          if (made.length > (worlds[index - 1]?.made.length ?? 0)) expect(outbox.pending.at(-1)?.key).toBe(made.at(-1));
        }
      }),
    );
  });

  it('holds and delivers its reports in order, each once', () => {
    fc.assert(
      fc.property(anyWorlds, worlds => {
        const { outbox, delivered } = worlds.at(-1) ?? { outbox: newOutbox(''), delivered: [] };
        const sequences = [...delivered, ...outbox.pending].map(({ sequence }) => sequence);
        expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
        expect(Math.max(0, ...sequences)).toBeLessThan(outbox.nextSequence);
      }),
    );
  });

  it('loses no report without counting it, and tells of each dropped one exactly once', () => {
    fc.assert(
      fc.property(anyWorlds, worlds => {
        const { outbox, made, delivered } = worlds.at(-1) ?? { outbox: newOutbox(''), made: [], delivered: [] };
        const here = delivered.length + outbox.pending.length + outbox.quarantine.count;
        expect(made.length).toBe(here + outbox.dropped);
        const told = [...delivered, ...outbox.pending].reduce((sum, { dropped }) => sum + dropped, 0);
        expect(told + outbox.untold).toBe(outbox.dropped);
      }),
    );
  });

  it('writes the same numbers into a body that it keeps beside it', () => {
    fc.assert(
      fc.property(anyWorlds, worlds => {
        for (const { body, stream, sequence, dropped } of worlds.at(-1)?.outbox.pending ?? []) {
          expect(JSON.parse(body)).toMatchObject({ stream, sequence, dropped });
        }
      }),
    );
  });
});

const waiting = (...keys: readonly string[]): Outbox =>
  keys.reduce((outbox, key) => enqueue(outbox, draft(key, 1)), newOutbox('stream'));
const nothing = { key: '', stream: '', sequence: 0, body: '', identifiers: 'masked', dropped: 0 } as const;
const first = (outbox: Outbox) => outbox.pending[0] ?? nothing;
const failing = (
  outbox: Outbox,
  at: number,
  retryAfterMs: number | null = null,
  state: 'error' | 'unreachable' = 'error',
) =>
  recordFailure(outbox, {
    at,
    failure: { upstreamState: state, problem: problem('server-error'), retryAfterMs },
    random: 0,
  });

describe('an answer', () => {
  it('is heard at a moment that rises, also by a clock that was set back', () => {
    const outbox = waiting('a', 'b');
    const heard = recordDelivered(outbox, first(outbox), { at: 5000, answer });
    expect(recordDelivered(heard, first(heard), { at: 3000, answer }).delivered?.heardAt).toBe(5001);
  });

  it('ends a pause', () => {
    const outbox = failing(waiting('a'), 0);
    expect(recordDelivered(outbox, first(outbox), { at: 1, answer }).pause).toBeNull();
  });
});

const to = (destination: string) => ({ destination, identifiers: 'masked' }) as const;

/** A receiver that wants another key. */
function refusing(code: 'report-token-refused' | 'report-token-missing'): Outbox {
  const outbox = failing(waiting('a'), 0);
  const { pause } = outbox;
  if (pause === null) throw new Error('no pause');
  const failure = { upstreamState: 'misconfigured', problem: { code }, retryAfterMs: null } as const;
  return { ...outbox, pause: { ...pause, failure } };
}

describe('a pause', () => {
  it('doubles with each failure and ends at its moment', () => {
    const twice = failing(failing(waiting('a'), 0), 60_000);
    expect([pauseAt(twice, 179_999) === null, pauseAt(twice, 180_000) === null]).toEqual([false, true]);
  });

  it.each<[string, Outbox, number, boolean]>([
    ['of the network ends at once', failing(waiting('a'), 0, null, 'unreachable'), 1, true],
    ['of a server in trouble ends after a minute', failing(failing(waiting('a'), 0), 0), 60_000, true],
    ['of a server in trouble does not end sooner', failing(failing(waiting('a'), 0), 0), 59_999, false],
    ['for a key that was refused ends at once', refusing('report-token-refused'), 1, true],
    ['for a key that was not there ends at once', refusing('report-token-missing'), 1, true],
    ['that the server asked for does not end', failing(waiting('a'), 0, 7_200_000), 3_600_000, false],
  ])('%s when a person asks', (_what, outbox, at, isOver) => {
    expect(pauseAt(forgivePause(outbox, at), at) === null).toBe(isOver);
  });

  it('is not that of another receiver', () => {
    const outbox = failing({ ...waiting('a'), destination: 'one' }, 0);
    expect(addressedTo(outbox, to('one')).pause).not.toBeNull();
    expect(addressedTo(outbox, to('two'))).toMatchObject({
      pause: null,
      delivered: null,
      newest: null,
      destination: 'two',
    });
    expect(addressedTo(outbox, to('two')).pending).toHaveLength(1);
  });
});

describe('reports that name people', () => {
  const naming = (key: string): Draft => ({ ...draft(key, 1), identifiers: 'full' });
  const make = (outbox: Outbox, ...drafts: readonly Draft[]): Outbox =>
    drafts.reduce((made, one) => enqueue(made, one), outbox);
  const delivered = (() => {
    const outbox = make({ ...newOutbox('stream'), destination: 'one' }, naming('a'));
    return recordDelivered(outbox, first(outbox), { at: 1, answer });
  })();

  it('are dropped and counted once IT no longer wants that, and a new one is due', () => {
    const outbox = make(delivered, naming('b'), { ...draft('c', 1) }, naming('d'));
    const left = addressedTo(outbox, to('one'));
    expect(left.pending.map(({ key }) => key)).toEqual(['c']);
    expect(left).toMatchObject({ dropped: 2, untold: 2, newest: null, delivered: null, destination: 'one' });
    expect(enqueue(left, draft('e', 1)).pending.at(-1)).toMatchObject({ dropped: 2 });
    expect(addressedTo(left, to('one'))).toBe(left);
  });

  it('are forgotten as well where only the delivered one is left, which could be sent again', () => {
    expect(addressedTo(delivered, to('one'))).toMatchObject({ delivered: null, newest: null, dropped: 0 });
  });

  it('stay while IT wants them, and masked ones stay when IT wants more', () => {
    const outbox = make(delivered, naming('b'), draft('c', 1));
    expect(addressedTo(outbox, { destination: 'one', identifiers: 'full' })).toBe(outbox);
  });

  it('are dropped for another receiver too', () => {
    expect(addressedTo(make(delivered, naming('b')), to('two'))).toMatchObject({ pending: [], dropped: 1, untold: 1 });
  });
});

describe('old news', () => {
  const outbox = enqueue(newOutbox('stream'), draft('a', 1, 5000));
  it.each([
    ['an older state', 4000, 6000, true],
    ['the same state', 5000, 6000, false],
    ['a newer state', 5500, 6000, false],
    ['any state by a clock that was set back', 1000, 2000, false],
  ])('is told of %s', (_what, takenAt, at, isOld) => {
    expect(isOldNews(outbox, { takenAt, at })).toBe(isOld);
  });
});

describe('what could not be kept', () => {
  it('is joined to what another process kept: nothing is sent again, nothing is forgotten', () => {
    const before = waiting('a', 'b');
    const here = enqueue(recordDelivered(before, first(before), { at: 1, answer }), draft('c', 1), {
      numbering: { stream: 'loose', sequence: 1 },
    });
    const there = enqueue(before, draft('d', 1));
    const merged = mergeUnkept(there, { before, outbox: here });
    expect(merged.pending.map(({ key }) => key)).toEqual(['b', 'd', 'c']);
    expect(merged.delivered?.key).toBe('a');
    expect(merged.nextSequence).toBe(4);
  });
});

describe('refused reports', () => {
  it('are put aside for whoever looks into it, the last five of them', () => {
    let outbox = waiting('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
    for (let turn = 0; turn < 8; turn += 1) {
      outbox = recordQuarantined(outbox, first(outbox), { at: turn, status: 422, code: 'report-quarantined' });
    }
    expect(outbox.quarantine.count).toBe(8);
    expect(outbox.quarantine.kept.map(({ key }) => key)).toEqual(['d', 'e', 'f', 'g', 'h']);
  });
});
