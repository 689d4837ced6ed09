import { bundleId } from '../clearway-names.ts';

export const appPage = `# Clearway as a “macOS app (PKG)”

Intune admin center, **Apps > All Apps > Create**, platform macOS, **macOS app (PKG)**.

| step | field | value |
|---|---|---|
| App information | Name | Clearway |
| App information | Publisher | whoever signs your package |
| Program | Pre-install script | \`pre-install.sh\` |
| Program | Post-install script | \`post-install.sh\` |
| Requirements | Minimum Operating System | macOS 13 |
| Detection rules | Ignore app version | **No**: Clearway has no updater of its own, so a new package has to replace the old one |
| Detection rules | Included apps | one row alone: \`${bundleId}\`, and the version of the package (\`CFBundleShortVersionString\`) |
| Assignments | | **Required**, the pilot group first |

- Every other row that the upload found has to go: what is not an app makes Intune say “not installed” for good.
- Each script has to be shorter than 15,360 characters; these are.
- A failed post-install script is not shown by Intune. The custom attributes are what says that Clearway works.
- The line-of-business type works as well where the package is signed with a Developer ID Installer certificate; it takes no scripts.
- There is no “Uninstall” assignment for this type. \`../scripts/uninstall.sh\` is for that.
`;

export function readmePage(maxAgeHours: number): string {
  return `# Clearway for Intune

What Intune needs for Clearway, made by \`clearway config intune\`. The order, and what to see after each step: \`docs/deploy-intune.md\`.

| file | goes to |
|---|---|
| \`profiles/clearway.mobileconfig\` | Devices > Configuration > Create, macOS, Templates > **Custom**, device channel: settings, login item, notifications |
| \`profiles/platform-sso.mobileconfig\` | the same; only where the settings catalog does not already deliver Platform SSO |
| \`settings/intune-preferences.plist\` | the settings alone, for Templates > **Preference file**, domain \`${bundleId}\`; not beside the profile, which holds them too |
| \`app/app.md\` | Apps, field by field |
| \`app/*.sh\` | the app’s pre-install and post-install scripts |
| \`custom-attributes/*.sh\` | Devices > macOS > Custom attributes for macOS, data type **String** |
| \`scripts/uninstall.sh\` | Devices > macOS > Scripts, run as root, for taking Clearway off |

Where the profiles say “Example”, this is the sample of Clearway’s source. Do not upload it; make your own: \`clearway config intune --organization NAME --team TEAMID --set KEY=VALUE --out FOLDER\`.

A Mac may have **one** single sign-on profile for Microsoft. Two of them stop both.

The attributes run every 8 hours and answer in one line; “no data (why)” when nobody is logged in, when there is no look, and when it is older than ${String(maxAgeHours)} hours. “no data” is never a yes. They work as root and as the signed-in user.

What a person can change, this can show: \`status.json\` belongs to the person, so these attributes help to find who needs help. They are no proof of anything, and Intune’s custom compliance does not exist for macOS.
`;
}
