import type { PolicyStanding } from '../../src-main/core/policy-changes.ts';

/**
 * Policies that all carry one number, and a length that changes with it: a mixture of two writings would show. Megabytes,
 * so that writing takes its time.
 */
export function journeyOf(turn: number): readonly PolicyStanding[] {
  return Array.from({ length: 20_000 + (turn % 7) * 1_000 }, (_, index) => ({
    id: `${turn}`,
    name: `policy ${index} of ${turn}`,
    blocks: true,
    verdict: 'pass' as const,
  }));
}
