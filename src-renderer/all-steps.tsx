import type { WalkReport } from '../src-main/contract/snapshot.ts';
import { Mark } from './mark.tsx';
import type { Speech } from './speech.ts';

type AllStepsProps = { walk: WalkReport; standing: string; speech: Speech; goTo: (place: number) => void };

/** Every step by its number, so that the technician can say “go to 13”. */
export function AllSteps({ walk, standing, speech: { words }, goTo }: AllStepsProps) {
  return (
    <details class="walk guide-all">
      <summary>{words['help-all-steps']}</summary>
      <p class="walk-title">{walk.title}</p>
      <p class="walk-title">{words['walk-numbers']}</p>
      <ol class="guide-steps">
        {walk.steps.map(({ id, number, screen, state }, place) => (
          <li key={id} value={number} data-verdict={state === 'done' ? 'pass' : 'pending'}>
            <button
              type="button"
              class="guide-step"
              data-state={state}
              aria-current={id === standing ? 'step' : undefined}
              onClick={() => {
                goTo(place);
              }}
            >
              <span class="walk-number">{number}</span>
              <span class="guide-screen">{screen}</span>
              {state === 'done' ? (
                <span class="walk-state">
                  <Mark kind="pass" />
                  {words['walk-step-done']}
                </span>
              ) : null}
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}
