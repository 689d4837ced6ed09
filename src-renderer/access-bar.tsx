import type { Bridge } from '../src-main/contract/bridge.ts';
import type { AccessAnswer, Snapshot } from '../src-main/contract/snapshot.ts';
import type { Intentions } from './intentions.ts';
import type { Speech } from './speech.ts';

type AccessBarProps = {
  snapshot: Snapshot;
  bridge: Pick<Bridge, 'close'>;
  isPrimary: boolean;
  intentions: Intentions;
  speech: Speech;
};

/** The last stop, which only the person can see: try signing in, say whether it worked, and take that back. */
export function AccessBar({ snapshot, bridge, isPrimary, intentions, speech }: AccessBarProps) {
  const { access, headline, journey } = snapshot;
  const { words } = speech;
  const isQuestion = access.offer === 'answer';
  // Main shows an answer on the journey only as long as it still says something about now.
  const told = journey.find(({ stop, basis }) => stop === 'access' && basis === 'reported');
  const answer = told === undefined || isQuestion ? null : access.answer;
  // Where the headline is made of the answer it is not said twice.
  const text = answer === null || headline.id === 'still-refused' ? null : told?.text;
  return (
    <div class="access">
      {/* Heard when it changes: the headline may well stay the same. */}
      <p class={isQuestion ? 'access-text access-question' : 'access-text'} id="access-text" aria-live="polite">
        {isQuestion ? words['did-it-work'] : text}
      </p>
      {answer === 'worked' ? <QuietClose bridge={bridge} words={words} /> : null}
      {/* Read while one tries, and still true after the answer. */}
      {answer === null && !isQuestion ? null : <p class="access-hint">{words['quit-and-reopen']}</p>}
      {isQuestion ? <Question intentions={intentions} speech={speech} /> : null}
      {access.offer === 'try' || answer !== null ? (
        <div class="buttons">
          {access.offer === 'try' ? (
            <TryButton isFirst={answer === null} isPrimary={isPrimary} intentions={intentions} speech={speech} />
          ) : null}
          {answer === null ? null : <OtherAnswer answer={answer} intentions={intentions} speech={speech} />}
          {access.offer === 'try' && answer === null ? (
            <p class="hint" id="try-hint">
              {words['try-hint']}
            </p>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

/** The end, said and left to the person: a window that closes by itself looks like one that has crashed. */
function QuietClose({ bridge, words }: { bridge: Pick<Bridge, 'close'>; words: Speech['words'] }) {
  return (
    <p class="all-done">
      <span>{words['all-done']}</span>
      <button
        type="button"
        class="quiet"
        onClick={() => {
          void bridge.close();
        }}
      >
        {words.close}
      </button>
    </p>
  );
}

type PartProps = { intentions: Intentions; speech: Speech };

type TryButtonProps = PartProps & { isFirst: boolean; isPrimary: boolean };

function TryButton({ isFirst, isPrimary, intentions, speech: { words } }: TryButtonProps) {
  return (
    <button
      type="button"
      class={isPrimary ? 'primary' : undefined}
      aria-disabled={intentions.isUnderWay('tryAccess')}
      aria-describedby={isFirst ? 'try-hint' : undefined}
      onClick={() => {
        intentions.request('tryAccess');
      }}
    >
      {words['action-try-sign-in']}
    </button>
  );
}

function Question({ intentions, speech: { words } }: PartProps) {
  const isBusy = intentions.isUnderWay('answerAccess');
  const answer = (given: AccessAnswer) => () => {
    intentions.answerAccess(given);
  };
  return (
    <div class="buttons" role="group" aria-labelledby="access-text">
      <button type="button" aria-disabled={isBusy} onClick={answer('worked')}>
        {words['access-worked']}
      </button>
      <button type="button" aria-disabled={isBusy} onClick={answer('did-not-work')}>
        {words['access-did-not-work']}
      </button>
    </div>
  );
}

function OtherAnswer({ answer, intentions, speech: { words } }: PartProps & { answer: AccessAnswer }) {
  const other = answer === 'worked' ? 'did-not-work' : 'worked';
  // The key makes another button of it, without the focus: a second press must not take the answer back again.
  return (
    <button
      type="button"
      class="quiet"
      key={other}
      aria-disabled={intentions.isUnderWay('answerAccess')}
      onClick={() => {
        intentions.answerAccess(other);
      }}
    >
      {words[other === 'worked' ? 'access-works-now' : 'access-refused-again']}
    </button>
  );
}
