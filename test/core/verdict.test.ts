import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { worse, worst } from '../../src-main/core/verdict.ts';
import { anyVerdict, verdicts } from './arbitraries.ts';

const gravestFirst = ['fail', 'undetermined', 'attention', 'pass', 'not-applicable'] as const;

describe('the worst of many verdicts', () => {
  it('ranks fail above undetermined, attention, pass and not-applicable, in this order', () => {
    for (const [index, graver] of gravestFirst.entries()) {
      for (const lighter of gravestFirst.slice(index)) {
        expect([worst([graver, lighter]), worst([lighter, graver])]).toEqual([graver, graver]);
      }
    }
  });

  it('is never a pass where there was nothing to judge', () => {
    expect(worst([])).toBe('not-applicable');
  });

  it('is undetermined or fail as soon as one verdict is undetermined', () => {
    fc.assert(
      fc.property(fc.array(anyVerdict), fc.nat(), (some, position) => {
        const withUnknown = some.toSpliced(position % (some.length + 1), 0, 'undetermined');
        expect(['undetermined', 'fail']).toContain(worst(withUnknown));
      }),
    );
  });

  it('is a pass only when one passes and none is graver', () => {
    fc.assert(
      fc.property(fc.array(anyVerdict), some => {
        const passes = some.includes('pass') && some.every(one => one === 'pass' || one === 'not-applicable');
        expect(worst(some) === 'pass').toBe(passes);
      }),
    );
  });

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(anyVerdict, anyVerdict, (a, b) => {
        expect(worse(a, b)).toBe(worse(b, a));
      }),
    );
    fc.assert(
      fc.property(fc.array(anyVerdict), some => {
        expect(worst(some.toReversed())).toBe(worst(some));
      }),
    );
  });

  it('does not depend on the grouping', () => {
    for (const a of verdicts) {
      for (const b of verdicts) {
        for (const c of verdicts) expect(worse(worse(a, b), c)).toBe(worse(a, worse(b, c)));
      }
    }
  });

  it('is one of the verdicts it was given', () => {
    fc.assert(
      fc.property(fc.array(anyVerdict, { minLength: 1 }), some => {
        expect(some).toContain(worst(some));
      }),
    );
  });
});
