import { parseXmlPlist } from '../../src-main/adapters/plist.ts';
import { isDeviceConfigurationCorrupt, parseAppSso } from '../../src-main/probes/app-sso-parser.ts';
import { readSections } from '../../src-main/probes/app-sso-sections.ts';
import { readTokens } from '../../src-main/probes/app-sso-tokens.ts';
import { parsePortalBundle } from '../../src-main/probes/company-portal.ts';
import { readDeviceCertificate } from '../../src-main/probes/device-certificate.ts';
import { parseIdentities } from '../../src-main/probes/directory.ts';
import { parseCertificates } from '../../src-main/probes/fleet-certificates.ts';
import { checkFleetUrl } from '../../src-main/probes/fleet-server.ts';
import { parseHardware } from '../../src-main/probes/hardware.ts';
import { parseIntuneVersion } from '../../src-main/probes/intune.ts';
import { parseJamfAadPlist, parseJamfPlist } from '../../src-main/probes/jamf-plists.ts';
import { parseJamfStatus } from '../../src-main/probes/jamf-status.ts';
import { parseKeychainItems } from '../../src-main/probes/keychain-items.ts';
import { parseMacosVersion } from '../../src-main/probes/macos-version.ts';
import { parseEnrollment } from '../../src-main/probes/mdm-enrollment.ts';
import { parseReceipt } from '../../src-main/probes/portal-receipt.ts';
import { parseScutilProxies } from '../../src-main/probes/scutil-parser.ts';
import { parsePluginList } from '../../src-main/probes/sso-extension.ts';
import { parseSsoPayload } from '../../src-main/probes/sso-profiles.ts';
import { parseJoinCertificate, parseJoinName } from '../../src-main/probes/workplace-join.ts';
import { deviceCertificate } from '../../src-main/sandbox/recorded-mac/device-certificate.ts';
import { jamfFiles } from '../../src-main/sandbox/recorded-mac/management-agents.ts';
import { companyPortalPlist, ssoProfilePlist } from '../../src-main/sandbox/recorded-mac/microsoft-plists.ts';
import { recordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { noon } from '../fixtures/hand-moved-clock.ts';

/** One parser of what a command printed or a file holds, and texts that it understands. */
export type FuzzedParser = {
  readonly name: string;
  readonly parse: (text: string) => unknown;
  readonly real: readonly string[];
  /** What it makes of a text that means nothing. */
  readonly nothing: unknown;
  /** Whether chance can hit upon a text that means something. */
  readonly canMean?: RegExp;
  /** Where a line break is part of the value or cannot be in it. */
  readonly isOneLine?: boolean;
};

const joined = { deviceId: '7c1e94d2-5b08-4f63-9a27-e03d8b61c5f4', userPrincipalName: 'sam@larkfield.example' };
const { commands } = recordedMac({ now: noon, fleet: null, jamf: {}, workplaceJoin: joined });
const printed = (name: string): string => commands[name]?.stdout ?? '';
const receiptId = 'com.microsoft.CompanyPortalMac';
const noJoin = { found: false, deviceId: null };
const noJamf = { ssoStatus: null, deviceId: null, tenantId: null, userPrincipalName: null };
const [jamfInfo, jamfSettings, jamfAad] = Object.values(jamfFiles({}));

/** A property list goes through the real parser first, as on a Mac. */
function ofPlist(parse: (value: unknown) => unknown): (xml: string) => unknown {
  return xml => {
    const plist = parseXmlPlist(xml);
    return plist.ok ? parse(plist.value) : null;
  };
}

const scutil = [
  '<dictionary> {',
  '  ExceptionsList : <array> {',
  '    0 : *.local',
  '  }',
  '  HTTPSEnable : 1',
  '  HTTPSPort : 8080',
  '  HTTPSProxy : proxy.larkfield.example',
  '}',
  '',
].join('\n');

/** Those of command output. */
export const commandParsers: readonly FuzzedParser[] = [
  { name: 'app-sso', parse: parseAppSso, real: [printed('app-sso.json')], nothing: null },
  {
    name: 'the sections of app-sso',
    parse: text => [...readSections(text)],
    real: [printed('app-sso.json')],
    nothing: [],
    isOneLine: true,
  },
  { name: 'the tokens of app-sso', parse: readTokens, real: [printed('app-sso.json')], nothing: null, isOneLine: true },
  { name: 'a corrupt configuration', parse: isDeviceConfigurationCorrupt, real: [], nothing: false },
  {
    name: 'pluginkit',
    parse: text => parsePluginList(text) ?? { listed: false },
    real: [printed('pluginkit.json')],
    nothing: { listed: false },
  },
  {
    name: 'pkgutil',
    parse: stdout => parseReceipt({ stdout, stderr: '' }, receiptId),
    real: [printed('pkgutil.json'), "No receipt for 'x' found at '/'.\n"],
    nothing: null,
  },
  {
    name: 'dscl',
    parse: parseIdentities,
    real: [
      printed('dscl.json'),
      'No such key: AltSecurityIdentities\n',
      'AltSecurityIdentities:\n X509:CN=Sam Rivera\n PlatformSSO:sam@larkfield.example\n',
    ],
    nothing: null,
  },
  {
    name: 'security, items',
    parse: text => parseKeychainItems(text).map(item => [...item]),
    real: [printed('security-certificates.json')],
    nothing: [],
  },
  {
    name: 'security, certificates',
    parse: text => parseJoinCertificate(text) ?? noJoin,
    real: [printed('security-certificates.json')],
    nothing: noJoin,
  },
  { name: 'security, a name', parse: parseJoinName, real: [printed('security-name.json')], nothing: null },
  {
    name: 'Jamf’s helper',
    parse: parseJamfStatus,
    canMean: /^\s*[0-3]\s*$/m,
    real: [printed('jamf-psso.json')],
    nothing: noJamf,
  },
  { name: 'profiles', parse: parseEnrollment, real: [printed('profiles.json')], nothing: null },
  {
    name: 'sw_vers',
    parse: parseMacosVersion,
    canMean: /^\s*[\d.]+\s*$/,
    real: [printed('sw-vers.json')],
    nothing: null,
  },
  { name: 'ioreg', parse: parseHardware, real: [printed('ioreg.json')], nothing: null },
  { name: 'scutil', parse: parseScutilProxies, real: [scutil], nothing: null },
];

/** Those of files. */
export const fileParsers: readonly FuzzedParser[] = [
  {
    name: 'Company Portal’s bundle',
    parse: ofPlist(parsePortalBundle),
    real: [companyPortalPlist('5.2604.1')],
    nothing: null,
  },
  {
    name: 'an SSO payload',
    parse: ofPlist(parseSsoPayload),
    real: [ssoProfilePlist('platform-sso', 'password') ?? ''],
    nothing: null,
  },
  { name: 'Jamf’s settings', parse: ofPlist(parseJamfPlist), real: [jamfSettings ?? ''], nothing: null },
  { name: 'Jamf’s Entra id', parse: ofPlist(parseJamfAadPlist), real: [jamfAad ?? ''], nothing: null },
  { name: 'Intune’s bundle', parse: ofPlist(parseIntuneVersion), real: [jamfInfo ?? ''], nothing: null },
  {
    name: 'a device certificate',
    parse: readDeviceCertificate,
    real: [deviceCertificate],
    nothing: null,
    isOneLine: true,
  },
  {
    name: 'PEM certificates',
    parse: text => parseCertificates(text).kind,
    real: [],
    nothing: 'empty',
    isOneLine: true,
  },
  {
    name: 'a server’s address',
    parse: text => checkFleetUrl(text).kind,
    real: ['https://fleet.larkfield.example/'],
    nothing: 'bad',
    isOneLine: true,
  },
];

/** The parsers of values that came out of a property list, where anything may stand anywhere. */
export const valueParsers = {
  parsePortalBundle,
  parseSsoPayload,
  parseJamfPlist,
  parseJamfAadPlist,
  parseIntuneVersion,
  checkFleetUrl,
} as const;
