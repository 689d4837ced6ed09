import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { AppMenu, MenuCommand, MenuItem } from './app-menu.ts';

/** Puts the menus into the menu bar, in the place of those before. */
export function showAppMenu(menus: readonly AppMenu[], onCommand: (command: MenuCommand) => void): void {
  const template = ({ label, items }: AppMenu): MenuItemConstructorOptions => ({
    label,
    submenu: items.map(item => itemTemplate(item, onCommand)),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(menus.map(template)));
}

function itemTemplate(item: MenuItem, onCommand: (command: MenuCommand) => void): MenuItemConstructorOptions {
  switch (item.kind) {
    case 'line':
      return { type: 'separator' };
    case 'role':
      return { label: item.label, role: item.role };
    case 'command':
      return {
        label: item.label,
        ...(item.accelerator === null ? {} : { accelerator: item.accelerator }),
        click: () => {
          onCommand(item.command);
        },
      };
  }
}
