import type { Intentions } from './intentions.ts';
import type { Speech } from './speech.ts';

/**
 * While the server wants a sign-in it takes no refetch from this app, because the session belongs to the browser: the
 * one thing to press is the way to the server's own page, and Refetch is pressed there.
 */
export function SignInBar({ intentions, speech: { words } }: { intentions: Intentions; speech: Speech }) {
  const action = 'open-upstream-page';
  return (
    <div class="refetch">
      <div class="buttons">
        <button
          type="button"
          class="primary"
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
