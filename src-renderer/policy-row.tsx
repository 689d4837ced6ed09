import type { PolicyReport } from '../src-main/contract/snapshot.ts';
import { Mark } from './mark.tsx';
import { PolicyText } from './policy-text.tsx';
import type { Speech } from './speech.ts';

/** One policy: its verdict, whether it counts for access, and what to do about it. */
export function PolicyRow({ policy, speech }: { policy: PolicyReport; speech: Speech }) {
  const { words } = speech;
  return (
    <li class="row" data-verdict={policy.verdict}>
      <Mark kind={policy.verdict} />
      <div class="row-body">
        <p class="row-head">
          <strong>{policy.name}</strong>
          <span class="verdict-word">{words[`verdict-${policy.verdict}`]}</span>
        </p>
        {policy.blocks || policy.critical ? (
          <p class="tags">
            {policy.blocks ? <span class="tag">{words['counts-for-access']}</span> : null}
            {policy.critical ? <span class="tag">{words.critical}</span> : null}
          </p>
        ) : null}
        <PolicyText policy={policy} speech={speech} />
        {policy.local === null || policy.local === policy.verdict ? null : (
          <p class="summary">
            {words['policy-local']} {words[`verdict-${policy.local}`]}
          </p>
        )}
      </div>
    </li>
  );
}
