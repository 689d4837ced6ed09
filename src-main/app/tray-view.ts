import type { HeadlineState } from '../contract/ids.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import { namesOfBlocking } from '../core/names-of-blocking.ts';
import { isUnderWay } from '../core/refetch-state.ts';
import type { RemainingWait } from '../core/remaining-wait.ts';
import { shorten } from '../core/shorten.ts';
import { spokenCodes } from '../core/spoken-codes.ts';
import type { LoadedWords, MessageId } from '../core/words.ts';

/** What a click asks for: `open` the window as it is, or another pane of it, or something at once. */
export type TrayCommand = 'open' | 'device' | 'help' | 'settings' | 'about' | 'refetch' | 'cancel' | 'quit';

export type TrayItem =
  | { readonly kind: 'line' }
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'command'; readonly label: string; readonly command: TrayCommand; readonly enabled: boolean };

/** The tray as data: which icon, what stands beside it, which tooltip, which menu. */
export type TrayView = {
  readonly icon: HeadlineState;
  /** Beside the icon; empty nearly always. */
  readonly title: string;
  /** Read out by VoiceOver as well: it says all that the icon and the title say. */
  readonly tooltip: string;
  readonly items: readonly TrayItem[];
};

const longestLabel = 72;
const line: TrayItem = { kind: 'line' };

/** Draws the tray from a snapshot. Pure; `tray.ts` puts it on the screen. */
export function viewTray(snapshot: Snapshot, words: LoadedWords, wait: RemainingWait | null = null): TrayView {
  const { headline } = snapshot;
  const command = (label: MessageId, name: TrayCommand, enabled = true): TrayItem => ({
    kind: 'command',
    label: words.say(label),
    command: name,
    enabled,
  });
  return {
    icon: headline.state,
    title: wait === null ? '' : words.say(`tray.title-${wait.until}`, { minutes: wait.minutes }),
    tooltip:
      wait === null
        ? words.say('tray.tooltip', { headline: headline.text })
        : words.say(`tray.tooltip-${wait.until}`, { headline: headline.text, minutes: wait.minutes }),
    items: [
      text(headline.text),
      text(words.window[`turn-${headline.turn}`]),
      text(words.say('tray.codes', { codes: spokenCodes(snapshot) })),
      ...viewBlocking(snapshot, words),
      line,
      command('tray.open', 'device'),
      ...(isUnderWay(snapshot.refetch.state)
        ? [command('tray.refetching', 'refetch', false), command('tray.cancel', 'cancel')]
        : [command('tray.refetch', 'refetch', snapshot.upstream.kind !== 'none')]),
      line,
      command('tray.help', 'help'),
      command('tray.settings', 'settings'),
      command('tray.about', 'about'),
      line,
      command('tray.quit', 'quit'),
    ],
  };
}

function viewBlocking(snapshot: Snapshot, words: LoadedWords): readonly TrayItem[] {
  const names = namesOfBlocking(snapshot);
  if (names.length === 0) return [];
  const count = text(words.say('tray.blocking-count', { count: names.length }));
  return [line, count, ...names.slice(0, 5).map(name => text(`• ${name}`))];
}

/** Electron takes a single "&" for the mark of a key. */
function text(label: string): TrayItem {
  return { kind: 'text', label: shorten(label, longestLabel).replaceAll('&', '&&') };
}
