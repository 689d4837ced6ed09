import type { ChoiceChange, Choices, SettingsView } from '../contract/choices.ts';
import type { Settings } from './config.ts';

/** What holds for somebody who has chosen nothing. */
export const noChoices: Choices = {
  language: null,
  startsAtLogin: true,
  notifiesWhenDone: true,
  notifiesBeforeDeadline: true,
  showsInDock: false,
};

/** The same with one choice made anew. */
export function changeChoice(choices: Choices, change: ChoiceChange): Choices {
  return { ...choices, [change.id]: change.value };
}

type Forcing = Pick<Settings, 'Language' | 'NotifyWhenDone' | 'NotifyBeforeDeadline'>;

/** What IT has forced goes before what the person chose, and is shown as such. */
export function settleChoices(choices: Choices, settings: Forcing): SettingsView['choices'] {
  return {
    language: settle(choices.language, settings.Language),
    startsAtLogin: settle(choices.startsAtLogin, null),
    notifiesWhenDone: settle(choices.notifiesWhenDone, settings.NotifyWhenDone),
    notifiesBeforeDeadline: settle(choices.notifiesBeforeDeadline, settings.NotifyBeforeDeadline),
    showsInDock: settle(choices.showsInDock, null),
  };
}

function settle<T>(chosen: T, forced: T | null): { readonly value: T; readonly isForced: boolean } {
  return forced === null ? { value: chosen, isForced: false } : { value: forced, isForced: true };
}
