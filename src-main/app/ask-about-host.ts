import type { BrowserWindow } from 'electron';
import type { WindowWords } from '../contract/window-words.ts';
import { askPerson } from './ask-person.ts';

/** Asks whether a page of that host may be opened. */
export async function askAboutHost(window: BrowserWindow, words: WindowWords, host: string): Promise<boolean> {
  const named = (text: string): string => text.replaceAll('{host}', () => host);
  return askPerson(window, {
    message: named(words['link-question']),
    detail: named(words['link-detail']),
    cancel: words.cancel,
    agree: words['link-open'],
  });
}
