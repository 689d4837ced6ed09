import { useState } from 'preact/hooks';
import type { Bridge } from '../src-main/contract/bridge.ts';
import type { ExplainedError, ExplainReport } from '../src-main/contract/explain.ts';
import { Fold } from './fold.tsx';
import type { Speech } from './speech.ts';
import { type Answer, useAnswer } from './use-answer.ts';

/** Main takes no more than this; a page that is pasted whole is far smaller. */
const longest = 65_536;

/** What a sign-in message means on this Mac: pasted, answered, and forgotten with the window. */
export function ExplainFold({ bridge, speech }: { bridge: Bridge; speech: Speech }) {
  const [text, setText] = useState('');
  const [answer, ask] = useAnswer<ExplainReport>();
  const { words } = speech;
  const isEmpty = text.trim() === '';
  return (
    <Fold title={words.explain} count={null}>
      <form
        class="fold-form"
        onSubmit={event => {
          event.preventDefault();
          if (!isEmpty) ask(() => bridge.explain({ text }));
        }}
      >
        <label for="explain-text">{words['explain-label']}</label>
        <textarea
          id="explain-text"
          rows={3}
          maxLength={longest}
          aria-describedby="explain-hint"
          value={text}
          onInput={event => {
            setText(event.currentTarget.value);
          }}
        />
        <p class="hint" id="explain-hint">
          {words['explain-hint']}
        </p>
        <button type="submit" aria-disabled={isEmpty || answer.kind === 'waiting'}>
          {words['explain-button']}
        </button>
      </form>
      <div role="status">
        <Found answer={answer} speech={speech} />
      </div>
    </Fold>
  );
}

function Found({ answer, speech }: { answer: Answer<ExplainReport>; speech: Speech }) {
  const { words } = speech;
  if (answer.kind === 'none') return null;
  if (answer.kind === 'waiting') return <p class="fold-note">{words.loading}</p>;
  if (answer.kind === 'refused') return <p class="fold-note">{words['failed-request']}</p>;
  const { errors, giveIt } = answer.value;
  return (
    <>
      {errors.length === 0 ? (
        <p class="fold-note">{words['explain-nothing']}</p>
      ) : (
        <ul class="rows">
          {errors.map(error => (
            <Explained key={error.code} error={error} speech={speech} />
          ))}
        </ul>
      )}
      {giveIt === null ? null : <p class="fold-note">{giveIt}</p>}
    </>
  );
}

function Explained({ error, speech: { words } }: { error: ExplainedError; speech: Speech }) {
  const { code, title, meaning, here, contradictions, turn, steps } = error;
  return (
    <li class="row row-plain">
      <h3>{title}</h3>
      <p class="problem">
        {code} · {words[`turn-${turn}`]}
      </p>
      <p class="summary">{meaning}</p>
      {here === null ? null : (
        <>
          <p class="label">{words['explain-here']}</p>
          <p>{here}</p>
        </>
      )}
      {contradictions.length === 0 ? null : (
        <>
          <p class="label">{words.contradictions}</p>
          {contradictions.map(({ id, text, causes }) => (
            <p key={id}>
              {text} {causes[0]}
            </p>
          ))}
        </>
      )}
      {steps.length === 0 ? null : (
        <>
          <p class="label">{words['what-to-do']}</p>
          <ol class="steps">
            {steps.map(step => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </>
      )}
    </li>
  );
}
