/*
 * Loaded before the app: remembers what the app puts into the menu bar and what it notifies of, which the system does
 * not give back.
 */
const { Notification, Tray } = require('electron');

const record = { tray: null, tooltips: [], titles: [], menu: null, made: 0, takenAway: 0 };
globalThis.recordedTray = record;
for (const [method, keep] of [
  ['setToolTip', (tray, [text]) => record.tooltips.push(text)],
  ['setContextMenu', (tray, [menu]) => (record.menu = menu)],
  ['setTitle', (tray, [title]) => record.titles.push(title)],
  ['destroy', () => (record.takenAway += 1)],
  [
    'setImage',
    tray => {
      if (tray !== record.tray) record.made += 1;
      record.tray = tray;
    },
  ],
]) {
  const original = Tray.prototype[method];
  Tray.prototype[method] = function (...args) {
    keep(this, args);
    return original.apply(this, args);
  };
}

/* A test machine has nobody to show a notification to. */
const notifications = [];
globalThis.recordedNotifications = notifications;
Notification.isSupported = () => true;
Notification.prototype.show = function () {
  notifications.push(this);
};
