import type { AppHealth } from '../../contract/app-health.ts';
import { elapsedMs } from '../instants.ts';
import { ageInWords, isFromFuture } from './age-in-words.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import { byFact, fail, notKnown, ok, warn, type Decision, type PreflightRule } from './preflight-row.ts';

/** The app tells at each look, and two of them may be missed; what is older says nothing about now. */
function freshWithinMs({ settings }: Pick<PreflightFacts, 'settings'>): number {
  const between = settings.kind === 'known' ? settings.value.settings.IdleRefreshMinutes : 0;
  return Math.max(2 * 3600_000, 2 * between * 60_000);
}

const appTold = '~/Library/Application Support/Clearway/app.json';
const startApp = 'Start Clearway; only the running app sees this.';

/**
 * What the app said, as long as that is not old. Whether launchd runs it says nothing here: a person who opened it by
 * hand has another process than the LaunchAgent’s.
 */
function byHealth(facts: PreflightFacts, decide: (seen: AppHealth, age: string) => Decision): Decision {
  return byFact(facts.health, told => {
    if (told === null) return notKnown('The app has not told yet (no app.json).', startApp);
    const age = elapsedMs(told.at, facts.now);
    if (age === undefined) return notKnown('When the app told is not known.', startApp);
    const words = ageInWords(age);
    if (isFromFuture(age)) return notKnown(`The app told ${words}.`, 'Look at the clock of this Mac.');
    return age > freshWithinMs(facts)
      ? notKnown(`The app told ${words}, and not since.`, startApp)
      : decide(told, words);
  });
}

export const iconVisible: PreflightRule = {
  id: 'icon-visible',
  title: 'Icon is in the menu bar',
  asks: appTold,
  decide: facts =>
    byHealth(facts, ({ icon }, age) => {
      switch (icon) {
        case 'visible':
          return ok(`Visible, ${age}.`);
        case 'hidden-by-choice':
          return ok(`Hidden because everything was clear or the person chose so, ${age}.`);
        case 'hidden':
          return warn(
            `macOS does not show it, ${age}.`,
            'The menu bar is full, or the icon is switched off in System Settings > Menu Bar. Opening the app shows its window.',
          );
        case 'unknown':
          return notKnown(`The app cannot tell, ${age}.`, 'Look at the menu bar.');
      }
    }),
};

const allow = 'Send a com.apple.notificationsettings profile with NotificationsEnabled for com.clearway.companion.';

export const notificationsAllowed: PreflightRule = {
  id: 'notifications-allowed',
  title: 'Notifications are allowed',
  asks: `com.apple.notificationsettings.plist in /Library/Managed Preferences; ${appTold}`,
  decide: facts =>
    byFact(facts.managedNotifications, managed => {
      if (managed === true) return allowedUnlessDenied(facts);
      if (managed === false) return fail('Switched off by a profile.', allow);
      return byHealth(facts, ({ notifications }, age) => {
        switch (notifications) {
          case 'shown':
            return ok(`The app’s last one was shown; told ${age}.`);
          case 'denied':
            return fail(`macOS refused the app’s last one; told ${age}.`, allow);
          case 'unknown':
            return notKnown('No profile says so, and the app has sent none yet.', allow);
        }
      });
    }),
};

/** A profile says what ought to be; what macOS did with the last one says what is. */
function allowedUnlessDenied(facts: PreflightFacts): Decision {
  const allowed = ok('Allowed by a profile.');
  const seen = byHealth(facts, ({ notifications }, age) =>
    notifications === 'denied'
      ? warn(
          `A profile allows it, and macOS refused the app’s last one; told ${age}.`,
          'Look whether that profile reached this Mac after the notification, and in System Settings > Notifications.',
        )
      : allowed,
  );
  return seen.result === 'warn' ? seen : allowed;
}
