import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeSnapshot } from '../../src-main/core/compose-snapshot.ts';
import { findContradictions } from '../../src-main/core/contradictions.ts';
import { contradictionCauses } from '../../src-main/core/contradictions/contradiction-words.ts';
import { anyFacts } from './arbitraries.ts';
import { checkInputs, snapshotInputs, unreadable, words } from './examples.ts';

describe('contradictions of any Mac', () => {
  it('are each there once, with all their causes and no gap in a sentence', () => {
    fc.assert(
      fc.property(anyFacts, facts => {
        const { contradictions } = composeSnapshot(snapshotInputs({ facts }), words);
        expect(new Set(contradictions.map(({ id }) => id)).size).toBe(contradictions.length);
        for (const { id, text, causes } of contradictions) {
          expect(causes).toHaveLength(new Map<string, number>(Object.entries(contradictionCauses)).get(id) ?? 0);
          expect(text).not.toMatch(/[{}]|undefined|null/);
        }
      }),
    );
  });

  it('are none where nothing is known', () => {
    const nothing = Object.fromEntries(Object.keys(checkInputs().facts).map(name => [name, unreadable]));
    expect(
      findContradictions(
        { ...checkInputs({ facts: nothing, upstream: { host: null, policies: null, failingCount: null } }) },
        words,
      ),
    ).toEqual([]);
  });
});
