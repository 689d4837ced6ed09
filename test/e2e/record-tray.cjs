/*
 * Loaded before the app: remembers what the app puts into the menu bar and what it notifies of, which the system does
 * not give back.
 */
const { Notification, Tray } = require('electron');

const record = { tray: null, tooltips: [], menu: null };
globalThis.recordedTray = record;
for (const [method, keep] of [
  ['setToolTip', (tray, [text]) => record.tooltips.push(text)],
  ['setContextMenu', (tray, [menu]) => (record.menu = menu)],
  ['setImage', tray => (record.tray = tray)],
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
