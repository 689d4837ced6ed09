import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerAccess,
  forgetOldAccess,
  reportAccess,
  tryAccess,
  untriedAccess,
  type AccessState,
} from '../../src-main/core/access.ts';
import { instant } from '../../src-main/core/instants.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const minute = 60_000;
const hour = 60 * minute;

const tried = tryAccess(now);
const worked = answerAccess(tried, 'worked', now + minute);
const refused = answerAccess(tried, 'did-not-work', now + minute);

describe('what is offered about signing in', () => {
  it.each([
    ['nothing was tried yet', untriedAccess, 'try'],
    ['it was tried', tried, 'answer'],
    ['it did not work', refused, 'try'],
    ['it worked', worked, null],
  ] as const)('when everything is ready and %s', (_what, state, offer) => {
    expect(reportAccess(state, true).offer).toBe(offer);
  });

  it('is nothing while something is in the way, and what was told still stands', () => {
    for (const state of [untriedAccess, tried, refused, worked]) {
      expect(reportAccess(state, false)).toEqual({ ...reportAccess(state, true), offer: null });
    }
  });

  it('comes with when it was tried, and what was answered when', () => {
    expect(reportAccess(untriedAccess, true)).toEqual({ offer: 'try', triedAt: null, answer: null, answeredAt: null });
    expect(reportAccess(tried, true)).toEqual({
      offer: 'answer',
      triedAt: instant(now),
      answer: null,
      answeredAt: null,
    });
    expect(reportAccess(refused, true)).toEqual({
      offer: 'try',
      triedAt: instant(now),
      answer: 'did-not-work',
      answeredAt: instant(now + minute),
    });
  });
});

describe('trying and answering', () => {
  it('begin anew with each try: an older answer says nothing about it', () => {
    expect(tryAccess(now + hour)).toEqual({ triedAt: now + hour, told: null });
    expect(reportAccess(tryAccess(now + hour), true)).toMatchObject({ offer: 'answer', answer: null });
  });

  it('take an answer without a try: people try by themselves', () => {
    expect(answerAccess(untriedAccess, 'worked', now)).toEqual({ triedAt: now, told: { answer: 'worked', at: now } });
  });

  it('take the last of several answers, and keep the moment of the try', () => {
    expect(answerAccess(refused, 'worked', now + hour)).toEqual({
      triedAt: now,
      told: { answer: 'worked', at: now + hour },
    });
  });
});

describe('what was told about signing in', () => {
  it.each([
    [0, false],
    [12 * hour, false],
    [12 * hour + 1, true],
    [-1, true],
    [-1000 * hour, true],
  ])('is forgotten, %i ms after it: %s', (age, isForgotten) => {
    for (const [state, at] of [
      [tried, now],
      [worked, now + minute],
      [refused, now + minute],
    ] as const) {
      expect(forgetOldAccess(state, at + age)).toBe(isForgotten ? untriedAccess : state);
    }
  });

  it('counts from the answer, not from the try', () => {
    const late = answerAccess(tried, 'did-not-work', now + 11 * hour);
    expect(forgetOldAccess(late, now + 22 * hour)).toBe(late);
  });

  it('is nothing where nothing was told', () => {
    fc.assert(
      fc.property(fc.integer(), at => {
        expect(forgetOldAccess(untriedAccess, at)).toEqual(untriedAccess);
      }),
    );
  });

  it('never outlives half a day, whatever the clock shows', () => {
    const anyState = fc.constantFrom<AccessState[]>(tried, worked, refused);
    fc.assert(
      fc.property(anyState, fc.integer({ min: -100 * hour, max: 100 * hour }), (state, age) => {
        const at = (state.told?.at ?? state.triedAt ?? now) + age;
        const kept = forgetOldAccess(state, at);
        if (age < 0 || age > 12 * hour) expect(kept).toEqual(untriedAccess);
        else expect(kept).toEqual(state);
      }),
    );
  });
});
