import type { Snapshot } from '../contract/snapshot.ts';

/** Failing checks and policies that count for access; the check about the policies stands for none of its own. */
export function namesOfBlocking({ checks, policies }: Pick<Snapshot, 'checks' | 'policies'>): readonly string[] {
  const names = policies.items.filter(item => item.blocks && item.verdict === 'fail').map(item => item.name);
  const failing = checks.filter(check => check.blocks && check.verdict === 'fail');
  return [...failing.filter(check => check.id !== 'upstream-policies').map(check => check.title), ...names];
}
