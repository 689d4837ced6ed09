import { BrowserWindow } from 'electron';

/** Whether the person looks at the window now; one behind others, or minimised, is not looked at. */
export function isWindowWatched(): boolean {
  return BrowserWindow.getAllWindows().some(
    window => !window.isDestroyed() && window.isVisible() && window.isFocused(),
  );
}
