import { useEffect } from 'preact/hooks';

/** What a key press means in this window; every key that Clearway answers to stands in `namesOf`. */
export type KeyName = 'look' | 'back' | 'help' | 'settings' | 'copy';

/** ⌘ on a Mac's keyboard, Ctrl on others. */
const withCommand: Readonly<Record<string, KeyName | undefined>> = {
  // The keys that reload a page: the window itself is never reloaded.
  r: 'look',
  '/': 'help',
  ',': 'settings',
  c: 'copy',
};
const alone: Readonly<Record<string, KeyName | undefined>> = { F5: 'look', Escape: 'back' };

/** The name of a key press, by what is written on the key: where "/" is Shift-7, Shift belongs to it. */
export function nameOfKey(event: KeyboardEvent): KeyName | undefined {
  // Escape and Return belong to whoever is still choosing a letter.
  if (event.isComposing || event.altKey) return undefined;
  return event.metaKey || event.ctrlKey ? withCommand[event.key.toLowerCase()] : alone[event.key];
}

/** Answers to the keys that are named; a handler that says false leaves the key to the system. */
export function useWindowKeys(handlers: Partial<Readonly<Record<KeyName, () => boolean>>>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const name = nameOfKey(event);
      if (name === undefined || event.defaultPrevented) return;
      const handle = handlers[name];
      if (handle === undefined) return;
      // A key that is held down asks once, but never reloads the page meanwhile.
      if (event.repeat || handle()) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, [handlers]);
}
