import type { Snapshot } from '../src-main/contract/snapshot.ts';
import { Elapsed } from './age.tsx';
import type { Intentions } from './intentions.ts';
import { Moment } from './moment.tsx';
import { isFollowed } from './refetch-states.ts';
import type { Speech } from './speech.ts';
import { StopReason } from './stop-reason.tsx';
import { Timed } from './timed.tsx';

type RefetchBarProps = { snapshot: Snapshot; isPrimary: boolean; intentions: Intentions; speech: Speech };

/** Refetch. While it is under way: what happens now, since when, until when, and a way out; after a stop: why. */
export function RefetchBar({ snapshot, isPrimary, intentions, speech }: RefetchBarProps) {
  const { words } = speech;
  const { state } = snapshot.refetch;
  const isUnderWay = isFollowed(state);
  // What waits for its next try can be tried at once.
  const isQueued = state === 'queued';
  // But a server that asked for time gets it, and a button that does nothing would only be pressed again.
  const mayHurry = isQueued && snapshot.refetch.reason !== 'rate-limited';
  const isBusy = (isUnderWay && !mayHurry) || intentions.isUnderWay('refetch');
  return (
    <div class="refetch">
      {isUnderWay ? <Progress snapshot={snapshot} speech={speech} /> : null}
      {/* Always there: a screen reader hears only what changes inside a region that it knows. */}
      <div role="status">{state === 'stopped' ? <StopReason snapshot={snapshot} speech={speech} /> : null}</div>
      <div class="buttons">
        {/* aria-disabled, not disabled: the button keeps the focus of whoever has just pressed it. */}
        <button
          type="button"
          class={isPrimary ? 'primary' : undefined}
          aria-disabled={isBusy}
          aria-describedby="refetch-hint"
          onClick={() => {
            if (!isBusy) intentions.request('refetch');
          }}
        >
          {mayHurry && !isBusy ? words['refetch-now'] : isBusy ? words.refetching : words.refetch}
        </button>
        {isUnderWay ? (
          <button
            type="button"
            aria-disabled={intentions.isUnderWay('cancelRefetch')}
            onClick={() => {
              intentions.request('cancelRefetch');
            }}
          >
            {words.cancel}
          </button>
        ) : null}
        <p class="hint" id="refetch-hint" hidden={isUnderWay}>
          {words[snapshot.upstream.kind === 'report' ? 'refetch-hint-report' : 'refetch-hint']}
        </p>
      </div>
    </div>
  );
}

function Progress({ snapshot: { journey, refetch, upstream }, speech }: { snapshot: Snapshot; speech: Speech }) {
  const { words, language } = speech;
  const current = journey.find(stop => stop.state === 'current');
  // Said under the headline already, with what will be tried.
  const isSaid = refetch.nextTryAt === upstream.next?.at;
  return (
    <div class="under-way">
      {current === undefined ? null : <p class="under-way-text">{current.text}</p>}
      <progress aria-label={words.refetching} />
      <p class="under-way-times">
        {refetch.startedAt === null ? null : (
          <span>
            {words.started} <Elapsed since={refetch.startedAt} speech={speech} />
          </span>
        )}
        {refetch.nextTryAt === null || isSaid ? null : (
          <span>
            {words['next-try']} <Moment at={refetch.nextTryAt} language={language} />
          </span>
        )}
        {refetch.deadlineAt === null ? null : (
          <span>
            <Timed text={words['gives-up']} at={refetch.deadlineAt} language={language} />
          </span>
        )}
      </p>
    </div>
  );
}
