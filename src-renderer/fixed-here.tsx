import type { PolicyReport } from '../src-main/contract/snapshot.ts';
import type { Speech } from './speech.ts';

/** Whether this Mac has just turned good while the server still says otherwise. */
export function isFixedHere({ verdict, local }: PolicyReport): boolean {
  return verdict === 'fail' && local === 'pass';
}

/** Says so, and what makes the server see it. It stands beside a mark of its own, which is not that of a failure. */
export function FixedHere({ words }: { words: Speech['words'] }) {
  return (
    <div>
      <p class="verdict-word">{words['fixed-here']}</p>
      <p>{words['fixed-here-hint']}</p>
    </div>
  );
}
