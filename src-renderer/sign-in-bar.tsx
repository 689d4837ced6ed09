import type { Intentions } from './intentions.ts';
import type { Speech } from './speech.ts';

type SignInBarProps = { isPrimary: boolean; intentions: Intentions; speech: Speech };

/**
 * While the server wants a sign-in it takes no refetch from this app, because the session belongs to the browser: the
 * one thing to press is the way to the server's own page, and Refetch is pressed there.
 */
export function SignInBar({ isPrimary, intentions, speech: { words } }: SignInBarProps) {
  const action = 'open-upstream-page';
  return (
    <div class="refetch">
      <div class="buttons">
        <button
          type="button"
          class={isPrimary ? 'primary' : undefined}
          aria-disabled={intentions.isUnderWay(action)}
          aria-describedby="sign-in-hint"
          onClick={() => {
            intentions.open(action);
          }}
        >
          {words[`action-${action}`]}
        </button>
        <p class="hint" id="sign-in-hint">
          {words['sign-in-hint']}
        </p>
      </div>
    </div>
  );
}
