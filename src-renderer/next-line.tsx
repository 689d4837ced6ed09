import type { HeadlineReport, NextByItself } from '../src-main/contract/snapshot.ts';
import type { Speech } from './speech.ts';
import { Timed } from './timed.tsx';

type NextLineProps = { next: NextByItself | null; headline: HeadlineReport; speech: Speech };

/** What happens next without anybody doing anything. The time of day stays true by itself, so nothing has to tick. */
export function NextLine({ next, headline, speech: { words, language } }: NextLineProps) {
  // A headline that says it already is not repeated.
  if (next === null || (next.at === null && headline.text.includes(next.text))) return null;
  return (
    <p class="next">
      <strong>
        {next.at === null ? (
          words['next-by-itself']
        ) : (
          <Timed text={words['next-at']} at={next.at} language={language} />
        )}
      </strong>{' '}
      {next.text}
    </p>
  );
}
