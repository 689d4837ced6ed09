import type { Bridge, View } from '../src-main/contract/bridge.ts';
import type { Pane } from '../src-main/contract/scene.ts';
import { AboutPane } from './about-pane.tsx';
import { DevicePane } from './device-pane.tsx';
import { HelpPane } from './help-pane.tsx';
import { useIntentions } from './intentions.ts';
import { useKeptFocus } from './kept-focus.ts';
import { PaneFrame } from './pane-frame.tsx';
import { Prompts } from './prompts.tsx';
import { SettingsPane } from './settings-pane.tsx';
import { useWindowKeys } from './window-keys.ts';

/** The whole window: what Clearway asks, and below it one pane. */
export function App({ view, bridge }: { view: View; bridge: Bridge }) {
  const intentions = useIntentions(bridge);
  useKeptFocus();
  const { scene } = view;
  const show = (pane: Pane) => () => {
    void bridge.showPane(pane);
    return true;
  };
  useWindowKeys({
    look: () => {
      intentions.request('look');
      return true;
    },
    back: () => {
      void (scene.pane === 'device' ? bridge.close() : bridge.showPane('device'));
      return true;
    },
    help: show('help'),
    settings: show('settings'),
  });
  const shared = { view, bridge, intentions };
  return (
    <>
      <Prompts {...shared} />
      {scene.pane === 'device' ? (
        <DevicePane {...shared} />
      ) : (
        <PaneFrame pane={scene.pane} {...shared}>
          {scene.pane === 'help' ? (
            <HelpPane {...shared} />
          ) : scene.pane === 'settings' ? (
            <SettingsPane {...shared} />
          ) : (
            <AboutPane {...shared} />
          )}
        </PaneFrame>
      )}
    </>
  );
}
