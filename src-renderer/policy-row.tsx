import type { PolicyReport } from '../src-main/contract/snapshot.ts';
import { shownVerdict, verdictWordOf } from './verdict-word.ts';
import { FixedHere, isFixedHere } from './fixed-here.tsx';
import type { Intentions } from './intentions.ts';
import { Mark } from './mark.tsx';
import { PolicyText } from './policy-text.tsx';
import type { Speech } from './speech.ts';

type PolicyRowProps = { policy: PolicyReport; intentions: Intentions; speech: Speech };

/** One policy: its verdict, whether it counts for access, and what to do about it. */
export function PolicyRow({ policy, intentions, speech }: PolicyRowProps) {
  const { words } = speech;
  // Said by its own mark; the server's verdict must not be drawn like one that nobody has done anything about.
  const isFixed = isFixedHere(policy);
  const kind = isFixed ? 'fixed-here' : shownVerdict(policy);
  return (
    <li class="row" data-verdict={kind}>
      <Mark kind={kind} />
      <div class="row-body">
        <p class="row-head">
          <strong>{policy.name}</strong>
          {isFixed ? null : <span class="verdict-word">{words[verdictWordOf(policy)]}</span>}
        </p>
        {policy.blocks || policy.critical || policy.source === 'local' ? (
          <p class="tags">
            {policy.blocks ? <span class="tag">{words['counts-for-access']}</span> : null}
            {policy.critical ? <span class="tag">{words.critical}</span> : null}
            {policy.source === 'local' ? <span class="tag">{words['policy-source-local']}</span> : null}
          </p>
        ) : null}
        {isFixed ? <FixedHere words={words} /> : null}
        {policy.problem === null ? null : <p class="problem">{policy.problem.text}</p>}
        <PolicyText policy={policy} intentions={intentions} speech={speech} />
        {policy.local === null || policy.local === policy.verdict || isFixed ? null : (
          <p class="summary">
            {words['policy-local']} {words[verdictWordOf({ verdict: policy.local, blocks: policy.blocks })]}
          </p>
        )}
      </div>
    </li>
  );
}
