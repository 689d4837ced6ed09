import type { PolicyReport } from '../src-main/contract/snapshot.ts';
import { FixedHere, isFixedHere } from './fixed-here.tsx';
import type { Intentions } from './intentions.ts';
import { Mark } from './mark.tsx';
import { PolicyText } from './policy-text.tsx';
import type { Speech } from './speech.ts';

type FailingPoliciesProps = { policies: readonly PolicyReport[]; intentions: Intentions; speech: Speech };

/** Policies that fail, each with what the organization says about it. */
export function FailingPolicies({ policies, intentions, speech }: FailingPoliciesProps) {
  return (
    <ul class="failing-policies">
      {policies.map(policy => (
        <li key={policy.id}>
          <p class="policy-name">
            <strong>{policy.name}</strong>
            {policy.critical ? <span class="tag">{speech.words.critical}</span> : null}
            {policy.source === 'local' ? <span class="tag">{speech.words['policy-source-local']}</span> : null}
          </p>
          {isFixedHere(policy) ? (
            <div class="fixed-here" data-verdict="fixed-here">
              <Mark kind="fixed-here" />
              <FixedHere words={speech.words} />
            </div>
          ) : null}
          <PolicyText policy={policy} intentions={intentions} speech={speech} />
        </li>
      ))}
    </ul>
  );
}
