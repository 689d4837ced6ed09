import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Pane } from '../src-main/contract/scene.ts';
import type { PaneProps } from './pane-props.ts';

type PaneFrameProps = PaneProps & { pane: Exclude<Pane, 'device'>; children: ComponentChildren };

/** A pane other than the device: its name, the way back, and its content. */
export function PaneFrame({ pane, view: { words }, bridge, children }: PaneFrameProps) {
  const title = useRef<HTMLHeadingElement>(null);
  // Whoever reads with their ears stands at the beginning of what is new.
  useEffect(() => {
    title.current?.focus();
  }, [pane]);
  return (
    <div class="pane" data-pane={pane}>
      <header class="pane-head">
        <button
          type="button"
          class="quiet"
          onClick={() => {
            void bridge.showPane('device');
          }}
        >
          {words['pane-back']}
        </button>
        <h1 ref={title} tabIndex={-1}>
          {words[`pane-${pane}`]}
        </h1>
      </header>
      {children}
    </div>
  );
}
