import { join } from 'node:path';
import { Menu, nativeImage, Tray, type NativeImage } from 'electron';
import type { HeadlineState } from '../contract/ids.ts';
import type { TrayCommand, TrayItem, TrayView } from './tray-view.ts';

/** The icon in the menu bar. */
export type TrayIcon = {
  readonly show: (view: TrayView) => void;
  readonly bounds: () => Electron.Rectangle;
  readonly destroy: () => void;
};

/** Puts the tray on the screen. `onCommand` hears what was chosen; a plain click means open. */
export function createTray(iconFolder: string, first: TrayView, onCommand: (command: TrayCommand) => void): TrayIcon {
  const images = new Map<HeadlineState, NativeImage>();
  const image = (state: HeadlineState): NativeImage => {
    const found = images.get(state) ?? nativeImage.createFromPath(join(iconFolder, `${state}Template.png`));
    found.setTemplateImage(true);
    images.set(state, found);
    return found;
  };
  const tray = new Tray(image(first.icon));
  let menu = build(first, onCommand);
  // On macOS a set context menu would swallow the plain click that opens the window.
  const popUp = process.platform === 'darwin';
  const showMenu = (): void => {
    tray.popUpContextMenu(menu);
  };
  tray.on('click', event => {
    // A click with the control key is the right click of a Mac with one button.
    if (popUp && event.ctrlKey) showMenu();
    else onCommand('open');
  });
  tray.on('right-click', showMenu);
  let shown: TrayView | null = null;
  /** Only what has changed: a menu that is open, or being read out, is left alone. */
  const show = (view: TrayView): void => {
    const before = shown;
    shown = view;
    if (view.icon !== before?.icon) tray.setImage(image(view.icon));
    if (view.tooltip !== before?.tooltip) tray.setToolTip(view.tooltip);
    // Digits of one width: what stands beside must not move when they change. Elsewhere there is no title.
    if (view.title !== (before?.title ?? '')) tray.setTitle(view.title, { fontType: 'monospacedDigit' });
    if (JSON.stringify(view.items) === JSON.stringify(before?.items)) return;
    menu = build(view, onCommand);
    if (!popUp) tray.setContextMenu(menu);
  };
  show(first);
  return {
    show,
    bounds: () => tray.getBounds(),
    destroy: () => {
      tray.destroy();
    },
  };
}

function build({ items }: TrayView, onCommand: (command: TrayCommand) => void): Electron.Menu {
  return Menu.buildFromTemplate(items.map(item => template(item, onCommand)));
}

function template(item: TrayItem, onCommand: (command: TrayCommand) => void): Electron.MenuItemConstructorOptions {
  switch (item.kind) {
    case 'line':
      return { type: 'separator' };
    case 'text':
      return { label: item.label, enabled: false };
    case 'command':
      return {
        label: item.label,
        enabled: item.enabled,
        click: () => {
          onCommand(item.command);
        },
      };
  }
}
