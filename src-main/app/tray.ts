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
  tray.on('click', () => {
    onCommand('open');
  });
  tray.on('right-click', () => {
    tray.popUpContextMenu(menu);
  });
  const show = (view: TrayView): void => {
    tray.setImage(image(view.icon));
    tray.setToolTip(view.tooltip);
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
