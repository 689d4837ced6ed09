import { expect, it } from 'vitest';
import { composeSnapshot } from '../../src-main/core/compose-snapshot.ts';
import { sayNotice } from '../../src-main/core/notice-words.ts';
import { policiesReport, policy, snapshotInputs, words } from './examples.ts';

it('cuts a long name between two words of it', () => {
  const begin = Array.from({ length: 15 }, () => 'word').join(' ');
  const items = [policy({ name: `${begin} ${'👩‍🚀'.repeat(6)}`, verdict: 'fail', blocks: true })];
  const snapshot = {
    ...composeSnapshot(snapshotInputs(), words),
    checks: [],
    policies: { ...policiesReport(), items },
  };
  expect(sayNotice({ kind: 'refetch', ending: 'refused' }, snapshot, words).body).toBe(`${begin}…`);
});
