import type { Snapshot } from '../src-main/contract/snapshot.ts';
import { Mark } from './mark.tsx';
import type { Speech } from './speech.ts';
import { Timed } from './timed.tsx';

/** When and why the last refetch stopped, beside the button that starts it again. */
export function StopReason({ snapshot, speech: { words, language } }: { snapshot: Snapshot; speech: Speech }) {
  const { updatedAt, reason } = snapshot.refetch;
  const kind = reason === 'cancelled' ? 'not-applicable' : 'attention';
  return (
    <div class="stopped" data-verdict={kind}>
      <Mark kind={kind} />
      <p>
        {updatedAt === null ? null : (
          <strong>
            <Timed text={words['refetch-stopped']} at={updatedAt} language={language} />
          </strong>
        )}{' '}
        {reason === 'cancelled' ? words['refetch-cancelled'] : findReason(snapshot)}
      </p>
    </div>
  );
}

/** The stop of the journey that the refetch did not get past. Unmet policies come after it, so the first one counts. */
function findReason({ journey }: Snapshot): string | null {
  const isServers = (stop: string): boolean => stop === 'asked' || stop === 'evaluated';
  return journey.find(({ stop, state }) => isServers(stop) && state === 'failed')?.text ?? null;
}
