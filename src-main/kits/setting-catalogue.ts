import { checkCatalogue } from '../core/checks/catalogue.ts';
import { settingSchemas, type SettingKey } from '../core/config.ts';
import type { PlistValue } from '../ports.ts';
import type * as z from 'zod';

/** Under which heading editors show a setting, in this order. */
export const settingGroups = {
  general: 'General',
  server: 'Who judges this Mac',
  checks: 'Checks and policies',
  helpdesk: 'Helpdesk',
  notifications: 'Notifications',
  privacy: 'Privacy',
  jamf: 'Jamf Pro',
  entra: 'Entra',
} as const;
export type SettingGroup = keyof typeof settingGroups;

/** What people who force a setting are told. What values it takes is the schema's to say, and stands nowhere else. */
export type SettingRow = {
  readonly group: SettingGroup;
  readonly title: string;
  /** In Markdown. */
  readonly meaning: string;
  readonly example: PlistValue;
  /** How a value is written, where its schema does not say it to people. */
  readonly written?: string;
  /** What each value of a choice is called. */
  readonly choices?: Readonly<Record<string, string>>;
};

/** A choice has a name for each of its values; nothing else has names for values. */
type RowOf<K extends SettingKey> =
  (typeof settingSchemas)[K] extends z.ZodDefault<z.ZodEnum<infer Values>>
    ? SettingRow & { readonly choices: { readonly [V in keyof Values]: string } }
    : Omit<SettingRow, 'choices'>;

const counting = checkCatalogue.filter(check => check.blocksByDefault).map(check => `\`${check.id}\``);
const informing = checkCatalogue.filter(check => !check.blocksByDefault).map(check => `\`${check.id}\``);

/** A row for every key; a key without one does not compile. */
const rows: { readonly [K in SettingKey]: RowOf<K> } = {
  Enabled: {
    group: 'general',
    title: 'Clearway is on',
    meaning:
      'False: Clearway ends quietly and does nothing on this Mac. Once it is true again or gone, Clearway comes back at the next login, or when the app is opened. A wrong value counts as true',
    example: true,
  },
  Upstream: {
    group: 'server',
    title: 'Who judges this Mac',
    choices: {
      auto: 'What is found (recommended)',
      fleet: 'Fleet',
      jamf: 'Jamf Pro',
      intune: 'Intune',
      report: 'The service for reports',
      none: 'Nobody',
    },
    meaning:
      'Who judges this Mac. `auto`: Fleet where its agent or an address of it is, else the service at `ReportURL`, else nobody. `fleet`: Fleet, and a fault of the set-up (H14) where no address of it is known. `report`: that service, also beside a Fleet agent. `none`: nobody. `jamf` and `intune` cannot be asked from a Mac: My device then says so (H14)',
    example: 'fleet',
  },
  FleetURL: {
    group: 'server',
    title: 'Address of the Fleet server',
    meaning:
      'The address of the Fleet server, https (http on this machine for trying). Without it the one that Fleet’s own agent was given. A wrong value never leads to another server: it is shown as a fault of the set-up (H14)',
    example: 'https://fleet.example.com',
  },
  EntraTenantID: {
    group: 'entra',
    title: 'Entra tenant id',
    written: 'id, such as `00000000-1111-2222-3333-444444444444`',
    meaning: 'The tenant that this Mac belongs in. `clearway doctor` then names a registration in another one',
    example: '00000000-1111-2222-3333-444444444444',
  },
  EntraClientID: {
    group: 'entra',
    title: 'Entra app id',
    written: 'id, such as `00000000-1111-2222-3333-444444444444`',
    meaning: 'Without effect in this version: nothing asks Entra for its verdict yet',
    example: '55555555-6666-7777-8888-999999999999',
  },
  EntraCloud: {
    group: 'entra',
    title: 'Microsoft cloud',
    choices: { public: 'Public', usgov: 'US government', china: 'China (21Vianet)' },
    meaning: 'Without effect in this version, as `EntraClientID`',
    example: 'public',
  },
  BlockingChecks: {
    group: 'checks',
    title: 'Checks that count for sign-in',
    written: 'list of check ids',
    meaning: `The checks that count for sign-in. Without it ${listed(counting)} count, and ${listed(informing)} inform. An empty list: none counts. Unknown names are left out; a list of nothing else is as if there were none`,
    example: ['company-portal', 'platform-sso-registration', 'upstream-policies'],
  },
  HiddenChecks: {
    group: 'checks',
    title: 'Checks that are not shown',
    written: 'list of check ids',
    meaning: 'Checks that are not shown. One that counts is shown all the same',
    example: ['disk-encryption'],
  },
  MinimumCompanyPortalVersion: {
    group: 'checks',
    title: 'Oldest Company Portal',
    written: 'text, dotted numbers',
    meaning: 'The oldest Company Portal that passes `company-portal`',
    example: '5.2410.0',
  },
  MinimumMacOSVersion: {
    group: 'checks',
    title: 'Oldest macOS',
    written: 'text, dotted numbers, such as `15.3`',
    meaning: 'The oldest macOS that passes `os-version`. Without it none is too old',
    example: '15.3',
  },
  JamfRegistrationPolicyID: {
    group: 'jamf',
    title: 'Self Service policy that registers',
    written: 'whole number, also as text',
    meaning: 'The Self Service policy that registers a Mac of Jamf; with it a button opens that policy',
    example: 41,
  },
  JamfInventoryPolicyID: {
    group: 'jamf',
    title: 'Self Service policy that sends the inventory',
    written: 'whole number, also as text',
    meaning: 'The one that sends the inventory, for a Mac that is registered while Jamf does not know it',
    example: 42,
  },
  ReportURL: {
    group: 'server',
    title: 'Address of the service for reports',
    meaning:
      'Where [reports](report-upstream.md) are sent: https, or http on this machine for trying. Without it none are made. A wrong value is shown as a fault, never replaced by another address',
    example: 'https://reports.example.com/clearway',
  },
  LocalPolicies: {
    group: 'checks',
    title: 'Policies that this Mac evaluates itself',
    written: 'list, or a text with one',
    meaning:
      'The [policies that this Mac evaluates itself](local-policies.md). Each mistake in it is named in My device',
    example: [{ name: 'Firewall is on', query: 'SELECT 1 FROM alf WHERE global_state >= 1' }],
  },
  IdentifiersInTicket: {
    group: 'privacy',
    title: 'Names and ids in tickets and reports',
    choices: { full: 'Shown in full', masked: 'Masked' },
    meaning:
      'Whether names, users and ids stand in tickets, recordings and reports. Also `masked` where the value is a wrong one or the settings cannot be read',
    example: 'masked',
  },
  IdleRefreshMinutes: {
    group: 'general',
    title: 'Minutes between looks while nobody asks',
    meaning: 'How often Clearway looks by itself while nobody asks. What is older than twice that is called old',
    example: 60,
  },
  OsquerySocket: {
    group: 'checks',
    title: 'Socket of osquery',
    written: 'path that begins with `/`, at most 1,024 characters',
    meaning:
      'Without effect in this version: osquery is asked by a process of its own, because only root may open the agent’s socket',
    example: '/var/osquery/osquery.em',
  },
  Language: {
    group: 'general',
    title: 'Language',
    written: 'language tag, such as `de`, at most 35 characters',
    meaning:
      'The language of Clearway. Without it the person chooses; of a tag that Clearway does not have, the language without its region (`de` for `de-CH`); one that it has not at all is passed over',
    example: 'de',
  },
  HelpdeskName: {
    group: 'helpdesk',
    title: 'Name of the helpdesk',
    written: 'text, one line, at most 60 characters',
    meaning: 'What your helpdesk is called, above its tiles in “Help on the phone”',
    example: 'Example Helpdesk',
  },
  HelpdeskEmail: {
    group: 'helpdesk',
    title: 'Mail address of the helpdesk',
    written: 'one address',
    meaning: 'A tile that begins a mail with both codes and the name of the Mac as its subject',
    example: 'help@example.com',
  },
  HelpdeskPhone: {
    group: 'helpdesk',
    title: 'Phone number of the helpdesk',
    written: 'digits, spaces and `( ) . / -`, a `+` in front; 3 to 41 characters',
    meaning: 'A tile that calls it',
    example: '+44 20 7946 0123',
  },
  HelpdeskURL: {
    group: 'helpdesk',
    title: 'Web page of the helpdesk',
    written: 'https address without a user’s name, at most 254 characters',
    meaning: 'A tile that opens it in the browser; it shows the host alone',
    example: 'https://help.example.com/mac',
  },
  HideWhenClear: {
    group: 'general',
    title: 'Hide the icon while all is clear',
    meaning: 'True: the icon is in the menu bar only while something needs the person, or while they wait',
    example: true,
  },
  NotifyWhenDone: {
    group: 'notifications',
    title: 'Tell when something asked for has ended',
    meaning:
      'Whether the person is told that something they asked for has ended. Without it they choose; it begins with true',
    example: true,
  },
  NotifyBeforeDeadline: {
    group: 'notifications',
    title: 'Warn before a deadline',
    meaning:
      'Whether the person is warned before a deadline of the service. Without it they choose; it begins with true',
    example: true,
  },
};

/** Everything that is said about one key. */
export function settingRow(key: SettingKey): SettingRow {
  return rows[key];
}

/** Every key, in the order of the schema. */
export const settingKeys: readonly SettingKey[] = typedKeys(settingSchemas);

function typedKeys<K extends string>(table: Readonly<Record<K, unknown>>): readonly K[] {
  const keys: K[] = [];
  for (const key in table) keys.push(key);
  return keys;
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en').format(names);
}
