import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeadlineState } from '../../src-main/contract/ids.ts';
import type { RefetchStateName, Snapshot } from '../../src-main/contract/snapshot.ts';
import { instant } from '../../src-main/core/instants.ts';
import { answerDeadline, reminderAt } from '../../src-main/core/notice-deadline.ts';
import { firstMemory, forgetAsked, isFirstRun, rememberAsked } from '../../src-main/core/notice-memory.ts';
import { sayNotice } from '../../src-main/core/notice-words.ts';
import { decideNotice } from '../../src-main/core/notices.ts';
import { isUnderWay } from '../../src-main/core/refetch-state.ts';
import { policiesReport, policy, words } from './examples.ts';
import { alone, base, hour, minute, now, shot, through, used, type NoticeScene } from './notice-scenes.ts';

const asked = rememberAsked(used, 'refetch', now);
const running = shot({ state: 'accepted' });

describe('the end of what a person asked for', () => {
  it.each([
    ['done', { state: 'settled', headline: 'clear' }],
    ['refused', { state: 'settled', headline: 'blocked' }],
    ['ended', { state: 'settled', headline: 'unknown' }],
    ['stopped', { state: 'stopped', reason: 'timed-out' }],
  ] as const)('is told once as %s', (ending, end) => {
    const { notices } = through(asked, [running, shot(end), shot(end)]);
    expect(notices).toEqual([{ kind: 'refetch', ending }]);
  });

  it('is not told where the person stopped it themself', () => {
    expect(through(asked, [running, shot({ state: 'stopped', reason: 'cancelled' })]).notices).toEqual([]);
  });

  it('is nobody’s where nobody asked', () => {
    expect(through(used, [running, shot({ state: 'settled' })]).notices).toEqual([]);
  });

  it('is not that of an earlier refetch', () => {
    const earlier = shot({ state: 'settled', startedAt: now - hour });
    expect(through(asked, [earlier, running]).notices).toEqual([]);
  });

  it('is not told later because it was watched, forced off or on the first run', () => {
    const end = shot({ state: 'settled', headline: 'clear' });
    for (const silence of [{ isWatched: true }, { notifiesWhenDone: false }, { isFirstRun: true }]) {
      const { notices, memory } = through(asked, [running, end], silence);
      expect([...notices, ...through(memory, [end]).notices]).toEqual([]);
    }
  });

  it('is told where the window was closed before it', () => {
    const { memory } = through(asked, [running], { isWatched: true });
    expect(through(memory, [shot({ state: 'settled' })]).notices).toHaveLength(1);
  });

  it('is that of going through registration once a look was late enough to show it', () => {
    const tried = rememberAsked(used, 'registration', now);
    const seen = (code: 'P0' | 'P4' | 'P9', at: number): Snapshot => ({
      ...shot({}),
      registration: { ...base.registration, code },
      checks: base.checks.map(check => ({ ...check, observedAt: instant(at) })),
    });
    expect(through(tried, [seen('P4', now + 5_000), seen('P9', now + hour)]).notices).toEqual([]);
    const inVain = [seen('P4', now + 61_000), seen('P4', now + 90_000)];
    expect(through(tried, inVain).notices).toEqual([{ kind: 'registration', ending: 'not-registered' }]);
    expect(through(tried, [seen('P0', now - 1)]).notices).toEqual([]);
    expect(through(tried, [seen('P0', now + 1)]).notices).toEqual([{ kind: 'registration', ending: 'registered' }]);
  });

  it('is that of signing in only where something has come to stand in the way', () => {
    const tried = rememberAsked(used, 'signIn', now);
    const away = shot({ headline: 'clear', access: { triedAt: instant(now) } });
    const told = shot({ headline: 'clear', access: { triedAt: instant(now), answer: 'worked' } });
    expect(through(tried, [away, shot({}), shot({})]).notices).toEqual([{ kind: 'signIn', ending: 'refused' }]);
    expect(through(tried, [away, told, shot({})]).notices).toEqual([]);
  });

  it('is forgotten after a day', () => {
    const late = { now: now + 25 * hour };
    expect(through(asked, [running, shot({ state: 'settled' })], late).notices).toEqual([]);
    expect(forgetAsked(asked, ['refetch']).asked.refetch).toBeNull();
  });
});

describe('a deadline', () => {
  const at = now + 20 * hour;
  const near = shot({ deadline: at });
  const warned = { kind: 'deadline', at };

  it('is warned of once, a day before', () => {
    expect(through(used, [shot({ deadline: now + 24 * hour + 1 })]).notices).toEqual([]);
    expect(through(used, [near, near, shot({}), near]).notices).toEqual([warned]);
  });

  it('is not another one because the service moves it with each answer', () => {
    const moving = Array.from({ length: 60 }, (_, index) => now + 20 * hour + index * hour);
    let memory = used;
    const told = moving.filter(deadline => {
      const step = decideNotice(memory, shot({ deadline }), { ...alone, now: deadline - 20 * hour });
      ({ memory } = step);
      return step.notice !== null;
    });
    expect(told).toHaveLength(1);
  });

  it('is nothing to warn of where all is well, where it has passed, before a first look, and while a check goes on', () => {
    const notLookedYet = { ...near, headline: { ...near.headline, id: 'not-looked-yet' as const } };
    for (const quiet of [shot({ deadline: at, headline: 'clear' }), shot({ deadline: now - 1 }), notLookedYet]) {
      expect(decideNotice(used, quiet, alone)).toMatchObject({ notice: null, asksDeadline: null });
    }
    expect(decideNotice(used, shot({ deadline: at, headline: 'waiting' }), alone).notice).toBeNull();
  });

  it('waits until the first run is over', () => {
    const { memory, notices } = through(used, [near], { isFirstRun: true });
    expect(notices).toEqual([]);
    expect(through(memory, [near]).notices).toEqual([warned]);
  });

  it('comes five minutes after the end of what the person waits for, so that neither takes the other away', () => {
    const end = shot({ state: 'settled', deadline: at });
    const { memory, notices } = through(asked, [shot({ state: 'accepted', headline: 'waiting' }), end, end]);
    expect(notices).toEqual([{ kind: 'refetch', ending: 'refused' }]);
    expect(through(memory, [end], { now: now + 5 * minute - 1 }).notices).toEqual([]);
    expect(through(memory, [end, end], { now: now + 5 * minute }).notices).toEqual([warned]);
    // A clock that was set back must not make it wait.
    expect(through(memory, [end], { now: now - hour }).notices).toEqual([warned]);
  });

  it('is asked about until it is answered, and again tomorrow where the person wants that', () => {
    const { memory } = decideNotice(used, near, alone);
    expect(decideNotice(memory, near, alone).asksDeadline).toBe(at);
    for (const answer of ['agree', 'dismiss'] as const) {
      const answered = answerDeadline(memory, answer, { at, now });
      expect(decideNotice(answered, near, { ...alone, now: at - 1 })).toMatchObject({
        notice: null,
        asksDeadline: null,
      });
    }
    const put = answerDeadline(memory, 'later', { at, now });
    const again = reminderAt(now, at) ?? 0;
    expect(decideNotice(put, near, { ...alone, now: again - 1 })).toMatchObject({ notice: null, asksDeadline: null });
    const reminded = through(put, [near, near], { now: again });
    expect(reminded.notices).toEqual([warned]);
  });

  it('is put off to nine tomorrow, or to an hour before where that is sooner', () => {
    const nine = new Date(2026, 10, 21, 9).getTime();
    const evening = new Date(2026, 10, 20, 18).getTime();
    expect(reminderAt(evening, evening + 23 * hour)).toBe(nine);
    expect(reminderAt(new Date(2026, 10, 20, 0, 5).getTime(), nine + 2 * hour)).toBe(nine);
    expect(reminderAt(evening, evening + 10 * hour)).toBe(evening + 9 * hour);
    expect(reminderAt(evening, evening + hour)).toBeNull();
  });
});

describe('any sequence of snapshots', () => {
  const anyScene: fc.Arbitrary<NoticeScene> = fc.record({
    state: fc.constantFrom<RefetchStateName>('idle', 'requesting', 'queued', 'accepted', 'settled', 'stopped'),
    reason: fc.constantFrom(null, 'timed-out', 'cancelled'),
    startedAt: fc.constantFrom(null, now, now + minute, now + 2 * minute),
    updatedAt: fc.constantFrom(null, now, now - minute),
    takenAt: fc.constantFrom(now, now - minute, now - hour),
    headline: fc.constantFrom<HeadlineState>('clear', 'action', 'blocked', 'waiting', 'unknown'),
    deadline: fc.constantFrom(null, now + 2 * hour, now + 40 * hour, now - hour),
    access: fc.constantFrom({}, { triedAt: instant(now) }, { triedAt: instant(now), answer: 'worked' as const }),
  });
  const anyStep = fc.record({
    scene: anyScene,
    press: fc.constantFrom(null, null, 'refetch', 'registration', 'signIn'),
    isWatched: fc.boolean(),
    isFirstRun: fc.boolean(),
    notifiesWhenDone: fc.boolean(),
    notifiesBeforeDeadline: fc.boolean(),
    isRestart: fc.boolean(),
  });

  it('tells nothing twice, nothing to who watches, on the first run or against a choice', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 25 }), steps => {
        let memory = used;
        let waitsFor = { refetch: 0, registration: 0, signIn: 0 };
        const deadlines: number[] = [];
        for (const { scene, press, isRestart, ...context } of steps) {
          if (press !== null) {
            memory = rememberAsked(memory, press, now);
            waitsFor = { ...waitsFor, [press]: 1 };
          }
          const snapshot = shot(scene);
          const step = decideNotice(memory, snapshot, { ...context, now });
          memory = isRestart ? structuredClone(step.memory) : step.memory;
          const { notice } = step;
          if (notice === null) continue;
          expect(context.isWatched || context.isFirstRun).toBe(false);
          if (notice.kind === 'deadline') {
            expect(context.notifiesBeforeDeadline).toBe(true);
            deadlines.push(notice.at);
            continue;
          }
          expect(context.notifiesWhenDone).toBe(true);
          // One end for one asking.
          expect(waitsFor[notice.kind]).toBe(1);
          waitsFor = { ...waitsFor, [notice.kind]: 0 };
          if (notice.kind === 'refetch') expect(isUnderWay(snapshot.refetch.state)).toBe(false);
        }
        expect(new Set(deadlines).size).toBe(deadlines.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('begins with an hour of silence, which ends with the first thing that the person asks for', () => {
    const first = firstMemory(now);
    expect(isFirstRun(first, now + hour - 1)).toBe(true);
    expect(isFirstRun(first, now + hour)).toBe(false);
    expect(isFirstRun(rememberAsked(first, 'refetch', now + 1), now + 1)).toBe(false);
    expect(isFirstRun(first, now - 48 * hour)).toBe(false);
  });
});

describe('what a notice says', () => {
  const failing = (...names: readonly string[]): Snapshot => ({
    ...shot({}),
    checks: [],
    policies: {
      ...policiesReport(),
      items: names.map(name => policy({ name, verdict: 'fail', blocks: true })),
    },
  });
  const refused = { kind: 'refetch', ending: 'refused' } as const;

  it('names what counts, and how many more there are', () => {
    expect(sayNotice(refused, failing('Firewall on'), words).body).toBe('Firewall on');
    expect(sayNotice(refused, failing('Firewall on', 'Disk', 'Lock'), words).body).toBe('Firewall on, and 2 more');
    expect(sayNotice(refused, failing('x'.repeat(500)), words).body).toHaveLength(80);
  });

  it('says why it stopped, and by when something has to be fixed', () => {
    const stopped = shot({ state: 'stopped', reason: 'timed-out' });
    expect(sayNotice({ kind: 'refetch', ending: 'stopped' }, stopped, words)).toEqual({
      title: 'The check stopped',
      body: 'Nothing came back within 30 minutes.',
    });
    const at = new Date(2026, 10, 21, 17, 30).getTime();
    const warning = sayNotice({ kind: 'deadline', at }, failing('Firewall on'), words);
    expect(warning.title).toMatch(/^Fix this before November 21, 2026, 5:30\sPM$/);
    expect(warning.body).toBe('Firewall on');
  });
});
