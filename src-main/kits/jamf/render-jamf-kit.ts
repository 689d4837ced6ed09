import type { KitFile } from '../kit.ts';
import { maxAgeHours } from '../scripts/max-age-hours.ts';
import { renderUninstallScript } from '../scripts/uninstall-script.ts';
import { renderSettingsProfile, type ProfileInput } from '../settings-profile.ts';
import { renderSsoProfile } from '../sso-profile.ts';
import { renderExtensionAttributes } from './extension-attributes.ts';
import { appExclusionsPage, readmePage, registrationPolicyPage } from './pages.ts';
import { renderSmartGroups } from './smart-groups.ts';

/** Everything that Jamf Pro needs for Clearway, as files to upload or to enter by hand. */
export function renderJamfKit(input: ProfileInput): readonly KitFile[] {
  const hours = maxAgeHours(input.settings);
  return [
    { path: 'README.md', text: readmePage(hours) },
    { path: 'profiles/clearway.mobileconfig', text: renderSettingsProfile(input) },
    { path: 'profiles/platform-sso.mobileconfig', text: renderSsoProfile(input) },
    ...renderExtensionAttributes(hours),
    ...renderSmartGroups(),
    { path: 'self-service/registration-policy.md', text: registrationPolicyPage },
    { path: 'entra/app-exclusions.md', text: appExclusionsPage },
    { path: 'scripts/uninstall.sh', text: renderUninstallScript() },
  ];
}
