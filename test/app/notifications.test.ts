import { expect, it } from 'vitest';
import { createNotifications } from '../../src-main/app/notifications.ts';
import { fakeNotifications } from './fake-electron.ts';

/** Two notifications, one after the other, and what became of them. */
function shownTwice(isSupported = true) {
  const heard: string[] = [];
  const { Notification, made } = fakeNotifications(isSupported);
  const note = (what: string) => (): void => void heard.push(what);
  const parts = { log: () => undefined, onShown: note('shown'), onDenied: note('denied') };
  const notifications = createNotifications(parts, Notification);
  for (const title of ['first', 'second'])
    notifications.show({
      title,
      body: '',
      onClick: note(`${title} clicked`),
      action: { text: 'Later', onPress: note(`${title} put off`) },
    });
  return { heard, made, notifications };
}

it('a notification takes the place of the one before, which answers no more', () => {
  const { heard, made } = shownTwice();
  expect(made.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  for (const event of ['click', 'action', 'failed']) made[0]?.emit(event);
  expect(heard).toEqual([]);
});

it.each([
  ['click', 'second clicked'],
  ['action', 'second put off'],
  ['failed', 'denied'],
])('of %s is heard once, and the notification is gone', (event, what) => {
  const { heard, made } = shownTwice();
  made[1]?.emit(event);
  made[1]?.emit(event);
  expect(heard).toEqual([what]);
  expect(made[1]?.isClosed).toBe(true);
});

it('one that macOS has shown is told of, and stays', () => {
  const { heard, made } = shownTwice();
  made[1]?.emit('show');
  expect(heard).toEqual(['shown']);
  expect(made[1]?.isClosed).toBe(false);
});

it('one that says what is no longer so is taken away', () => {
  const { made, notifications } = shownTwice();
  notifications.close();
  expect(made[1]?.isClosed).toBe(true);
});

it('where the system has none, each is denied', () => {
  expect(shownTwice(false).heard).toEqual(['denied', 'denied']);
});
