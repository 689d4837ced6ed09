import type { PolicyReport } from '../src-main/contract/snapshot.ts';
import type { Intentions } from './intentions.ts';
import { Resolution } from './resolution.tsx';
import type { Speech } from './speech.ts';

type PolicyTextProps = { policy: PolicyReport; intentions: Intentions; speech: Speech };

/**
 * What IT wrote about a policy. It comes from a server, so it is text and nothing else:
 * line breaks are kept, and markup stays the characters it is.
 */
export function PolicyText({ policy, intentions, speech: { words } }: PolicyTextProps) {
  // What nobody could find out may be in order: then its steps would be for nothing.
  const resolution = policy.verdict === 'pass' || policy.verdict === 'undetermined' ? null : policy.resolution;
  return (
    <>
      {policy.description === '' ? null : <p class="summary written-by-it">{policy.description}</p>}
      {resolution === null || resolution === '' ? null : (
        <>
          <p class="label">{words['what-to-do']}</p>
          <Resolution policy={policy} text={resolution} intentions={intentions} />
        </>
      )}
    </>
  );
}
