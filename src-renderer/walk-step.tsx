import type { WalkStepReport } from '../src-main/contract/snapshot.ts';
import { Mark } from './mark.tsx';
import type { Speech } from './speech.ts';

/** One screen of the way through registration: its number, what to do there, which password it wants, and what if not. */
export function WalkStep({ step, speech: { words } }: { step: WalkStepReport; speech: Speech }) {
  const { number, state, screen, text, secretText, failure } = step;
  return (
    <li
      class="walk-step"
      value={number}
      data-state={state}
      data-verdict={state === 'done' ? 'pass' : 'pending'}
      aria-current={state === 'current' ? 'step' : undefined}
    >
      {/* The number stays when a step is done: on the phone people speak of numbers. */}
      <span class="walk-number" aria-hidden="true">
        {number}
      </span>
      <div>
        <p class="walk-screen">
          <strong>{screen}</strong>
          {state === 'pending' ? null : (
            <span class="walk-state">
              {state === 'done' ? <Mark kind="pass" /> : null}
              {words[`walk-step-${state}`]}
            </span>
          )}
        </p>
        <p>{text}</p>
        {secretText === null ? null : <p class="walk-secret">{secretText}</p>}
        {failure === null ? null : (
          <details class="walk-failure">
            <summary>{words['walk-failure']}</summary>
            <p>{failure.looks}</p>
            <p>{failure.then}</p>
          </details>
        )}
      </div>
    </li>
  );
}
