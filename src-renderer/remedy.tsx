import type { RemedyReport } from '../src-main/contract/snapshot.ts';
import type { Intentions } from './intentions.ts';
import type { Speech } from './speech.ts';

type RemedyProps = { remedy: RemedyReport; intentions: Intentions; speech: Speech };

/** How to fix it: numbered steps and at most one button. */
export function Remedy({ remedy: { steps, action }, intentions, speech: { words } }: RemedyProps) {
  const isBusy = action !== null && intentions.isUnderWay(action);
  return (
    <div class="remedy">
      <p class="label">{words['what-to-do']}</p>
      <ol class="steps">
        {steps.map(step => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {action === null ? null : (
        <button
          type="button"
          aria-disabled={isBusy}
          onClick={() => {
            intentions.open(action);
          }}
        >
          {words[`action-${action}`]}
        </button>
      )}
    </div>
  );
}
