import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findChanges, standingsOf, type PolicyStanding } from '../../src-main/core/policy-changes.ts';
import { anyPolicy } from './arbitraries.ts';
import { policy } from './examples.ts';

function standing(id: string, change: Partial<PolicyStanding> = {}): PolicyStanding {
  return { id, name: `Policy ${id}`, blocks: false, verdict: 'pass', ...change };
}
const anyList = fc.uniqueArray(anyPolicy, { selector: ({ id }) => id, maxLength: 8 });

describe('what a refetch changed', () => {
  it('is nothing where every policy stands as it did', () => {
    const list = [standing('1'), standing('2', { verdict: 'fail' })];
    expect(findChanges(list, list)).toEqual([]);
    expect(findChanges([], [])).toEqual([]);
    expect(findChanges(list, [...list].reverse())).toEqual([]);
  });

  it('is a policy whose verdict flipped, from what to what', () => {
    const before = [standing('1', { verdict: 'fail', blocks: true }), standing('2')];
    const after = [standing('1', { blocks: true }), standing('2')];
    expect(findChanges(before, after)).toEqual([{ id: '1', name: 'Policy 1', blocks: true, from: 'fail', to: 'pass' }]);
  });

  it('is a policy that is new, and one that is gone', () => {
    const [gone, fresh] = [standing('1', { verdict: 'fail' }), standing('2', { verdict: 'pending' })];
    expect(findChanges([gone], [fresh])).toEqual([
      { id: '2', name: 'Policy 2', blocks: false, from: null, to: 'pending' },
      { id: '1', name: 'Policy 1', blocks: false, from: 'fail', to: null },
    ]);
  });

  it('is not a policy that only has another name, or counts now: it goes by its id and its verdict', () => {
    expect(findChanges([standing('1')], [standing('1', { name: 'Renamed', blocks: true })])).toEqual([]);
    const flipped = findChanges([standing('1')], [standing('1', { name: 'Renamed', blocks: true, verdict: 'fail' })]);
    expect(flipped).toEqual([{ id: '1', name: 'Renamed', blocks: true, from: 'pass', to: 'fail' }]);
  });

  it('names what counts for access first, and keeps the order of the list among equals', () => {
    const flip = (id: string, blocks: boolean) => standing(id, { blocks, verdict: 'fail' });
    const before = [standing('1'), standing('2', { blocks: true }), standing('3'), standing('4', { blocks: true })];
    const after = [flip('1', false), flip('2', true), flip('3', false), flip('5', true)];
    expect(findChanges(before, after).map(({ id }) => id)).toEqual(['2', '5', '4', '1', '3']);
  });

  it('is told from both lists and from nothing else', () => {
    fc.assert(
      fc.property(anyList, anyList, (before, after) => {
        const changes = findChanges(standingsOf(before), standingsOf(after));
        const verdicts = (list: readonly PolicyStanding[]) => new Map(list.map(({ id, verdict }) => [id, verdict]));
        const [from, to] = [verdicts(before), verdicts(after)];
        const moved = [...new Set([...from.keys(), ...to.keys()])].filter(id => from.get(id) !== to.get(id));
        expect(changes.map(({ id }) => id).sort()).toEqual(moved.sort());
        for (const change of changes) {
          expect(change.from).toBe(from.get(change.id) ?? null);
          expect(change.to).toBe(to.get(change.id) ?? null);
        }
        expect(findChanges(standingsOf(after), standingsOf(before))).toHaveLength(changes.length);
      }),
    );
  });

  it('is kept without what the server says beside the verdict', () => {
    expect(standingsOf([policy({ query: 'SELECT 1', description: 'long' })])).toEqual([
      { id: '1', name: 'Disk encryption is on', blocks: true, verdict: 'pass' },
    ]);
  });
});
