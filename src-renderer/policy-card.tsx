import type { PolicyReport } from '../src-main/contract/snapshot.ts';
import { FailingPolicies } from './failing-policies.tsx';
import type { Intentions } from './intentions.ts';
import { Mark } from './mark.tsx';
import type { Speech } from './speech.ts';

type PolicyCardProps = {
  id: string;
  title: string;
  kind: 'fail' | 'attention';
  policies: readonly PolicyReport[];
  intentions: Intentions;
  speech: Speech;
};

/** Failing policies in a card of their own, where no check speaks of them. */
export function PolicyCard({ id, title, kind, policies, intentions, speech }: PolicyCardProps) {
  return (
    <article class="card" data-verdict={kind} aria-labelledby={id}>
      <Mark kind={kind} />
      <div class="card-body">
        <p class="verdict-word">{speech.words[`verdict-${kind}`]}</p>
        <h3 id={id}>{title}</h3>
        <FailingPolicies policies={policies} intentions={intentions} speech={speech} />
      </div>
    </article>
  );
}
