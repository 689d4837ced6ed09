import { expect, test } from 'vitest';
import { verdictWordOf } from '../../src-main/core/verdict-word.ts';
import { verdictWordOf as verdictWordInWindow } from '../../src-renderer/verdict-word.ts';

test('what fails needs fixing where it counts for access, and is good to fix elsewhere, in the window as outside of it', () => {
  expect(verdictWordOf({ verdict: 'fail', blocks: true })).toBe('verdict-fail');
  expect(verdictWordOf({ verdict: 'fail', blocks: false })).toBe('verdict-attention');
  for (const verdict of ['pass', 'fail', 'attention', 'undetermined', 'not-applicable', 'pending'] as const)
    for (const blocks of [true, false])
      expect(verdictWordInWindow({ verdict, blocks })).toBe(verdictWordOf({ verdict, blocks }));
});
