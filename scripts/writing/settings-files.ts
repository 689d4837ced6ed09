import { namedUuid } from '../../src-main/adapters/named-uuid.ts';
import { formatPlist } from '../../src-main/adapters/plist.ts';
import { renderIntunePreferences } from '../../src-main/kits/intune-preferences.ts';
import { renderJamfSchema } from '../../src-main/kits/jamf-schema.ts';
import { renderPreferenceManifest } from '../../src-main/kits/preference-manifest.ts';
import { sampleOrganization, sampleSettings } from '../../src-main/kits/sample-settings.ts';
import { renderSettingsProfile } from '../../src-main/kits/settings-profile.ts';
import { renderSettingsSchema } from '../../src-main/kits/settings-schema.ts';

/** What IT forces settings with, in the form of each tool, by path. */
export function settingsFiles(): readonly (readonly [string, Buffer])[] {
  const input = { settings: sampleSettings, organization: sampleOrganization, formatPlist, namedUuid };
  const texts = {
    'settings.schema.json': renderSettingsSchema(),
    'clearway.mobileconfig': renderSettingsProfile(input),
    'jamf-schema.json': renderJamfSchema(),
    'intune-preferences.plist': renderIntunePreferences(sampleSettings, formatPlist),
    'com.clearway.companion.plist': renderPreferenceManifest(formatPlist),
  };
  return Object.entries(texts).map(([name, text]) => [`resources/settings/${name}`, Buffer.from(text)] as const);
}
