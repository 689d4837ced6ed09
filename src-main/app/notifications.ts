import type { Notification as SystemNotification } from 'electron';
import type { NoticeText } from '../core/notice-words.ts';
import type { Log } from '../ports.ts';

/** What is shown, and what a click or its one button does. */
export type Shown = NoticeText & {
  readonly onClick: () => void;
  readonly action: { readonly text: string; readonly onPress: () => void } | null;
};

export type Notifications = {
  /** Shows one in the place of the one before. */
  readonly show: (shown: Shown) => void;
  /** What it said is no longer so. */
  readonly close: () => void;
};

export type NotificationParts = {
  readonly log: Log;
  readonly onShown: () => void;
  /** macOS does not let it through. */
  readonly onDenied: () => void;
};

/** The system's own notifications, one at a time and without a sound. */
export function createNotifications(
  { log, onShown, onDenied }: NotificationParts,
  Notification: typeof SystemNotification,
): Notifications {
  // A notification that nobody holds is collected, and then nothing hears its click.
  let current: SystemNotification | undefined;
  const close = (): void => {
    const old = current;
    current = undefined;
    old?.close();
  };
  const fail = (): void => {
    log('warn', 'notification-not-shown');
    onDenied();
  };
  return {
    show: ({ title, body, onClick, action }) => {
      close();
      if (!Notification.isSupported()) {
        fail();
        return;
      }
      const actions = action === null ? [] : [{ type: 'button' as const, text: action.text }];
      const notification = new Notification({ title, body, silent: true, actions });
      current = notification;
      const once = (work: () => void) => (): void => {
        // The answer to one that was replaced meanwhile is about something else.
        if (current !== notification) return;
        close();
        work();
      };
      notification.on('show', onShown);
      notification.on('click', once(onClick));
      if (action !== null) notification.on('action', once(action.onPress));
      notification.on('failed', once(fail));
      notification.show();
    },
    close,
  };
}

/** What becomes of one, told to `hear` as well. */
export function tellOutcome(parts: NotificationParts, hear: (outcome: 'shown' | 'denied') => void): NotificationParts {
  return {
    ...parts,
    onShown: () => {
      hear('shown');
      parts.onShown();
    },
    onDenied: () => {
      hear('denied');
      parts.onDenied();
    },
  };
}
