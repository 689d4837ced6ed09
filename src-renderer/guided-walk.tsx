import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ActionId } from '../src-main/contract/ids.ts';
import type { WalkReport } from '../src-main/contract/snapshot.ts';
import { AllSteps } from './all-steps.tsx';
import type { Intentions } from './intentions.ts';
import { OneStep } from './one-step.tsx';
import type { Speech } from './speech.ts';
import { positionAt, standingStep, type WalkPosition } from './walk-position.ts';

type GuidedWalkProps = {
  walk: WalkReport;
  /** What the steps speak of and this Mac can open. */
  action: ActionId | null;
  intentions: Intentions;
  speech: Speech;
  /** What can be pressed besides, right below the card. */
  children: ComponentChildren;
};

/** The way through registration, one instruction at a time. */
export function GuidedWalk({ walk, action, intentions, speech, children }: GuidedWalkProps) {
  const [said, setSaid] = useState<WalkPosition | null>(null);
  const [isTold, tell] = useTold(intentions);
  const card = useRef<HTMLDivElement>(null);
  const standing = standingStep(walk, said);
  if (standing === null) return null;
  const { words } = speech;
  const { step, place } = standing;
  const isFirst = place === 0;
  const isLast = place === walk.steps.length - 1;
  const goTo = (next: number): void => {
    tell(false);
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
              if (!isLast) goTo(place + 1);
              else {
                tell(true);
                intentions.request('registrationTried');
              }
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
        {/* Always there: a screen reader hears only what changes inside a region that it knows. */}
        <p class="guide-noted" role="status">
          {isTold ? words['help-noted'] : null}
        </p>
        {action === null ? null : <WalkAction action={action} intentions={intentions} speech={speech} />}
      </div>
      {children}
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

function WalkAction({
  action,
  intentions,
  speech: { words },
}: {
  action: ActionId;
  intentions: Intentions;
  speech: Speech;
}) {
  return (
    <div class="buttons">
      <button
        type="button"
        aria-disabled={intentions.isUnderWay(action)}
        onClick={() => {
          intentions.open(action);
        }}
      >
        {words[`action-${action}`]}
      </button>
    </div>
  );
}

/** Whether the try that the person told of was taken: a telling that was refused is none. */
function useTold({ failed, isUnderWay }: Intentions): readonly [boolean, (told: boolean) => void] {
  const [told, tell] = useState(false);
  useEffect(() => {
    if (failed) tell(false);
  }, [failed]);
  return [told && !failed && !isUnderWay('registrationTried'), tell];
}
