import type { AppHealth } from '../../contract/app-health.ts';
import { elapsedMs } from '../instants.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import { byFact, fail, notKnown, ok, warn, type Decision, type PreflightRule } from './preflight-row.ts';

/** The app tells at least that often; what is older says nothing about now. */
const freshWithinMs = 2 * 3600_000;

const startApp = 'Start Clearway; only the running app sees this.';

/** What the app said, as long as it runs and is not silent. */
function byHealth(
  { health, loginItem, now }: PreflightFacts,
  decide: (seen: AppHealth, age: string) => Decision,
): Decision {
  return byFact(health, told => {
    if (told === null) return notKnown('The app has not told yet (no app.json).', startApp);
    const age = elapsedMs(told.at, now);
    if (age === undefined) return notKnown('When the app told is not known.', startApp);
    const words = `${Math.max(0, Math.round(age / 60_000))} minutes ago`;
    if (loginItem.kind === 'known' && !loginItem.value.isRunning) {
      return notKnown(`The app is not running; it last told ${words}.`, startApp);
    }
    return age > freshWithinMs ? notKnown(`The app told ${words}, and not since.`, startApp) : decide(told, words);
  });
}

export const iconVisible: PreflightRule = {
  id: 'icon-visible',
  title: 'Icon is in the menu bar',
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
  decide: facts =>
    byFact(facts.managedNotifications, managed => {
      if (managed === true) return ok('Allowed by a profile.');
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
