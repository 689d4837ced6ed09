import type { PolicyReport } from '../src-main/contract/snapshot.ts';
import type { Speech } from './speech.ts';

/**
 * What IT wrote about a policy. It comes from a server, so it is text and nothing else:
 * line breaks are kept, markup and links stay the characters they are.
 */
export function PolicyText({ policy, speech: { words } }: { policy: PolicyReport; speech: Speech }) {
  const resolution = policy.verdict === 'pass' ? null : policy.resolution;
  return (
    <>
      {policy.description === '' ? null : <p class="summary written-by-it">{policy.description}</p>}
      {resolution === null || resolution === '' ? null : (
        <>
          <p class="label">{words['what-to-do']}</p>
          <p class="written-by-it">{resolution}</p>
        </>
      )}
    </>
  );
}
