import { renderIntuneKit } from '../../kits/intune/render-intune-kit.ts';
import { renderJamfKit } from '../../kits/jamf/render-jamf-kit.ts';
import { renderJamfSchema } from '../../kits/jamf-schema.ts';
import { renderSettingsProfile } from '../../kits/settings-profile.ts';
import { renderSettingsSchema } from '../../kits/settings-schema.ts';
import type { ConfigAction } from './config-action.ts';
import { gitopsAction } from './gitops-action.ts';
import { checkSettings } from './check-settings.ts';
import { showSettings } from './show-settings.ts';

/** Everything that `config` can be asked for, in the order in which help lists it. */
export const configActions: readonly ConfigAction[] = [
  {
    name: 'show',
    synopsis: 'show',
    does: 'every setting, its value here, and where that comes from',
    options: [],
    makes: 'answer',
    run: showSettings,
  },
  {
    name: 'check',
    synopsis: 'check [FILE]',
    does: 'what cannot work in FILE (a property list, profile or JSON), or in what is forced here',
    options: [],
    makes: 'answer',
    run: checkSettings,
  },
  {
    name: 'schema',
    synopsis: 'schema',
    does: 'the settings as JSON Schema, for editors and pipelines',
    options: ['out'],
    makes: 'text',
    run: renderSettingsSchema,
  },
  {
    name: 'jamf-schema',
    synopsis: 'jamf-schema',
    does: 'the custom schema for Jamf Pro’s Application & Custom Settings',
    options: ['out'],
    makes: 'text',
    run: renderJamfSchema,
  },
  {
    name: 'profile',
    synopsis: 'profile',
    does: 'a .mobileconfig with the settings, the login item and the notifications',
    options: ['set', 'organization', 'team', 'out'],
    makes: 'kit',
    run: (input, { team }) => renderSettingsProfile({ ...input, team: team ?? null }),
  },
  gitopsAction,
  {
    name: 'intune',
    synopsis: 'intune',
    does: 'the files for Intune: profiles, the app’s scripts, custom attributes',
    options: ['set', 'organization', 'team', 'out'],
    makes: 'kit',
    run: (input, { team }) => renderIntuneKit({ ...input, team: team ?? null }),
  },
  {
    name: 'jamf',
    synopsis: 'jamf',
    does: 'the files for Jamf Pro: profiles, extension attributes, smart groups',
    options: ['set', 'organization', 'team', 'out'],
    makes: 'kit',
    run: (input, { team }) => renderJamfKit({ ...input, team: team ?? null }),
  },
];
