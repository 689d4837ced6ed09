import type { Clock } from '../../ports.ts';
import type { Limits } from './limits.ts';

/** How long each statement of a batch may take. */
export type Patience = {
  /** What the statement of an index gets, where so many (itself included) are still to be asked. */
  readonly allow: (index: number, unasked: number) => number;
  /** A statement has had its time. True where it had less than a whole one and deserves a second try. */
  readonly ranOut: (index: number) => boolean;
};

/**
 * Gives each statement its whole time as long as none has hung and the batch is young. From then on each gets its share
 * of what is left, so that those after it are asked as well; one that needed more is tried once again at the end.
 */
export function createPatience(limits: Limits, clock: Clock, batchEnd: number): Patience {
  const allowed = new Map<number, number>();
  const retried = new Set<number>();
  let hasHung = false;
  return {
    allow: (index, unasked) => {
      const leftMs = batchEnd - clock.now();
      const isTight = hasHung || leftMs < limits.batchMs * 0.75;
      const share = isTight ? leftMs / unasked : limits.statementMs;
      const before = allowed.get(index);
      // A second try with no more time than the first would be for nothing.
      const least = before === undefined ? limits.leastStatementMs : before * 2;
      if (before !== undefined) retried.add(index);
      const ms = Math.min(Math.max(share, least), limits.statementMs);
      allowed.set(index, ms);
      return ms;
    },
    ranOut: index => {
      hasHung = true;
      return !retried.has(index) && (allowed.get(index) ?? limits.statementMs) < limits.statementMs;
    },
  };
}
