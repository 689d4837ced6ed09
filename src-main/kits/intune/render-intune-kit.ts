import { renderIntunePreferences } from '../intune-preferences.ts';
import type { KitFile } from '../kit.ts';
import { renderDoctorScript } from '../scripts/doctor-script.ts';
import { maxAgeHours } from '../scripts/max-age-hours.ts';
import { renderStatusScript } from '../scripts/status-script.ts';
import { renderUninstallScript } from '../scripts/uninstall-script.ts';
import { renderSettingsProfile, type ProfileInput } from '../settings-profile.ts';
import { renderSsoProfile } from '../sso-profile.ts';
import { renderPostInstallScript, renderPreInstallScript } from './app-scripts.ts';
import { appPage, readmePage } from './pages.ts';

/** Everything that Intune needs for Clearway, as files to upload. */
export function renderIntuneKit(input: ProfileInput): readonly KitFile[] {
  const hours = maxAgeHours(input.settings);
  return [
    { path: 'README.md', text: readmePage(hours) },
    { path: 'app/app.md', text: appPage },
    { path: 'app/pre-install.sh', text: renderPreInstallScript() },
    { path: 'app/post-install.sh', text: renderPostInstallScript() },
    { path: 'profiles/clearway.mobileconfig', text: renderSettingsProfile(input) },
    { path: 'profiles/platform-sso.mobileconfig', text: renderSsoProfile(input) },
    { path: 'settings/intune-preferences.plist', text: renderIntunePreferences(input.settings, input.formatPlist) },
    { path: 'custom-attributes/clearway-registration.sh', text: renderStatusScript('intune', 'registration', hours) },
    { path: 'custom-attributes/clearway-headline.sh', text: renderStatusScript('intune', 'headline', hours) },
    { path: 'custom-attributes/clearway-last-look.sh', text: renderStatusScript('intune', 'last-look', hours) },
    { path: 'custom-attributes/clearway-doctor.sh', text: renderDoctorScript('intune') },
    { path: 'scripts/uninstall.sh', text: renderUninstallScript() },
  ];
}
