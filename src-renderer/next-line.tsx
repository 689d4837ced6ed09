import type { NextByItself } from '../src-main/contract/snapshot.ts';
import type { Speech } from './speech.ts';
import { Timed } from './timed.tsx';

/** What happens next without anybody doing anything. The time of day stays true by itself, so nothing has to tick. */
export function NextLine({ next, speech: { words, language } }: { next: NextByItself | null; speech: Speech }) {
  if (next === null) return null;
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
