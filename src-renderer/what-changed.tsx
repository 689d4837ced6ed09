import type { PolicyChange, PolicyReport } from '../src-main/contract/snapshot.ts';
import { describeChange, sortChanges } from './describe-change.ts';
import { Mark } from './mark.tsx';
import { Section } from './section.tsx';
import type { Speech } from './speech.ts';
import { StillAgainst } from './still-against.tsx';

type WhatChangedProps = {
  /** Null as long as no refetch has ended with the policies read. */
  changes: readonly PolicyChange[] | null;
  /** The policies that stand in the way after it. */
  against: readonly PolicyReport[];
  speech: Speech;
};

/** What the refetch that has just ended brought, and what it left. */
export function WhatChanged({ changes, against, speech }: WhatChangedProps) {
  if (changes === null) return null;
  return (
    <Section id="what-changed" title={speech.words['what-changed']}>
      {changes.length === 0 ? <p>{speech.words['nothing-changed']}</p> : null}
      <ul class="changes">
        {sortChanges(changes).map(change => (
          <Change key={change.id} change={change} speech={speech} />
        ))}
      </ul>
      <StillAgainst policies={against} speech={speech} />
    </Section>
  );
}

function Change({ change, speech: { words } }: { change: PolicyChange; speech: Speech }) {
  const { kind, word } = describeChange(change, words);
  return (
    <li data-verdict={kind}>
      <Mark kind={kind} />
      <div>
        <p>
          <span class="verdict-word">{word}</span> <strong>{change.name}</strong>
        </p>
        {change.blocks ? (
          <p class="tags">
            <span class="tag">{words['counts-for-access']}</span>
          </p>
        ) : null}
      </div>
    </li>
  );
}
