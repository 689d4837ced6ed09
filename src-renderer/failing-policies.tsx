import type { PolicyReport } from '../src-main/contract/snapshot.ts';
import { PolicyText } from './policy-text.tsx';
import type { Speech } from './speech.ts';

type FailingPoliciesProps = { policies: readonly PolicyReport[]; speech: Speech };

/** The policies that stand in the way, each with what the organization says about it. */
export function FailingPolicies({ policies, speech }: FailingPoliciesProps) {
  return (
    <ul class="failing-policies">
      {policies.map(policy => (
        <li key={policy.id} data-verdict={policy.verdict}>
          <p class="policy-name">
            <strong>{policy.name}</strong>
            {policy.critical ? <span class="tag">{speech.words.critical}</span> : null}
          </p>
          <PolicyText policy={policy} speech={speech} />
        </li>
      ))}
    </ul>
  );
}
