import { labelled } from './labelled.ts';
import type { WalkStepReport } from '../src-main/contract/snapshot.ts';
import { Mark } from './mark.tsx';
import type { Speech } from './speech.ts';

type WalkStepProps = { step: WalkStepReport; speech: Speech };

/** One screen of the way through registration: its number, what to do there, which password it wants, and what if not. */
export function WalkStep({ step, speech }: WalkStepProps) {
  const { number, state, screen } = step;
  const { words } = speech;
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
        {/* What is behind the person needs no words; it would only stand before what is next. */}
        {state === 'done' ? null : <Instructions step={step} speech={speech} />}
      </div>
    </li>
  );
}

function Instructions({ step: { text, secretText, failure }, speech: { words } }: WalkStepProps) {
  return (
    <>
      <p>{text}</p>
      {secretText === null ? null : <p class="walk-secret">{labelled(words, words['walk-wants'], secretText)}</p>}
      {failure === null ? null : (
        <details class="walk-failure">
          <summary>{words['walk-failure']}</summary>
          <p>{failure.looks}</p>
          <p>{failure.then}</p>
        </details>
      )}
    </>
  );
}
