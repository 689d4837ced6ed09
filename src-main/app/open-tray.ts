import { join } from 'node:path';
import { app, screen } from 'electron';
import type { Pane } from '../contract/scene.ts';
import type { LoadedWords } from '../core/words.ts';
import type { Engine } from '../engine/engine-parts.ts';
import type { AppHealthKeeper } from '../engine/keep-app-health.ts';
import type { IconNotice } from '../engine/keep-icon-notice.ts';
import type { Clock } from '../ports.ts';
import type { ChoicesDesk } from './choices-desk.ts';
import type { DeviceWindow } from './device-window.ts';
import type { SceneDesk } from './scene-desk.ts';
import { createTrayDesk, type TrayDesk } from './tray-desk.ts';
import type { TrayCommand } from './tray-view.ts';
import { createTray } from './tray.ts';

/** What the icon is made of. `folder` is the built app: it holds `tray/`. */
export type TrayParts = {
  readonly engine: Engine;
  readonly words: LoadedWords;
  readonly clock: Clock;
  readonly folder: string;
  /** As IT had set it at the start; later looks may find it changed. */
  readonly hidesWhenClear: boolean;
  readonly iconNotice: IconNotice;
  readonly health: Pick<AppHealthKeeper, 'icon' | 'notified'>;
};

/** Where its commands lead. */
type TrayPaths = {
  readonly scene: SceneDesk;
  readonly window: Pick<DeviceWindow, 'isOpen'>;
  readonly changeChoice: ChoicesDesk['change'];
  readonly open: (pane?: Pane) => void;
  /** For work that nobody waits for. */
  readonly report: (what: string, work: Promise<unknown>) => void;
};

/** Puts the icon into the menu bar, and looks after it. */
export function openTray(parts: TrayParts, { scene, window, changeChoice, open, report }: TrayPaths): TrayDesk {
  const { engine, words, clock, folder, hidesWhenClear, iconNotice } = parts;
  const leadTo = (pane: Pane) => (): void => {
    open(pane);
  };
  const commands: Readonly<Record<TrayCommand, () => void>> = {
    open: () => {
      open();
    },
    device: leadTo('device'),
    help: leadTo('help'),
    settings: leadTo('settings'),
    about: leadTo('about'),
    refetch: () => {
      report('refetch-failed', engine.refetch());
    },
    cancel: engine.cancelRefetch,
    quit: () => {
      app.quit();
    },
  };
  const tray = createTrayDesk({
    makeTray: first =>
      createTray(join(folder, 'tray'), first, command => {
        commands[command]();
      }),
    snapshot: engine.store.get,
    words,
    clock,
    usualSeconds: engine.usualRefetchSeconds,
    hidesWhenClear: () => engine.settings()?.HideWhenClear ?? hidesWhenClear,
    displays: () => screen.getAllDisplays(),
    tellsBounds: process.platform === 'darwin',
    notice: iconNotice,
    onIcon: parts.health.icon,
    scene,
    isWindowOpen: window.isOpen,
    showInDock: () => changeChoice({ id: 'showsInDock', value: true }),
    openSettings: leadTo('settings'),
    report,
  });
  tray.draw();
  screen.on('display-added', tray.displaysChanged);
  screen.on('display-removed', tray.displaysChanged);
  screen.on('display-metrics-changed', tray.displaysChanged);
  return tray;
}
