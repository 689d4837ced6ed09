import type { PoliciesReport } from '../contract/snapshot.ts';
import type { RegistrationMemory } from './registration-memory.ts';
import type { UpstreamReading } from './upstream-reading.ts';

type UnheardInputs = {
  readonly upstream: Pick<UpstreamReading, 'kind'>;
  readonly policies: Pick<PoliciesReport, 'evaluatedAt'>;
  readonly memory: RegistrationMemory;
};

/**
 * Whether this Mac was registered since Fleet last evaluated it: Fleet learns of the registration with the same answer
 * that it evaluates, and tells Microsoft nothing about a Mac that it knows no Entra device id of.
 */
export function isUnheard({ upstream, policies, memory }: UnheardInputs): boolean {
  return (
    upstream.kind === 'fleet' && memory.evaluatedBefore !== null && memory.evaluatedBefore === policies.evaluatedAt
  );
}
