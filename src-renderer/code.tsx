import { useState } from 'preact/hooks';
import type { Bridge } from '../src-main/contract/bridge.ts';
import type { Speech } from './speech.ts';
import { useWindowKeys } from './window-keys.ts';

type CodeProps = { codes: string; bridge: Pick<Bridge, 'copyCodes'>; words: Speech['words'] };

/** The code that is read out on the phone. Pressing it copies it, and so do the keys that copy while nothing else is chosen. */
export function Code({ codes, bridge, words }: CodeProps) {
  const [copied, setCopied] = useState({ times: 0, isDone: true });
  const copy = (): void => {
    const settle = (isDone: boolean) => () => {
      setCopied(({ times }) => ({ times: times + 1, isDone }));
    };
    bridge.copyCodes().then(settle(true), settle(false));
  };
  useWindowKeys({
    copy: () => {
      if (isOtherwiseChosen()) return false;
      copy();
      return true;
    },
  });
  return (
    <span class="code">
      {words.code}{' '}
      <button type="button" class="code-itself" title={words['code-copy']} onClick={copy}>
        {codes}
      </button>
      <span class="code-copied" aria-live="polite">
        {/* The key makes it another text each time, so that a second copy is heard as well. */}
        {copied.times === 0 ? null : (
          <span key={copied.times}>{words[copied.isDone ? 'code-copied' : 'failed-request']}</span>
        )}
      </span>
    </span>
  );
}

/** Text that is marked, or a field that is written in, is what the keys that copy are meant for. */
function isOtherwiseChosen(): boolean {
  const at = document.activeElement;
  if (at?.matches('textarea, input, select') === true) return true;
  const isCode = at?.matches('.code-itself') === true;
  return !isCode && document.getSelection()?.isCollapsed === false;
}
