import type { Snapshot } from '../../../src-main/contract/snapshot.ts';
import { composeSnapshot } from '../../../src-main/core/compose-snapshot.ts';
import { policy, reading, snapshotInputs, words } from '../../core/examples.ts';

export const start = Date.parse('2026-11-20T12:00:00Z');

/** A snapshot taken this many seconds after the start, with one policy that passes or fails. */
export function snapshotAt(seconds: number, verdict: 'pass' | 'fail' = 'pass', description = ''): Snapshot {
  const takenAt = new Date(start + seconds * 1000).toISOString();
  const upstream = reading({ policies: [{ ...policy({ verdict, blocks: true, description }), query: null }] });
  return composeSnapshot(snapshotInputs({ takenAt, revision: Math.trunc(seconds), upstream }), words);
}
