import type { LoadedWords, MessageId } from '../core/words.ts';

/** What leads to a pane of the window, as in the menu of the icon. */
export type MenuCommand = 'about' | 'settings' | 'help';

/** What Electron does by itself. None can reload the page or open its inspector, and there is no other. */
export const menuRoles = [
  'hide',
  'quit',
  'undo',
  'redo',
  'cut',
  'copy',
  'paste',
  'selectAll',
  'minimize',
  'close',
] as const;
type MenuRole = (typeof menuRoles)[number];

export type MenuItem =
  | { readonly kind: 'line' }
  | { readonly kind: 'role'; readonly label: string; readonly role: MenuRole }
  | {
      readonly kind: 'command';
      readonly label: string;
      readonly command: MenuCommand;
      readonly accelerator: string | null;
    };

/** One menu of the menu bar. */
export type AppMenu = { readonly label: string; readonly items: readonly MenuItem[] };

const line: MenuItem = { kind: 'line' };

/**
 * The menu bar that stands there while Clearway is in the Dock, as data. Electron's ready-made menus are English in
 * every language, and one of them reloads the page.
 */
export function viewAppMenu({ say }: Pick<LoadedWords, 'say'>): readonly AppMenu[] {
  const role = (label: MessageId, name: MenuRole): MenuItem => ({ kind: 'role', label: say(label), role: name });
  const command = (label: MessageId, name: MenuCommand, accelerator: string | null): MenuItem => ({
    kind: 'command',
    label: say(label),
    command: name,
    accelerator,
  });
  return [
    {
      // macOS puts the name of the app here, whatever is written.
      label: 'Clearway',
      items: [
        command('tray.about', 'about', null),
        line,
        command('tray.settings', 'settings', 'CommandOrControl+,'),
        line,
        role('menu.hide', 'hide'),
        line,
        role('tray.quit', 'quit'),
      ],
    },
    {
      label: say('menu.edit'),
      items: [
        role('menu.undo', 'undo'),
        role('menu.redo', 'redo'),
        line,
        role('menu.cut', 'cut'),
        role('menu.copy', 'copy'),
        role('menu.paste', 'paste'),
        role('menu.select-all', 'selectAll'),
      ],
    },
    { label: say('menu.window'), items: [role('menu.minimise', 'minimize'), role('menu.close', 'close')] },
    { label: say('menu.help'), items: [command('tray.help', 'help', 'CommandOrControl+/')] },
  ];
}
