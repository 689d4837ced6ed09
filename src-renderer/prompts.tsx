import { useEffect, useState } from 'preact/hooks';
import type { PromptAnswer, PromptId } from '../src-main/contract/scene.ts';
import type { PaneProps } from './pane-props.ts';

/** What can be put off until tomorrow; everything else is now or not at all. */
const canWait: ReadonlySet<PromptId> = new Set(['deadline']);

/**
 * What Clearway asks, above whatever pane is open, the newest first. Heard when it appears; it takes no focus, and no
 * button of it stands out: the one that does belongs to the pane.
 */
export function Prompts({ view: { scene, words }, bridge }: PaneProps) {
  // One paint late: a live region speaks of what comes into it, and of nothing that it was born with.
  const [isListening, setListening] = useState(false);
  useEffect(() => {
    setListening(true);
  }, []);
  const asked = isListening ? scene.prompts.toReversed() : [];
  const answer = (id: PromptId, given: PromptAnswer): void => {
    // Refused where it is no longer asked: a second press, or one that was too late. Then it is gone already.
    bridge.answerPrompt({ id, answer: given }).catch(() => undefined);
  };
  return (
    <div class="prompts" aria-live="polite">
      {asked.map(id => (
        <Prompt key={id} id={id} words={words} answer={answer} />
      ))}
    </div>
  );
}

type PromptProps = {
  id: PromptId;
  words: PaneProps['view']['words'];
  answer: (id: PromptId, given: PromptAnswer) => void;
};

function Prompt({ id, words, answer }: PromptProps) {
  const button = (given: PromptAnswer, text: string) => (
    <button
      type="button"
      class={given === 'dismiss' ? 'quiet' : undefined}
      onClick={() => {
        answer(id, given);
      }}
    >
      {text}
    </button>
  );
  return (
    <div
      class="prompt"
      role="group"
      aria-labelledby={`prompt-${id}`}
      aria-describedby={`prompt-${id}-detail`}
      onKeyDown={event => {
        if (event.key !== 'Escape') return;
        // The same key closes the window for whoever stands outside.
        event.preventDefault();
        event.stopPropagation();
        answer(id, 'dismiss');
      }}
    >
      <svg class="mark" viewBox="0 0 20 20" aria-hidden="true">
        <path
          class="mark-lines"
          d="M4 3.5h12a1.5 1.5 0 0 1 1.5 1.5v7.5A1.5 1.5 0 0 1 16 14H9.5L6 17v-3H4a1.5 1.5 0 0 1-1.5-1.5V5A1.5 1.5 0 0 1 4 3.5Z"
        />
      </svg>
      <div>
        <p class="prompt-text" id={`prompt-${id}`}>
          {words[`prompt-${id}`]}
        </p>
        <p class="prompt-detail" id={`prompt-${id}-detail`}>
          {words[`prompt-${id}-detail`]}
        </p>
        <div class="buttons">
          {button('agree', words[`prompt-${id}-agree`])}
          {canWait.has(id) ? button('later', words['prompt-later']) : null}
          {button('dismiss', words['prompt-dismiss'])}
        </div>
      </div>
    </div>
  );
}
