import type { SettingsSeen } from './preflight-facts.ts';
import { byFact, fail, ok, warn, type PreflightRule } from './preflight-row.ts';

export const settingsForced: PreflightRule = {
  id: 'settings-forced',
  title: 'Settings arrive',
  decide: ({ settings }) =>
    byFact(settings, ({ isForced, settings: { Enabled } }) => {
      if (!isForced) {
        return warn(
          'Nothing is forced for com.clearway.companion; Clearway runs on its defaults.',
          'Send the settings profile to this Mac if it should have settings. A preference that a user wrote has no effect.',
        );
      }
      return Enabled
        ? ok('Settings are forced for com.clearway.companion.')
        : warn('Enabled is false: Clearway is switched off here.', 'Set Enabled to true, or remove the key.');
    }),
};

export const settingsValid: PreflightRule = {
  id: 'settings-valid',
  title: 'Settings are valid',
  decide: ({ settings }) =>
    byFact(settings, ({ complaints }) =>
      complaints.length === 0
        ? ok('Every forced key is understood.')
        : fail(
            inWords(complaints),
            'Correct the profile: “clearway config check” names everything, here or in a file, and until then it does not do what it says.',
          ),
    ),
};

/** A few of them show which profile is meant; all of them are told by `config check`. */
const mostShown = 5;

function inWords(complaints: SettingsSeen['complaints']): string {
  const others = complaints.length - mostShown;
  return [
    ...complaints.slice(0, mostShown).map(({ key, text }) => `${key ?? 'Settings'}: ${text}`),
    ...(others > 0 ? [`${others} more.`] : []),
  ].join(' ');
}
