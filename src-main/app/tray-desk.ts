import type { PromptAnswer, PromptId } from '../contract/scene.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import { isIconWanted } from '../core/icon-presence.ts';
import type { IconVisibility } from '../core/icon-visibility.ts';
import { instant } from '../core/instants.ts';
import type { Display, Rectangle } from '../core/rectangle.ts';
import { isUnderWay } from '../core/refetch-state.ts';
import { remainingWait } from '../core/remaining-wait.ts';
import type { LoadedWords } from '../core/words.ts';
import type { IconNotice } from '../engine/keep-icon-notice.ts';
import type { Clock } from '../ports.ts';
import { createIconWatch, type IconWatch } from './icon-watch.ts';
import { viewTray, type TrayView } from './tray-view.ts';
import type { TrayIcon } from './tray.ts';

/** The icon in the menu bar, as long as it has a place there. */
export type TrayDesk = {
  /** Shows the snapshot of now, in the words of now. */
  readonly draw: () => void;
  /** Empty where there is no icon. */
  readonly bounds: () => Rectangle;
  readonly displaysChanged: () => void;
  /** What is asked stands in the window: whoever opens it has been told. */
  readonly windowOpened: () => void;
  readonly answered: (answer: PromptAnswer) => void;
  /** For good: nothing draws it again. */
  readonly takeAway: () => void;
};

export type TrayDeskParts = {
  readonly makeTray: (first: TrayView) => TrayIcon;
  readonly snapshot: () => Snapshot;
  readonly words: LoadedWords;
  readonly clock: Clock;
  /** How long a refetch usually takes on this Mac. */
  readonly usualSeconds: () => number | null;
  readonly hidesWhenClear: () => boolean;
  readonly displays: () => readonly Display[];
  /** Linux says of every icon that it is nowhere. */
  readonly tellsBounds: boolean;
  readonly notice: IconNotice;
  readonly scene: { readonly ask: (id: PromptId) => void; readonly withdraw: (id: PromptId) => void };
  /** What can be seen of the icon: from the start on, and whenever that changes. */
  readonly onIcon: (visibility: IconVisibility) => void;
  readonly isWindowOpen: () => boolean;
  /** Gives Clearway a place in the Dock. */
  readonly showInDock: () => Promise<unknown>;
  readonly openSettings: () => void;
  /** For work that nobody waits for. */
  readonly report: (what: string, work: Promise<unknown>) => void;
};

const nowhere: Rectangle = { x: 0, y: 0, width: 0, height: 0 };
const minuteMs = 60_000;

export function createTrayDesk(parts: TrayDeskParts): TrayDesk {
  const { clock, notice, snapshot } = parts;
  let icon: TrayIcon | null = null;
  let cancelRenewal: (() => void) | null = null;
  let isAsked = false;
  let isGone = false;

  const bounds = (): Rectangle => icon?.bounds() ?? nowhere;
  const watch = openWatch(parts, bounds, seen);

  /** Once ever, and silently: the question stands in the window for whenever that is opened. */
  function seen(visibility: IconVisibility): void {
    if (visibility === 'visible' && isAsked) takeBack();
    if (visibility !== 'hidden' || isAsked || notice.isTold()) return;
    isAsked = true;
    parts.scene.ask('icon-hidden');
    if (parts.isWindowOpen()) told();
  }

  function takeBack(): void {
    isAsked = false;
    parts.scene.withdraw('icon-hidden');
  }

  function told(): void {
    if (isAsked) notice.tell(instant(clock.now()));
  }

  /** Electron hides an icon by taking it away and shows it by making another: on a change of state, and only then. */
  function draw(): void {
    if (isGone || !isIconWanted(snapshot(), parts.hidesWhenClear())) {
      remove();
      return;
    }
    const wait = remainingWait(snapshot().refetch, parts.usualSeconds(), clock.now());
    const view = viewTray(snapshot(), parts.words, wait);
    if (icon === null) {
      icon = parts.makeTray(view);
      watch.hear({ kind: 'created' });
    } else icon.show(view);
    // Also while there is no number to show: one may come by the clock alone.
    if (isUnderWay(snapshot().refetch.state)) cancelRenewal ??= clock.after(minuteMs, renew);
    else stopRenewal();
  }

  function remove(): void {
    stopRenewal();
    if (icon === null) return;
    icon.destroy();
    icon = null;
    watch.hear({ kind: 'removed' });
    if (isAsked) takeBack();
  }

  function renew(): void {
    cancelRenewal = null;
    draw();
  }

  function stopRenewal(): void {
    cancelRenewal?.();
    cancelRenewal = null;
  }

  return {
    draw,
    bounds,
    displaysChanged: () => {
      watch.hear({ kind: 'displays-changed' });
    },
    windowOpened: told,
    takeAway: () => {
      isGone = true;
      remove();
    },
    answered: answer => {
      isAsked = false;
      if (answer === 'agree') parts.report('choice-failed', moveToDock(parts));
    },
  };
}

function openWatch(parts: TrayDeskParts, bounds: () => Rectangle, onSeen: (seen: IconVisibility) => void): IconWatch {
  const { clock, displays, tellsBounds, onIcon } = parts;
  const watch = createIconWatch({
    clock,
    bounds: () => (tellsBounds ? bounds() : null),
    displays,
    onSeen,
    onChange: onIcon,
  });
  onIcon(watch.visibility());
  return watch;
}

async function moveToDock({ showInDock, isWindowOpen, openSettings }: TrayDeskParts): Promise<void> {
  await showInDock();
  // The pane where the choice now stands says so, and is where it can be taken back. Whoever has closed the window
  // meanwhile does not want it back.
  if (isWindowOpen()) openSettings();
}
