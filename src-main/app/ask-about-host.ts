import { dialog, type BrowserWindow } from 'electron';
import type { WindowWords } from '../contract/bridge.ts';

const cancelButton = 0;
const openButton = 1;

/**
 * Asks in a dialog of the system whether a page of that host may be opened.
 * Cancel is what Return and Escape choose: nobody gets to a page by a key that was meant for something else.
 */
export async function askAboutHost(window: BrowserWindow, words: WindowWords, host: string): Promise<boolean> {
  const named = (text: string): string => text.replaceAll('{host}', () => host);
  const asked = dialog.showMessageBox(window, {
    type: 'question',
    message: named(words['link-question']),
    detail: named(words['link-detail']),
    buttons: [words.cancel, words['link-open']],
    defaultId: cancelButton,
    cancelId: cancelButton,
    noLink: true,
  });
  // A dialog can outlive its window without ever being answered; a window that is gone agrees to nothing.
  let isGone = (): void => undefined;
  const gone = new Promise<null>(resolve => {
    isGone = () => {
      resolve(null);
    };
  });
  window.once('closed', isGone);
  const answer = await Promise.race([asked, gone]);
  if (!window.isDestroyed()) window.removeListener('closed', isGone);
  return answer?.response === openButton;
}
