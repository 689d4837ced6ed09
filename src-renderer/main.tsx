/** Entry of the My device window: asks for the first view, then redraws with every snapshot that main sends. */
import { render } from 'preact';
import type { Bridge, View } from '../src-main/contract/bridge.ts';
import type { Scene } from '../src-main/contract/scene.ts';
import type { Snapshot } from '../src-main/contract/snapshot.ts';
import { App } from './app.tsx';
import { Unavailable } from './unavailable.tsx';

// The preload script puts it there before this one starts.
declare const clearway: Bridge;

const root = document.getElementById('clearway');

function start(place: HTMLElement): void {
  let view: View | null = null;
  // A snapshot may overtake the answer to view(): the later revision wins.
  let newest: Snapshot | null = null;
  let scene: Scene | null = null;

  const draw = (): void => {
    if (view === null) return;
    const snapshot = newest !== null && newest.revision >= view.snapshot.revision ? newest : view.snapshot;
    render(<App view={{ ...view, snapshot, scene: scene ?? view.scene }} bridge={clearway} />, place);
  };
  const clear = (): void => {
    place.removeAttribute('aria-busy');
    place.replaceChildren();
  };

  clearway.onSnapshot(snapshot => {
    newest = snapshot;
    draw();
  });
  clearway.onScene(next => {
    scene = next;
    draw();
  });
  clearway.view().then(
    answer => {
      view = answer;
      clear();
      document.documentElement.lang = answer.language;
      document.documentElement.dir = answer.direction;
      document.documentElement.dataset['surface'] = answer.surface;
      document.title = answer.words['my-device'];
      draw();
    },
    () => {
      clear();
      render(<Unavailable />, place);
    },
  );
}

if (root !== null) start(root);
