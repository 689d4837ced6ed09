import type { HeadlineState } from '../../src-main/contract/ids.ts';
import type { RefetchStateName, Snapshot } from '../../src-main/contract/snapshot.ts';
import { composeSnapshot } from '../../src-main/core/compose-snapshot.ts';
import { instant } from '../../src-main/core/instants.ts';
import { firstMemory, type NoticeMemory } from '../../src-main/core/notice-memory.ts';
import { decideNotice, type Notice, type NoticeContext } from '../../src-main/core/notices.ts';
import { snapshotInputs, upstreamReport, words } from './examples.ts';

export const now = Date.parse('2026-11-20T12:00:00.000Z');
export const minute = 60_000;
export const hour = 60 * minute;
export const base = composeSnapshot(snapshotInputs(), words);
export const used: NoticeMemory = { ...firstMemory(now), quietUntil: 0 };
export const alone: NoticeContext = {
  isWatched: false,
  isFirstRun: false,
  notifiesWhenDone: true,
  notifiesBeforeDeadline: true,
  now,
};

export type NoticeScene = {
  readonly state?: RefetchStateName;
  readonly reason?: string | null;
  readonly startedAt?: number | null;
  readonly headline?: HeadlineState;
  readonly deadline?: number | null;
  readonly access?: Partial<Snapshot['access']>;
  readonly takenAt?: number;
  readonly updatedAt?: number | null;
};

export function shot({
  state = 'idle',
  reason = null,
  startedAt = now,
  headline = 'blocked',
  deadline = null,
  access,
  takenAt = now,
  updatedAt = null,
}: NoticeScene) {
  const at = (moment: number | null): string | null => (moment === null ? null : instant(moment));
  const refetch = { ...base.refetch, state, reason, startedAt: at(startedAt), updatedAt: at(updatedAt) };
  return {
    ...base,
    takenAt: instant(takenAt),
    refetch,
    headline: { ...base.headline, id: 'policies-failing', state: headline },
    upstream: upstreamReport({ deadline: at(deadline) }),
    access: { ...base.access, ...access },
  } satisfies Snapshot;
}

/** Goes through the snapshots one after the other, as the app does; what is kept is read back from its JSON each time. */
export function through(first: NoticeMemory, snapshots: readonly Snapshot[], context: Partial<NoticeContext> = {}) {
  let memory = first;
  const notices: Notice[] = [];
  for (const snapshot of snapshots) {
    const step = decideNotice(structuredClone(memory), snapshot, { ...alone, ...context });
    ({ memory } = step);
    if (step.notice !== null) notices.push(step.notice);
  }
  return { memory, notices };
}
