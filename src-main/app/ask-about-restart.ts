import type { BrowserWindow } from 'electron';
import type { WindowWords } from '../contract/window-words.ts';
import { askPerson } from './ask-person.ts';

/** Asks whether the person's single sign-on agent may be restarted. */
export async function askAboutRestart(window: BrowserWindow, words: WindowWords): Promise<boolean> {
  return askPerson(window, {
    message: words['restart-question'],
    detail: words['restart-detail'],
    cancel: words.cancel,
    agree: words['restart-agree'],
  });
}
