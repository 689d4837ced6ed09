import { checkCatalogue } from '../../src-main/core/checks/catalogue.ts';
import { settingSchemas } from '../../src-main/core/config.ts';

type SettingKey = keyof typeof settingSchemas;

/** One key as IT needs it: what is written, and what follows from it. */
type SettingRow = { readonly type: string; readonly meaning: string };

const counting = checkCatalogue.filter(check => check.blocksByDefault).map(check => `\`${check.id}\``);
const informing = checkCatalogue.filter(check => !check.blocksByDefault).map(check => `\`${check.id}\``);
const choice = 'true or false';

/** Every key that is read; the compiler asks for a row of each. */
export const settingRows: Readonly<Record<SettingKey, SettingRow>> = {
  Enabled: {
    type: choice,
    meaning:
      'False: Clearway ends quietly and does nothing on this Mac, until it is true again or gone. A wrong value counts as true',
  },
  Upstream: {
    type: '`auto`, `fleet`, `jamf`, `intune`, `report` or `none`',
    meaning:
      'Who judges this Mac. `auto`: Fleet where its agent or an address of it is, else the service at `ReportURL`, else nobody. `fleet`: Fleet, and a fault of the set-up (H14) where no address of it is known. `report`: that service, also beside a Fleet agent. `none`: nobody. `jamf` and `intune` cannot be asked from a Mac: My device then says so (H14)',
  },
  FleetURL: {
    type: 'text, at most 2,048 characters',
    meaning:
      'The address of the Fleet server, https (http on this machine for trying). Without it the one that Fleet’s own agent was given. A wrong value never leads to another server: it is shown as a fault of the set-up (H14)',
  },
  EntraTenantID: {
    type: 'id, such as `00000000-1111-2222-3333-444444444444`',
    meaning: 'The tenant that this Mac belongs in. `clearway doctor` then names a registration in another one',
  },
  EntraClientID: {
    type: 'id, such as `00000000-1111-2222-3333-444444444444`',
    meaning: 'Without effect in this version: nothing asks Entra for its verdict yet',
  },
  EntraCloud: {
    type: '`public`, `usgov` or `china`',
    meaning: 'Without effect in this version, as `EntraClientID`',
  },
  BlockingChecks: {
    type: 'list of check ids',
    meaning: `The checks that count for sign-in. Without it ${listed(counting)} count, and ${listed(informing)} inform. An empty list: none counts. Unknown names are left out; a list of nothing else is as if there were none`,
  },
  HiddenChecks: {
    type: 'list of check ids',
    meaning: 'Checks that are not shown. One that counts is shown all the same',
  },
  MinimumCompanyPortalVersion: {
    type: 'text, dotted numbers',
    meaning: 'The oldest Company Portal that passes `company-portal`',
  },
  MinimumMacOSVersion: {
    type: 'text, dotted numbers, such as `15.3`',
    meaning: 'The oldest macOS that passes `os-version`. Without it none is too old',
  },
  JamfRegistrationPolicyID: {
    type: 'whole number, also as text',
    meaning: 'The Self Service policy that registers a Mac of Jamf; with it a button opens that policy',
  },
  JamfInventoryPolicyID: {
    type: 'whole number, also as text',
    meaning: 'The one that sends the inventory, for a Mac that is registered while Jamf does not know it',
  },
  ReportURL: {
    type: 'text, at most 2,048 characters',
    meaning:
      'Where [reports](report-upstream.md) are sent: https, or http on this machine for trying. Without it none are made. A wrong value is shown as a fault, never replaced by another address',
  },
  LocalPolicies: {
    type: 'list, or a text with one',
    meaning:
      'The [policies that this Mac evaluates itself](local-policies.md). Each mistake in it is named in My device',
  },
  IdentifiersInTicket: {
    type: '`full` or `masked`',
    meaning:
      'Whether names, users and ids stand in tickets, recordings and reports. Also `masked` where the value is a wrong one or the settings cannot be read',
  },
  IdleRefreshMinutes: {
    type: 'whole number, 10 to 1,440',
    meaning: 'How often Clearway looks by itself while nobody asks. What is older than twice that is called old',
  },
  OsquerySocket: {
    type: 'path that begins with `/`, at most 1,024 characters',
    meaning:
      'Without effect in this version: osquery is asked by a process of its own, because only root may open the agent’s socket',
  },
  Language: {
    type: 'language tag, such as `de`, at most 35 characters',
    meaning:
      'The language of Clearway. Without it the person chooses; of a tag that Clearway does not have, the language without its region (`de` for `de-CH`); one that it has not at all is passed over',
  },
  HelpdeskName: {
    type: 'text, one line, at most 60 characters',
    meaning: 'What your helpdesk is called, above its tiles in “Help on the phone”',
  },
  HelpdeskEmail: {
    type: 'one address',
    meaning: 'A tile that begins a mail with both codes and the name of the Mac as its subject',
  },
  HelpdeskPhone: {
    type: 'digits, spaces and `( ) . / -`, a `+` in front; 3 to 41 characters',
    meaning: 'A tile that calls it',
  },
  HelpdeskURL: {
    type: 'https address without a user’s name, at most 254 characters',
    meaning: 'A tile that opens it in the browser; it shows the host alone',
  },
  HideWhenClear: {
    type: choice,
    meaning: 'True: the icon is in the menu bar only while something needs the person, or while they wait',
  },
  NotifyWhenDone: {
    type: choice,
    meaning:
      'Whether the person is told that something they asked for has ended. Without it they choose; it begins with true',
  },
  NotifyBeforeDeadline: {
    type: choice,
    meaning:
      'Whether the person is warned before a deadline of the service. Without it they choose; it begins with true',
  },
};

/** docs/settings.md: what IT can force, from the same table that reads it. */
export function settingsPage(): Buffer {
  const rows = Object.entries(settingSchemas).map(([key, schema]) => {
    const { type, meaning } = rowOf(key);
    return `| \`${key}\` | ${type} | ${defaultOf(schema.parse(undefined))} | ${meaning} |`;
  });
  return Buffer.from(
    `${[introduction, '', '| key | type | default | meaning |', '|---|---|---|---|', ...rows].join('\n')}\n`,
  );
}

const introduction = `# Settings that IT forces

<!-- Generated by scripts/generate.ts from src-main/core/config.ts and scripts/writing/settings-page.ts. -->

Clearway reads the preference domain \`com.clearway.companion\`, and of it **forced values only**: those that management puts into \`/Library/Managed Preferences\`. What somebody writes with \`defaults\` changes nothing.

- A key at user level goes before the same key at computer level.
- Each key is read by itself. A wrong value is as if the key were not there, and the log names it (\`setting\`, with the key and never the value), as it does an unknown key. Four keys are stricter, as their rows say: \`FleetURL\`, \`ReportURL\`, \`LocalPolicies\` and \`IdentifiersInTicket\`.
- Settings are read anew at each look; a forced language holds from the next start on at the latest.

To try them without management: \`--config FILE\` with \`--root\`, where FILE is a property list with these keys.`;

function rowOf(key: string): SettingRow {
  const found = Object.entries(settingRows).find(([name]) => name === key);
  if (found === undefined) throw new Error(`There is no row for ${key}.`);
  return found[1];
}

function defaultOf(value: unknown): string {
  const isNone = value === null || (Array.isArray(value) && value.length === 0);
  return isNone ? 'none' : `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en').format(names);
}
