import type { WindowWordId } from '../../src-main/contract/window-words.ts';
import type { LoadedWords } from '../../src-main/core/words.ts';

/** What a technician asks somebody to press. */
const buttons = [
  'pane-help',
  'refetch',
  'refetch-now',
  'cancel',
  'look-again',
  'action-try-sign-in',
  'action-restart-sso-agent',
  'restart-agree',
  'walk-done',
  'help-back',
  'help-all-steps',
  'help-copy-codes',
  'ticket-copy',
] as const satisfies readonly WindowWordId[];

/** Two buttons are named by one word more, because theirs says nothing without what stands beside it. */
const beside: Readonly<Partial<Record<WindowWordId, WindowWordId>>> = {
  'ticket-copy': 'ticket',
  'restart-agree': 'restart-question',
};

/** How the person comes to the window, and what its buttons are called in the language that they see. */
export function windowPart(words: LoadedWords, languages: readonly LoadedWords[]): string {
  const { window } = words;
  return [
    '## Finding the window',
    '',
    `- **With the icon**: click Clearway’s icon in the menu bar at the top right and choose “${words.say('tray.help')}”.`,
    `- **In the window**: “${window['pane-help']}” stands at the bottom of it. Command-/ leads there from anywhere in the window.`,
    '- **With a link**: `clearway://help` opens it; a link in a chat or an e-mail will do.',
    '- **No icon to be seen**: a full menu bar hides icons, and so does IT’s or the person’s own choice. Open Clearway from Applications, or press Command-Space, type Clearway and press Return.',
    '',
    'Clearway speaks the person’s language, and this page speaks English. The codes and the numbers of the steps are the same in all of them. The ticket is written in the person’s language.',
    '',
    `| ${languages.map(({ language }) => language).join(' | ')} |`,
    `| ${languages.map(() => '---').join(' | ')} |`,
    ...buttons.map(id => `| ${languages.map(one => nameOf(id, one)).join(' | ')} |`),
  ].join('\n');
}

function nameOf(id: WindowWordId, { window }: LoadedWords): string {
  const other = beside[id];
  return other === undefined ? window[id] : `${window[id]} (${window[other]})`;
}
