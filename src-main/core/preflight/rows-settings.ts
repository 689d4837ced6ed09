import type { SettingComplaint } from '../config.ts';
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
            complaints.map(complaintInWords).join(' '),
            'Correct the profile; until then these keys have no effect.',
          ),
    ),
};

function complaintInWords({ key, what }: SettingComplaint): string {
  switch (what) {
    case 'unknown-key':
      return `${key}: not a key of Clearway.`;
    case 'wrong-value':
      return `${key}: the value cannot be used.`;
    case 'unknown-check':
      return `${key}: names a check that this version does not have.`;
  }
}
