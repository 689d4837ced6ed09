import { bundleId } from '../clearway-names.ts';
import type { YamlValue } from '../yaml-text.ts';
import type { FleetKitInput } from './fleet-kit-input.ts';
import { firstPortal, installedSince, portalId } from './kit-labels.ts';
import { macosVersionQuery } from './macos-version-query.ts';

type Policy = {
  readonly name: string;
  readonly description: string;
  readonly resolution: string;
  readonly query: string;
};

/** What Clearway runs on: how new a Mac has to be to get in is IT's to say, and nobody is refused by what nobody chose. */
const oldestMacOS = '13.0';

const thenRefetch = 'Then press Refetch in Clearway.';

/** Fleet tells Microsoft that a Mac is not compliant as soon as one of these fails, so each is a person's to mend. */
export function conditionalAccessPolicies({ settings }: FleetKitInput): YamlValue {
  const least = typeof settings.MinimumMacOSVersion === 'string' ? settings.MinimumMacOSVersion : oldestMacOS;
  const policies: readonly Policy[] = [
    {
      name: 'macOS - FileVault is on',
      description: 'The disk is encrypted, so that a lost Mac gives nothing away.',
      resolution: `Open System Settings, choose Privacy & Security, then FileVault, and turn it on. ${thenRefetch}`,
      query: "SELECT 1 FROM disk_encryption WHERE user_uuid IS NOT '' AND filevault_status = 'on' LIMIT 1;",
    },
    {
      name: 'macOS - Firewall is on',
      description: 'Other computers cannot open a connection to this Mac without being let in.',
      resolution: `Open System Settings, choose Network, then Firewall, and turn it on. ${thenRefetch}`,
      query: 'SELECT 1 FROM alf WHERE global_state >= 1;',
    },
    {
      name: 'macOS - Gatekeeper is on',
      description: 'macOS checks where an app comes from before it runs for the first time.',
      resolution: `Open System Settings, choose Privacy & Security, and below “Allow applications from” choose “App Store & Known Developers”. ${thenRefetch}`,
      query: 'SELECT 1 FROM gatekeeper WHERE assessments_enabled = 1;',
    },
    {
      name: 'macOS - System Integrity Protection is on',
      description: 'No program can change macOS itself.',
      resolution: 'Ask your helpdesk to turn it on together with you. It only works while your Mac starts up.',
      query: "SELECT 1 FROM sip_config WHERE config_flag = 'sip' AND enabled = 1;",
    },
    {
      name: 'macOS - Screen locks by itself',
      description: 'The screen locks after at most 15 minutes and then asks for the password at once.',
      resolution: `Your company sets this for you. Restart your Mac and wait five minutes. ${thenRefetch}`,
      query: screenLockQuery,
    },
    {
      name: 'macOS - Version is new enough',
      description: `macOS ${least} or later, because Apple mends older ones no more or late.`,
      resolution: `Open System Settings, choose General, then Software Update, and install what it offers. ${thenRefetch}`,
      query: macosVersionQuery(least),
    },
  ];
  return policies.map(policy => yamlPolicy(policy, { conditional_access_enabled: true }));
}

/** What the screen-lock profile of this kit sets; another profile that sets the same will do. */
const screenLockQuery = [
  'SELECT 1 WHERE',
  '  EXISTS (',
  "    SELECT 1 FROM managed_policies WHERE domain = 'com.apple.screensaver' AND name = 'idleTime'",
  '    AND CAST(value AS INTEGER) BETWEEN 1 AND 900',
  '  )',
  '  AND EXISTS (',
  "    SELECT 1 FROM managed_policies WHERE domain = 'com.apple.screensaver' AND name = 'askForPassword'",
  '    AND CAST(value AS INTEGER) = 1',
  '  )',
  '  AND EXISTS (',
  "    SELECT 1 FROM managed_policies WHERE domain = 'com.apple.screensaver' AND name = 'askForPasswordDelay'",
  '    AND CAST(value AS INTEGER) <= 5',
  '  );',
].join('\n');

/** A Mac that fails one of these gets the app. They never count for access: nobody is refused for a slow download. */
export function installPolicies({ appVersion, settings }: FleetKitInput): YamlValue {
  const forced = settings.MinimumCompanyPortalVersion;
  const least = typeof forced === 'string' ? forced : firstPortal();
  const portal: Policy = {
    name: 'macOS - Company Portal is installed',
    description: 'Company Portal brings the part of macOS that registers a Mac with Microsoft Entra.',
    resolution: `It comes by itself. Leave your Mac on and online for an hour. ${thenRefetch}`,
    query: installedSince(portalId, least),
  };
  const clearway: Policy = {
    name: 'macOS - Clearway is installed',
    description: 'Clearway shows a person what stands between them and signing in.',
    resolution: 'It comes by itself. Leave your Mac on and online for an hour.',
    query: installedSince(bundleId, appVersion),
  };
  return [
    yamlPolicy(portal, { install_software: { package_path: '../software/company-portal.yml' } }),
    yamlPolicy(clearway, { install_software: { package_path: '../software/clearway.yml' } }),
  ];
}

/** Shows who has registered. Fleet says nothing at all to Microsoft about a Mac that has not, so it cannot count. */
export function registrationPolicies(): YamlValue {
  const registered: Policy = {
    name: 'macOS - Mac is registered with Microsoft Entra',
    description: 'Fleet can read the device id that Microsoft gave this Mac.',
    resolution: 'Open Clearway and follow its steps. It takes about five minutes.',
    query:
      "SELECT 1 FROM app_sso_platform WHERE extension_identifier = 'com.microsoft.CompanyPortalMac.ssoextension' AND realm = 'KERBEROS.MICROSOFTONLINE.COM';",
  };
  return [yamlPolicy(registered, {})];
}

function yamlPolicy(policy: Policy, more: { readonly [key: string]: YamlValue }): YamlValue {
  // Written out where it is off as well: what counts for access must be seen in the file.
  return { ...policy, platform: 'darwin', critical: false, conditional_access_enabled: false, ...more };
}
