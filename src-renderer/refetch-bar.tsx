import type { RefetchStateName, Snapshot } from '../src-main/contract/snapshot.ts';
import { Elapsed } from './age.tsx';
import type { Intentions } from './intentions.ts';
import { Moment } from './moment.tsx';
import type { Speech } from './speech.ts';

type RefetchBarProps = { snapshot: Snapshot; intentions: Intentions; speech: Speech };

/** In which states a refetch is being followed. */
const underWay: Record<RefetchStateName, boolean> = {
  idle: false,
  requesting: true,
  queued: true,
  accepted: true,
  answered: true,
  evaluated: true,
  telling: true,
  confirmed: false,
  settled: false,
  stopped: false,
};

/** The one primary button. While its refetch is under way: what happens now, since when, and a way out. */
export function RefetchBar({ snapshot, intentions, speech }: RefetchBarProps) {
  const { words } = speech;
  const isFollowed = underWay[snapshot.refetch.state];
  const isBusy = isFollowed || intentions.isUnderWay('refetch');
  return (
    <div class="refetch">
      {isFollowed ? <Progress snapshot={snapshot} speech={speech} /> : null}
      <div class="buttons">
        {/* aria-disabled, not disabled: the button keeps the focus of whoever has just pressed it. */}
        <button
          type="button"
          class="primary"
          aria-disabled={isBusy}
          aria-describedby="refetch-hint"
          onClick={() => {
            if (!isBusy) intentions.request('refetch');
          }}
        >
          {isBusy ? words.refetching : words.refetch}
        </button>
        {isFollowed ? (
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
        <p class="hint" id="refetch-hint" hidden={isFollowed}>
          {words['refetch-hint']}
        </p>
      </div>
    </div>
  );
}

function Progress({ snapshot: { journey, refetch }, speech }: { snapshot: Snapshot; speech: Speech }) {
  const { words, language } = speech;
  const current = journey.find(stop => stop.state === 'current');
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
        {refetch.nextTryAt === null ? null : (
          <span>
            {words['next-try']} <Moment at={refetch.nextTryAt} language={language} />
          </span>
        )}
      </p>
    </div>
  );
}
