import type { CheckReport } from '../src-main/contract/snapshot.ts';
import { verdictWordOf } from './verdict-word.ts';
import { Fold } from './fold.tsx';
import { formatCount } from './format-count.ts';
import { Mark } from './mark.tsx';
import type { Speech } from './speech.ts';

type CheckListProps = { checks: readonly CheckReport[]; speech: Speech };

/** The checks that need nobody, folded away: one line each. */
export function CheckList({ checks, speech }: CheckListProps) {
  if (checks.length === 0) return null;
  return (
    <Fold title={speech.words['all-good']} count={formatCount(checks.length, speech.language)}>
      <ul class="rows">
        {checks.map(check => (
          <li class="row" key={check.id} data-verdict={check.verdict}>
            <Mark kind={check.verdict} />
            <div class="row-body">
              <p class="row-head">
                <strong>{check.title}</strong>
                <span class="verdict-word">{speech.words[verdictWordOf(check)]}</span>
              </p>
              <p class="summary">{check.summary}</p>
              {check.problem === null ? null : <p class="problem">{check.problem.text}</p>}
            </div>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
