import type { PromptAnswer, PromptId } from '../src-main/contract/scene.ts';
import type { PaneProps } from './pane-props.ts';

/** What can be put off until tomorrow; everything else is now or not at all. */
const canWait: ReadonlySet<PromptId> = new Set(['deadline']);

/** What Clearway asks, above whatever pane is open. Heard when it appears; it takes no focus. */
export function Prompts({ view: { scene, words }, bridge }: PaneProps) {
  const answer = (id: PromptId, given: PromptAnswer) => () => {
    void bridge.answerPrompt({ id, answer: given });
  };
  return (
    <div class="prompts" aria-live="polite">
      {scene.prompts.map(id => (
        <div class="prompt" role="group" aria-labelledby={`prompt-${id}`} key={id}>
          <p class="prompt-text" id={`prompt-${id}`}>
            {words[`prompt-${id}`]}
          </p>
          <p class="hint">{words[`prompt-${id}-detail`]}</p>
          <div class="buttons">
            <button type="button" onClick={answer(id, 'agree')}>
              {words[`prompt-${id}-agree`]}
            </button>
            {canWait.has(id) ? (
              <button type="button" onClick={answer(id, 'later')}>
                {words['prompt-later']}
              </button>
            ) : null}
            <button type="button" onClick={answer(id, 'dismiss')}>
              {words['prompt-dismiss']}
            </button>
          </div>
        </div>
      ))}
    </div>
  );
}
