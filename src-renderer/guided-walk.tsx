import { useRef, useState } from 'preact/hooks';
import type { WalkReport } from '../src-main/contract/snapshot.ts';
import { AllSteps } from './all-steps.tsx';
import type { Intentions } from './intentions.ts';
import { OneStep } from './one-step.tsx';
import type { Speech } from './speech.ts';
import { positionAt, standingStep, type WalkPosition } from './walk-position.ts';

type GuidedWalkProps = { walk: WalkReport; intentions: Intentions; speech: Speech };

/** The way through registration, one instruction at a time. */
export function GuidedWalk({ walk, intentions, speech }: GuidedWalkProps) {
  const [said, setSaid] = useState<WalkPosition | null>(null);
  const card = useRef<HTMLDivElement>(null);
  const standing = standingStep(walk, said);
  if (standing === null) return null;
  const { words } = speech;
  const { step, place } = standing;
  const isFirst = place === 0;
  const isLast = place === walk.steps.length - 1;
  const goTo = (next: number): void => {
    setSaid(positionAt(walk, next));
  };
  return (
    <section class="guide" aria-label={words['step-by-step']}>
      <div class="guide-card" ref={card}>
        <OneStep step={step} place={place} count={walk.steps.length} speech={speech} />
        {step.failure === null ? null : (
          // A new step begins folded: what is open belongs to the one before.
          <details class="walk-failure" key={step.id}>
            <summary>{words['walk-failure']}</summary>
            <p>{step.failure.looks}</p>
            <p>{step.failure.then}</p>
          </details>
        )}
        <div class="buttons">
          <button
            type="button"
            class="primary"
            aria-disabled={isLast && intentions.isUnderWay('registrationTried')}
            aria-describedby={isLast ? 'guide-hint' : undefined}
            onClick={() => {
              if (isLast) intentions.request('registrationTried');
              else goTo(place + 1);
            }}
          >
            {words['walk-done']}
          </button>
          {/* Stays where it is on the first step: a button that goes away takes the keyboard's place with it. */}
          <button
            type="button"
            aria-disabled={isFirst}
            onClick={() => {
              if (!isFirst) goTo(place - 1);
            }}
          >
            {words['help-back']}
          </button>
        </div>
        {isLast ? (
          <p class="hint" id="guide-hint">
            {words['walk-done-hint']}
          </p>
        ) : null}
      </div>
      <AllSteps
        walk={walk}
        standing={step.id}
        speech={speech}
        goTo={next => {
          goTo(next);
          card.current?.scrollIntoView({ block: 'nearest' });
        }}
      />
    </section>
  );
}
