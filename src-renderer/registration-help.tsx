import type { DoctorReport, WalkReport } from '../src-main/contract/snapshot.ts';
import type { Intentions } from './intentions.ts';
import type { Speech } from './speech.ts';
import { WalkStep } from './walk-step.tsx';

type RegistrationHelpProps = {
  doctor: DoctorReport | null;
  walk: WalkReport | null;
  intentions: Intentions;
  speech: Speech;
};

/** What goes with the registration's steps: what cannot be seen from here, and the way through, screen by screen. */
export function RegistrationHelp({ doctor, walk, intentions, speech }: RegistrationHelpProps) {
  const { words } = speech;
  const caveats = doctor?.caveats ?? [];
  return (
    <>
      {caveats.length === 0 ? null : (
        <>
          <p class="label">{words['doctor-keep-in-mind']}</p>
          <ul class="causes">
            {caveats.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </>
      )}
      {walk === null ? null : (
        <details class="walk">
          <summary>{words['step-by-step']}</summary>
          <p class="walk-title">{walk.title}</p>
          <p class="walk-title">{words['walk-numbers']}</p>
          <ol class="walk-steps">
            {walk.steps.map(step => (
              <WalkStep key={step.id} step={step} speech={speech} />
            ))}
          </ol>
          <div class="buttons">
            <button
              type="button"
              aria-disabled={intentions.isUnderWay('registrationTried')}
              aria-describedby="walk-done-hint"
              onClick={() => {
                intentions.request('registrationTried');
              }}
            >
              {words['walk-done']}
            </button>
            <p class="hint" id="walk-done-hint">
              {words['walk-done-hint']}
            </p>
          </div>
        </details>
      )}
    </>
  );
}
