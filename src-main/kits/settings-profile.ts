import type { PlistValue } from '../ports.ts';
import { agentLabel, bundleId } from './clearway-names.ts';
import type { KitInput } from './kit.ts';

/** What a profile can be given beside the settings. */
export type ProfileInput = KitInput & {
  /** Of whoever signed the package: with it macOS lets no other program go by Clearway's names. */
  readonly team?: string | null;
};

type Fields = { readonly [key: string]: PlistValue };

/**
 * The profile that IT installs: the settings, the login item that nobody has to allow and nobody can switch off, and
 * notifications without a question. One for the whole Mac, because login items are.
 */
export function renderSettingsProfile(input: ProfileInput): string {
  const { organization, formatPlist } = input;
  const content = payloads(input).map(payload => ({
    ...payload.fields,
    PayloadDisplayName: payload.name,
    PayloadIdentifier: `${bundleId}.profile.${payload.part}`,
    PayloadOrganization: organization,
    PayloadType: payload.type,
    PayloadUUID: uuidOf(payload.part, input),
    PayloadVersion: 1,
  }));
  return formatPlist({
    PayloadContent: content,
    PayloadDescription: 'The settings of Clearway, its login item and its notifications.',
    PayloadDisplayName: 'Clearway',
    PayloadIdentifier: `${bundleId}.profile`,
    PayloadOrganization: organization,
    PayloadScope: 'System',
    PayloadType: 'Configuration',
    PayloadUUID: uuidOf('profile', input),
    PayloadVersion: 1,
  });
}

type Payload = { readonly part: string; readonly name: string; readonly type: string; readonly fields: Fields };

function payloads({ settings, team }: ProfileInput): readonly Payload[] {
  const isEmpty = Object.keys(settings).length === 0;
  return [
    ...(isEmpty ? [] : [{ part: 'settings', name: 'Clearway settings', type: bundleId, fields: settings }]),
    {
      part: 'login-item',
      name: 'Clearway login item',
      type: 'com.apple.servicemanagement',
      fields: { Rules: loginItemRules(team ?? null) },
    },
    {
      part: 'notifications',
      name: 'Clearway notifications',
      type: 'com.apple.notificationsettings',
      fields: { NotificationSettings: [notifications] },
    },
  ];
}

function loginItemRules(team: string | null): readonly PlistValue[] {
  const only = team === null ? {} : { TeamIdentifier: team };
  return [
    { Comment: 'Clearway in the background', RuleType: 'Label', RuleValue: agentLabel, ...only },
    { Comment: 'Clearway itself', RuleType: 'BundleIdentifier', RuleValue: bundleId, ...only },
    ...(team === null ? [] : [{ Comment: 'Whoever signed Clearway', RuleType: 'TeamIdentifier', RuleValue: team }]),
  ];
}

/** As Clearway uses them: banners without sound or badge, and nothing for whoever passes a locked Mac. */
const notifications = {
  AlertType: 1,
  BadgesEnabled: false,
  BundleIdentifier: bundleId,
  CriticalAlertEnabled: false,
  NotificationsEnabled: true,
  ShowInLockScreen: false,
  ShowInNotificationCenter: true,
  SoundsEnabled: false,
} as const;

function uuidOf(part: string, { organization, namedUuid }: KitInput): string {
  return namedUuid(JSON.stringify([organization, 'settings-profile', part]));
}
