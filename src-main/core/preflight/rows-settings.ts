import type { SettingsSeen } from './preflight-facts.ts';
import { byFact, fail, notKnown, ok, warn, type PreflightRule } from './preflight-row.ts';
import { areSettingsKnown, asPerson, isPersonMissing, noPerson } from './whose-settings.ts';

const settingsFiles =
  'com.clearway.companion.plist in /Library/Managed Preferences and in its folder of that person, through /usr/bin/plutil';

export const settingsForced: PreflightRule = {
  id: 'settings-forced',
  title: 'Settings arrive',
  asks: settingsFiles,
  decide: facts =>
    byFact(facts.settings, ({ isForced, settings: { Enabled } }) => {
      if (!areSettingsKnown(facts)) return notKnown(`Nothing is forced for this Mac, and ${noPerson}.`, asPerson);
      const whom = isPersonMissing(facts) ? ` for this Mac; ${noPerson}` : ' for com.clearway.companion';
      if (!isForced) {
        return warn(
          'Nothing is forced for com.clearway.companion; Clearway runs on its defaults.',
          'Send the settings profile to this Mac if it should have settings. A preference that a user wrote has no effect.',
        );
      }
      return Enabled
        ? ok(`Settings are forced${whom}.`)
        : warn(
            `Enabled is false${isPersonMissing(facts) ? whom : ''}: Clearway is switched off here.`,
            'Set Enabled to true, or remove the key.',
          );
    }),
};

export const settingsValid: PreflightRule = {
  id: 'settings-valid',
  title: 'Settings are valid',
  asks: settingsFiles,
  decide: facts =>
    byFact(facts.settings, ({ complaints }) => {
      if (complaints.length > 0 && complaints.every(({ isInEffect }) => isInEffect)) {
        return warn(inWords(complaints), 'Look whether that is meant; “clearway config check” explains it.');
      }
      if (complaints.length > 0) {
        return fail(
          inWords(complaints),
          'Correct the profile: “clearway config check” names everything, here or in a file, and until then it does not do what it says.',
        );
      }
      if (!areSettingsKnown(facts)) return notKnown(`Nothing is forced for this Mac, and ${noPerson}.`, asPerson);
      return ok(
        isPersonMissing(facts)
          ? `Every key is understood that is forced for this Mac; ${noPerson}.`
          : 'Every forced key is understood.',
      );
    }),
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
