import type { SnapshotInputs } from './compose-snapshot.ts';
import type { PolicyChange, PolicyVerdict } from '../contract/snapshot.ts';

/** What is kept of a policy to see later whether it has changed. */
export type PolicyStanding = {
  readonly id: string;
  readonly name: string;
  readonly blocks: boolean;
  readonly verdict: PolicyVerdict;
};

/** The part of each policy that a refetch can change. */
export function standingsOf(policies: readonly PolicyStanding[]): readonly PolicyStanding[] {
  return policies.map(({ id, name, blocks, verdict }) => ({ id, name, blocks, verdict }));
}

/**
 * What a refetch can change: the server's policies where a server has some, else those that this Mac evaluates itself;
 * null where they are not known.
 */
export function standingsNow({
  upstream,
  local,
}: Pick<SnapshotInputs, 'upstream' | 'local'>): readonly PolicyStanding[] | null {
  if (upstream.kind !== 'report' && upstream.kind !== 'none') {
    return upstream.policies === null ? null : standingsOf(upstream.policies);
  }
  return local.reading === null
    ? null
    : standingsOf(local.reading.results.map(({ policy, answer: { verdict } }) => ({ ...policy, verdict })));
}

/** Which policies flipped, came or went between two readings; what counts for access first. */
export function findChanges(
  before: readonly PolicyStanding[],
  after: readonly PolicyStanding[],
): readonly PolicyChange[] {
  const earlier = new Map(before.map(policy => [policy.id, policy]));
  const later = new Set(after.map(({ id }) => id));
  const moved = after.flatMap(({ id, name, blocks, verdict }) => {
    const from = earlier.get(id)?.verdict ?? null;
    return from === verdict ? [] : [{ id, name, blocks, from, to: verdict }];
  });
  const gone = before
    .filter(({ id }) => !later.has(id))
    .map(({ id, name, blocks, verdict }) => ({ id, name, blocks, from: verdict, to: null }));
  return [...moved, ...gone].sort((a, b) => Number(b.blocks) - Number(a.blocks));
}
