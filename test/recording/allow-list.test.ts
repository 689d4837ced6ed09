import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keptFiles } from '../../src-main/core/recording/kept-files.ts';
import { plistXml } from '../../src-main/sandbox/recorded-mac/plist-xml.ts';
import { recordedMac, type RecordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { writeRecordedMac } from '../../src-main/sandbox/recorded-mac-files.ts';
import { macReaders } from '../../src-main/transparency.ts';
import { noon } from '../fixtures/hand-moved-clock.ts';
import { recordMac, replayMac } from '../fixtures/look-at-world.ts';
import { emptyFolder, managed } from '../fixtures/recorded-folder.ts';
import { everything } from './everything.ts';

const home = '/Users/sam/Library';
const chrome = `${home}/Application Support/Google/Chrome`;
const edge = `${home}/Application Support/Microsoft Edge`;
const firefox = `${home}/Application Support/Firefox`;
const extension = 'ppnbnpeolgkicgegkbkbjmhlideopiji';

/** Texts that Clearway never reads, in the files that it does read. */
const life = [
  'clinic-oncology',
  'sammy.private',
  'Ortega',
  'Winter2024',
  '493821',
  '9f86d081',
  'Falcon',
  '37185d02',
  'C02PLANT',
];
const profile = {
  account_info: [{ email: 'sammy.private@gmail.example', full_name: 'Samuel Rivera Ortega' }],
  profile: { exceptions: { 'https://clinic-oncology.example:443,*': { setting: 1 } } },
  savefile: { default_directory: '/Users/sam/Desktop/Project Falcon' },
  Kennwort: 'Winter2024',
  pin: '493821',
};
const state = (account: object) =>
  JSON.stringify({
    policy: { machine: 'C02PLANT' },
    profile: { last_used: 'Profile 1', info_cache: { 'Profile 1': account } },
  });

function lifeOn(mac: RecordedMac): RecordedMac {
  const name = { user_name: 'sammy.private@gmail.example', gaia_name: 'Samuel Rivera Ortega', gaia_id: '' };
  return {
    ...mac,
    files: {
      ...mac.files,
      [`${chrome}/Local State`]: state(name),
      [`${edge}/Local State`]: state(name),
      [`${chrome}/Profile 1/Secure Preferences`]: JSON.stringify({ protection: { pin: '493821' } }),
      [`${chrome}/Profile 1/Preferences`]: JSON.stringify({
        ...profile,
        extensions: { settings: { [extension]: { disable_reasons: [1], path: 'Falcon' }, other: { state: 1 } } },
      }),
      [`${chrome}/NativeMessagingHosts/com.microsoft.browsercore.json`]: '{"path":"/Users/sam/Falcon"}',
      [`${firefox}/profiles.ini`]:
        '[Install9f86d081]\nDefault=Profiles/k2.Ortega\nLocked=1\n[Profile0]\nName=Ortega\nPath=x\n',
      [`${firefox}/Profiles/k2.Ortega/prefs.js`]:
        'user_pref("services.sync.username", "sammy.private@gmail.example");\nuser_pref("network.http.microsoft-entra-sso.enabled", true);\nuser_pref("a", "sk_493821");\n',
      [`${managed}/com.google.Chrome.plist`]: plistXml({
        CloudManagementEnrollmentToken: '37185d02-e055-11e7-80c1-9a214cf093ae',
        ProxySettings: 'admin:Winter2024@proxy',
        ExtensionInstallForcelist: [`${extension};https://clinic-oncology.example/crx`, 'other;Falcon'],
      }),
      [`${managed}/com.apple.extensiblesso.plist`]: plistXml({
        ExtensionIdentifier: 'com.microsoft.CompanyPortalMac.ssoextension',
        ExtensionData: { AppPrefixAllowList: 'com.google.', pin: '493821' },
        Kennwort: 'Winter2024',
        PlatformSSO: { AuthenticationMethod: 'UserSecureEnclaveKey', Kennwort: 'Winter2024' },
      }),
      '/Library/Preferences/com.jamfsoftware.jamf.plist': plistXml({
        jss_url: 'https://jss.larkfield.example:8443/Winter2024',
        self_service_pin: '493821',
        Username: 'Ortega',
      }),
    },
  };
}

describe('what of a file is recorded', () => {
  it('is written down for every file that Clearway says it reads', () => {
    const declared = macReaders().flatMap(({ asks }) => asks.flatMap(one => (one.kind === 'file' ? [one.path] : [])));
    const rows: readonly string[] = keptFiles.map(({ path }) => path);
    expect(declared.length).toBeGreaterThan(20);
    expect(declared.filter(path => !rows.includes(path))).toEqual([]);
    expect(rows.filter(path => !declared.includes(path))).toEqual([]);
  });

  it.each([false, true])('is what Clearway reads and nothing of somebody’s life (masked: %s)', async wantsMask => {
    const folder = await emptyFolder();
    const mac = recordedMac({
      now: noon,
      fleet: null,
      browsers: {
        default: 'chrome',
        chrome: { version: '130.0.1', extension: 'on' },
        edge: { version: '130.0.1', signedIn: true },
        firefox: { version: '140.0', setting: true },
      },
      jamf: {},
    });
    await writeRecordedMac(join(folder, 'mac'), lifeOn(mac));
    const { snapshot } = await recordMac({ root: join(folder, 'mac') }, join(folder, 'out'), wantsMask);
    const all = await everything(join(folder, 'out'));
    const left = wantsMask ? life : life.filter(text => text !== 'Ortega');
    expect(left.filter(text => all.includes(text))).toEqual([]);
    const replayed = await replayMac(join(folder, 'out'));
    const shown = ({ checks }: typeof snapshot) => checks.map(({ id, verdict, evidence }) => [id, verdict, evidence]);
    if (!wantsMask) expect(shown(replayed)).toEqual(shown(snapshot));
    expect(replayed.checks.map(({ verdict, summary }) => [verdict, summary])).toEqual(
      snapshot.checks.map(({ verdict, summary }) => [verdict, summary]),
    );
    const edgeState = await readFile(
      join(folder, 'out/files', edge.replace('/sam/', wantsMask ? '/user/' : '/sam/'), 'Local State'),
      'utf8',
    );
    expect(JSON.parse(edgeState)).toEqual({
      profile: { last_used: 'Profile 1', info_cache: { 'Profile 1': { user_name: 'x', gaia_id: '' } } },
    });
  });

  it('leaves out a certificate file of any name, and says so', async () => {
    const folder = await emptyFolder();
    const mac = recordedMac({ now: noon, fleet: { url: 'https://127.0.0.1:9', token: 'a-token-of-nobody' } });
    const orbit = '/Library/LaunchDaemons/com.fleetdm.orbit.plist';
    const key = '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nMIIEpAIB\n-----END RSA PRIVATE KEY-----\n';
    const environment = { ORBIT_FLEET_URL: 'https://127.0.0.1:9', ORBIT_FLEET_CERTIFICATE: '/etc/fleet/client.key' };
    await writeRecordedMac(join(folder, 'mac'), {
      ...mac,
      files: { ...mac.files, [orbit]: plistXml({ EnvironmentVariables: environment }), '/etc/fleet/client.key': key },
    });
    const { result } = await recordMac({ root: join(folder, 'mac') }, join(folder, 'out'));
    expect(result).toMatchObject({ ok: true, leftOut: [{ what: '/etc/fleet/client.key', why: 'secret' }] });
    expect(await everything(join(folder, 'out'))).not.toContain('MIIEpAIB');
  });
});
