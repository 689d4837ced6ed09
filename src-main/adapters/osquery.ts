import { randomBytes } from 'node:crypto';
import { problem } from '../core/problem.ts';
import type { Clock, OsqueryAnswer, QueryOsquery, RunCommand } from '../ports.ts';
import { askBatch } from './osquery/ask-batch.ts';
import { findExecutable, rootAlone, type Trust } from './osquery/find-executable.ts';
import { usualLimits, type Limits } from './osquery/limits.ts';
import { withPrivateHome } from './osquery/private-home.ts';

/** `trust` and `limits` are chosen by tests alone. */
export type OsqueryOptions = {
  /** Starts programs that have this folder as their home. */
  readonly runWithHome: (home: string) => RunCommand;
  readonly clock: Clock;
  readonly trust?: Trust;
  readonly limits?: Partial<Limits>;
};

/** Supplies QueryOsquery with the osquery of this Mac: one process per batch, as docs/osquery.md describes. */
export function createOsquery({ runWithHome, clock, trust = rootAlone, limits = {} }: OsqueryOptions): QueryOsquery {
  return async (statements, signal) => {
    if (statements.length === 0) return [];
    const all = (answer: OsqueryAnswer): readonly OsqueryAnswer[] => statements.map(() => answer);
    const found = await findExecutable(trust);
    if (found.kind === 'failed') return all(found);
    try {
      return await withPrivateHome(home =>
        askBatch(statements, {
          run: runWithHome(home),
          clock,
          limits: { ...usualLimits, ...limits },
          executable: found.path,
          signal,
          newNonce: () => randomBytes(16).toString('hex'),
        }),
      );
    } catch (error) {
      // A disk that is full, or a temporary folder that cannot be written.
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (typeof code !== 'string') throw error;
      return all({ kind: 'failed', problem: problem('osquery-stopped', code) });
    }
  };
}
