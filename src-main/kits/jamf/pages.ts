/** The one policy that people themselves start. Jamf's API format for its payload is not documented, so it is entered by hand. */
export const registrationPolicyPage = `# The Self Service policy that registers a Mac

Jamf Pro, **Computers > Policies > New**. People start it in Self Service; nothing else registers a Mac of Jamf. Opening Company Portal by hand ends in \`AccountNotOnboarded\`.

| tab | field | value |
|---|---|---|
| Options > General | Display Name | Register this Mac with Microsoft Entra |
| Options > General | Enabled | yes |
| Options > General | Trigger | none |
| Options > General | Execution Frequency | Ongoing, so that somebody can register again |
| Options > Microsoft Device Compliance | Register computers with Microsoft Entra ID | yes |
| Scope | Targets | the smart group **Device Compliance - applicable** |
| Self Service | Make the policy available in Self Service | yes |
| Self Service | Display Name | Register this Mac |
| Self Service | Button Name | Register |
| Self Service | Description | Signs this Mac in to your organization, so that Microsoft 365 goes on working. It takes about five minutes and asks for your work account. |
| Self Service | Ensure that users view the description | yes |

After saving, the address of the policy ends in \`id=NUMBER\`. That number is the setting \`JamfRegistrationPolicyID\`: with it Clearway’s button opens this policy. A second policy that updates the inventory (**Options > Maintenance > Update Inventory**, in Self Service, scoped to the same group) gives \`JamfInventoryPolicyID\`, for a Mac that is registered while Jamf does not know it yet.
`;

export const appExclusionsPage = `# Apps that conditional access has to leave out

A conditional-access policy that wants a compliant device also stands in front of the sign-in that makes a device compliant. These apps have to get through:

| app | app id | why | seen in |
|---|---|---|---|
| User registration app for Device Compliance | \`b03c10a8-71c7-45f9-b44a-3335ab76e970\` (GCC High: \`dcf07df3-346f-4f0e-b803-c1f0ea0fb5ae\`) | the sign-in of the registration policy in Self Service | Microsoft’s page on Jamf and Entra (the name); Jamf’s migration script (the ids) |
| Cloud Connector for Device Compliance | its id: Entra, Enterprise applications | Jamf Pro reports with it. No person signs in with it, so a policy for people does not reach it: nothing to exclude | the same page |

Jamf’s own wizard makes both; they cannot be made beforehand. Compare the ids with **Entra > Enterprise applications** before you rely on them.

Since **June 2026** an exclusion may not be enough. A policy for **All resources** that had any exclusion used to let sign-ins through that ask for nothing but a name and an address (*baseline scopes*); Microsoft ended that, in steps from 15 June 2026. A registration that is refused with error \`530003\` although the app is excluded is a sign of it. The way out is **Customize behavior** in the baseline scopes settings, for that one policy; \`docs/deploy-jamf.md\`, step 10, walks through it. Do not exclude Microsoft Graph: that opens far more.

Emergency accounts are excluded by **user**, not by app.
`;

export function readmePage(maxAgeHours: number): string {
  return `# Clearway for Jamf Pro

What Jamf Pro needs for Clearway and for registering Macs with Microsoft Entra, made by \`clearway config jamf\`. The order, and what to see after each step: \`docs/deploy-jamf.md\`.

| file | goes to |
|---|---|
| \`profiles/clearway.mobileconfig\` | Computers > Configuration Profiles > Upload: settings, login item, notifications |
| \`profiles/platform-sso.mobileconfig\` | the same, scoped to **Device Compliance - applicable**; the same day as Clearway. Without Platform SSO Clearway’s settings need two more: \`docs/deploy-jamf.md\`, step 8 |
| \`extension-attributes/*.sh\` | Settings > Computer Management > Extension Attributes, input type Script, data type String |
| \`extension-attributes/*.xml\` | the same by upload, or with the API: \`POST /JSSResource/computerextensionattributes/id/0\` |
| \`smart-groups/criteria.md\` | Computers > Smart Computer Groups, row by row |
| \`smart-groups/*.xml\` | the same with the API: \`POST /JSSResource/computergroups/id/0\` |
| \`self-service/registration-policy.md\` | Computers > Policies |
| \`entra/app-exclusions.md\` | Entra > Conditional Access |
| \`scripts/uninstall.sh\` | Settings > Computer Management > Scripts, for taking Clearway off |

Where the profiles say “Example”, this is the sample of Clearway’s source. Do not upload it; make your own: \`clearway config jamf --organization NAME --team TEAMID --set KEY=VALUE --out FOLDER\`.

The attributes answer “no data (why)” when nobody is logged in, when there is no look, and when it is older than ${String(maxAgeHours)} hours. “no data” is never a yes.

What a person can change, this can show: \`status.json\` belongs to the person, so these attributes help to find who needs help. They are no proof of anything. Do not make them part of the compliance group.
`;
}
