import type { Bridge } from '../src-main/contract/bridge.ts';
import type { Speech } from './speech.ts';

const others = ['help', 'settings', 'about'] as const;

/** The way to the other panes, at the end of this one: most people never need them. */
export function PaneLinks({ bridge, words }: { bridge: Pick<Bridge, 'showPane'>; words: Speech['words'] }) {
  return (
    <div class="pane-links">
      {others.map(pane => (
        <button
          type="button"
          class="quiet"
          key={pane}
          onClick={() => {
            void bridge.showPane(pane);
          }}
        >
          {words[`pane-${pane}`]}
        </button>
      ))}
    </div>
  );
}
