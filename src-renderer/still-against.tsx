import type { PolicyReport } from '../src-main/contract/snapshot.ts';
import { formatCount } from './format-count.ts';
import type { Speech } from './speech.ts';

const namesShown = 4;

/** The policies that a refetch left in the way, by name, and the way to where each says what to do. */
export function StillAgainst({ policies, speech: { words, language } }: StillAgainstProps) {
  if (policies.length === 0) return null;
  const more = policies.length - namesShown;
  return (
    <div class="still-against">
      <h3>
        {words['still-counts']} <span class="count">{formatCount(policies.length, language)}</span>
      </h3>
      <ul>
        {policies.slice(0, namesShown).map(policy => (
          <li key={policy.id}>{policy.name}</li>
        ))}
        {more > 0 ? <li>+{formatCount(more, language)}</li> : null}
      </ul>
      <button type="button" class="quiet" onClick={showAgainst}>
        {words['show-what-to-do']}
      </button>
    </div>
  );
}

type StillAgainstProps = { policies: readonly PolicyReport[]; speech: Speech };

/** Not a link: a fragment in the address would make the page another one, and main answers only its own. */
function showAgainst(): void {
  const heading = document.getElementById('against-you');
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}
