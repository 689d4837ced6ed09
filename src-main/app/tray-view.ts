import type { HeadlineState } from '../contract/ids.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import { isUnderWay } from '../core/refetch-state.ts';
import type { Words } from '../core/words.ts';

/** What a click on a menu item asks for. */
export type TrayCommand = 'open' | 'refetch' | 'quit';

export type TrayItem =
  | { readonly kind: 'line' }
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'command'; readonly label: string; readonly command: TrayCommand; readonly enabled: boolean };

/** The tray as data: which icon, which tooltip, which menu. */
export type TrayView = { readonly icon: HeadlineState; readonly tooltip: string; readonly items: readonly TrayItem[] };

const longestLabel = 72;

/** Draws the tray from a snapshot. Pure; `tray.ts` puts it on the screen. */
export function viewTray(snapshot: Snapshot, words: Words): TrayView {
  const { headline, refetch } = snapshot;
  const blocking = namesOfBlocking(snapshot);
  const busy = isUnderWay(refetch.state);
  const hasUpstream = snapshot.upstream.kind !== 'none';
  return {
    icon: headline.state,
    tooltip: words.say('tray.tooltip', { headline: headline.text }),
    items: [
      { kind: 'text', label: shorten(headline.text) },
      ...(blocking.length === 0
        ? []
        : [
            { kind: 'line' } as const,
            { kind: 'text', label: words.say('tray.blocking-count', { count: blocking.length }) } as const,
            ...blocking.slice(0, 5).map(name => ({ kind: 'text', label: shorten(`• ${name}`) }) as const),
          ]),
      { kind: 'line' },
      { kind: 'command', label: words.say('tray.open'), command: 'open', enabled: true },
      {
        kind: 'command',
        label: words.say(busy ? 'tray.refetching' : 'tray.refetch'),
        command: 'refetch',
        enabled: !busy && hasUpstream,
      },
      { kind: 'line' },
      { kind: 'command', label: words.say('tray.quit'), command: 'quit', enabled: true },
    ],
  };
}

/** Failing checks and policies that count for access; the check about the policies stands for none of its own. */
function namesOfBlocking({ checks, policies }: Snapshot): readonly string[] {
  const names = policies.items.filter(item => item.blocks && item.verdict === 'fail').map(item => item.name);
  const failing = checks.filter(check => check.blocks && check.verdict === 'fail');
  return [...failing.filter(check => check.id !== 'upstream-policies').map(check => check.title), ...names];
}

function shorten(text: string): string {
  return text.length <= longestLabel ? text : `${text.slice(0, longestLabel - 1)}…`;
}
