import { expectedScreens } from './expected-screens.ts';
import type { WalkStepReport } from '../src-main/contract/snapshot.ts';
import { fillPlaces } from './fill-places.ts';
import { formatCount } from './format-count.ts';
import { Mark } from './mark.tsx';
import type { Speech } from './speech.ts';

type OneStepProps = { step: WalkStepReport; place: number; count: number; speech: Speech };

/** One instruction. It is itself the live region, so whoever reads with their ears hears a new one once, as a whole. */
export function OneStep({ step, place, count, speech: { words, language } }: OneStepProps) {
  const { id, number, screen, text, secretText, state } = step;
  const isYetToBe = state !== 'done' && expectedScreens.includes(id);
  return (
    <div class="one-step" role="status" aria-live="polite" aria-atomic="true">
      <p class="one-step-head">
        <span class="one-step-number">
          {words['help-step']} <strong>{number}</strong>
        </span>
        <span class="one-step-place">
          {state === 'done' ? (
            <span class="one-step-done" data-verdict="pass">
              <Mark kind="pass" />
              {words['walk-step-done']}
            </span>
          ) : null}
          {fillPlaces(words['help-progress'], {
            place: formatCount(place + 1, language),
            count: formatCount(count, language),
          })}
        </span>
      </p>
      <h2 class="one-step-screen" data-expected={isYetToBe}>
        {isYetToBe ? fillPlaces(words['help-expected'], { screen }) : screen}
      </h2>
      <p>{text}</p>
      {secretText === null ? null : (
        <p class="one-step-secret">
          <span class="one-step-wants">{words['walk-wants']}</span>
          {secretText}
        </p>
      )}
    </div>
  );
}
