import { useEffect } from 'preact/hooks';

/** Gives the keys that reload a page their meaning here: look again. The window itself is never reloaded. */
export function useLookOnReloadKeys(look: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isReload = event.key === 'F5' || ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'r');
      if (!isReload) return;
      event.preventDefault();
      if (!event.repeat) look();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, [look]);
}
