import { Age } from './age.tsx';
import type { Intentions } from './intentions.ts';
import type { Speech } from './speech.ts';

type CheckedLineProps = { takenAt: string; isOld: boolean; intentions: Intentions; speech: Speech };

/** How old everything here is, and the way to look again. It is always there, and stands out where it is too old. */
export function CheckedLine({ takenAt, isOld, intentions, speech }: CheckedLineProps) {
  const isLooking = intentions.isUnderWay('look');
  return (
    <p class="checked" data-old={isOld}>
      <span>
        {speech.words.checked} <Age at={takenAt} speech={speech} />
      </span>
      <button
        type="button"
        class="quiet"
        aria-disabled={isLooking}
        onClick={() => {
          intentions.request('look');
        }}
      >
        {isLooking ? speech.words.loading : speech.words['look-again']}
      </button>
    </p>
  );
}
