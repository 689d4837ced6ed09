import type { ContradictionReport } from '../src-main/contract/snapshot.ts';
import { Fold } from './fold.tsx';
import { formatCount } from './format-count.ts';
import type { Speech } from './speech.ts';

type ContradictionListProps = { contradictions: readonly ContradictionReport[]; speech: Speech };

/** Where two sources say different things: said openly, folded away. */
export function ContradictionList({ contradictions, speech }: ContradictionListProps) {
  if (contradictions.length === 0) return null;
  return (
    <Fold title={speech.words.contradictions} count={formatCount(contradictions.length, speech.language)}>
      <ul class="rows">
        {contradictions.map(contradiction => (
          <li class="row row-plain" key={contradiction.id}>
            <p>{contradiction.text}</p>
            {contradiction.causes.length === 0 ? null : (
              <>
                <p class="label">{speech.words['usual-causes']}</p>
                <ul class="causes">
                  {contradiction.causes.map(cause => (
                    <li key={cause}>{cause}</li>
                  ))}
                </ul>
              </>
            )}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
