import type { KitFile } from '../kit.ts';
import { renderUninstallScript } from '../scripts/uninstall-script.ts';
import { renderSettingsProfile } from '../settings-profile.ts';
import { renderSsoProfile } from '../sso-profile.ts';
import { yamlText } from '../yaml-text.ts';
import type { FleetKitInput } from './fleet-kit-input.ts';
import { defaultFile, fleetFile, unassignedFile } from './fleet-files.ts';
import { kitLabels } from './kit-labels.ts';
import { kitPaths } from './kit-paths.ts';
import { conditionalAccessPolicies, installPolicies, registrationPolicies } from './kit-policies.ts';
import { kitReports } from './kit-reports.ts';
import { installClearwayScript, installCompanyPortalScript, uninstallCompanyPortalScript } from './kit-scripts.ts';
import { clearwayPackage, companyPortalPackage } from './kit-software.ts';
import { renderScreenLockProfile } from './screen-lock-profile.ts';

/** Renders everything that a Fleet GitOps repository needs for Clearway and for Microsoft's conditional access. */
export function renderFleetKit(input: FleetKitInput): readonly KitFile[] {
  const yaml = (path: string, ...text: Parameters<typeof yamlText>): KitFile => ({ path, text: yamlText(...text) });
  return [
    defaultFile(),
    fleetFile(input),
    unassignedFile(input),
    yaml(kitPaths.labels, kitLabels(input), [
      'P0 to P9 count Macs by the state of their registration, stale those whose state is too old to count: see their hosts.',
    ]),
    yaml(kitPaths.conditionalAccess, conditionalAccessPolicies(input), countingPolicies),
    yaml(kitPaths.installs, installPolicies(input), [
      'A Mac that fails one of these gets the app. None counts for access.',
    ]),
    yaml(kitPaths.registration, registrationPolicies(), ['Shows who has registered. It must not count for access.']),
    yaml(kitPaths.reports, kitReports(input), [
      'What Clearway says of each Mac. Root alone can read it beside the person.',
    ]),
    yaml(kitPaths.companyPortal, companyPortalPackage, ['Microsoft Company Portal, the newest one at each run.']),
    yaml(kitPaths.clearway, clearwayPackage, fillInPackage),
    { path: kitPaths.installCompanyPortal, text: installCompanyPortalScript },
    { path: kitPaths.uninstallCompanyPortal, text: uninstallCompanyPortalScript },
    { path: kitPaths.installClearway, text: installClearwayScript },
    { path: kitPaths.uninstallClearway, text: renderUninstallScript() },
    { path: kitPaths.ssoProfile, text: withoutVariables(renderSsoProfile(input)) },
    { path: kitPaths.settingsProfile, text: withoutVariables(renderSettingsProfile(input)) },
    { path: kitPaths.screenLockProfile, text: withoutVariables(renderScreenLockProfile(input)) },
  ];
}

const countingPolicies = [
  'Each of these counts for access: a Mac that fails one is reported as not compliant.',
  'With all of them off, every Mac of the fleet is reported as compliant at its next check.',
];

const fillInPackage = [
  'FILL IN: where your servers keep the signed package, and its hash in small letters (shasum -a 256 Clearway.pkg).',
];

/** fleetctl puts its own environment in wherever a dollar stands in a profile; written as a reference it stays one. */
function withoutVariables(profile: string): string {
  return profile.replaceAll('$', '&#36;');
}
