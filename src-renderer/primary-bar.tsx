import type { CheckId } from '../src-main/contract/ids.ts';
import type { Primary } from './choose-primary.ts';
import type { Intentions } from './intentions.ts';
import type { Speech } from './speech.ts';

type PrimaryBarProps = { primary: Primary | null; intentions: Intentions; speech: Speech };

/** The person's next step right under the headline, where that is not Refetch, a sign-in or a try: those have their own place. */
export function PrimaryBar({ primary, intentions, speech: { words } }: PrimaryBarProps) {
  if (primary === null || (primary.kind !== 'open' && primary.kind !== 'show')) return null;
  const isBusy = primary.kind === 'open' && intentions.isUnderWay(primary.action);
  return (
    <div class="next-step">
      <button
        type="button"
        class="primary"
        aria-disabled={isBusy}
        onClick={() => {
          if (primary.kind === 'show') showCheck(primary.check);
          else intentions.open(primary.action);
        }}
      >
        {primary.kind === 'show' ? words['show-what-to-do'] : words[`action-${primary.action}`]}
      </button>
    </div>
  );
}

/** Not a link: a fragment in the address would make the page another one, and main answers only its own. */
function showCheck(check: CheckId): void {
  const title = document.getElementById(`check-${check}`);
  title?.closest('article')?.scrollIntoView({ block: 'start' });
  title?.focus({ preventScroll: true });
}
