import type { ComponentChildren } from 'preact';
import type { CheckReport } from '../src-main/contract/snapshot.ts';
import { shownVerdict } from './verdict-word.ts';
import type { Intentions } from './intentions.ts';
import { Mark } from './mark.tsx';
import { Remedy } from './remedy.tsx';
import type { Speech } from './speech.ts';

type CheckCardProps = {
  check: CheckReport;
  intentions: Intentions;
  speech: Speech;
  /** What belongs between the summary and the steps, such as the policies a check speaks of. */
  children?: ComponentChildren;
  /** What belongs after the steps, such as the way through registration. */
  after?: ComponentChildren;
};

/** One check that needs somebody: what was found, why it is not known, and how to fix it. */
export function CheckCard({ check, intentions, speech, children, after }: CheckCardProps) {
  const titleId = `check-${check.id}`;
  const shown = shownVerdict(check);
  return (
    <article class="card" data-verdict={shown} aria-labelledby={titleId}>
      <Mark kind={shown} />
      <div class="card-body">
        <p class="verdict-word">{speech.words[`verdict-${shown}`]}</p>
        {/* Can be given the focus: the one primary button may lead here. */}
        <h3 id={titleId} tabIndex={-1}>
          {check.title}
        </h3>
        <p class="summary">{check.summary}</p>
        {check.problem === null ? null : <p class="problem">{check.problem.text}</p>}
        {children}
        {check.remedy === null ? null : <Remedy remedy={check.remedy} intentions={intentions} speech={speech} />}
        {after}
      </div>
    </article>
  );
}

/** The help through registration belongs to the registration's card, in whatever group that stands. */
export function afterOf(check: CheckReport, help: ComponentChildren): ComponentChildren {
  return check.id === 'platform-sso-registration' ? help : null;
}
