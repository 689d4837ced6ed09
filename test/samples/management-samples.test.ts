import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { parseXmlPlist } from '../../src-main/adapters/plist.ts';
import { decideRegistration } from '../../src-main/core/registration.ts';
import { appSsoProbe } from '../../src-main/probes/app-sso.ts';
import { noJamfStatus, parseJamfStatus } from '../../src-main/probes/jamf-status.ts';
import { parseEnrollment } from '../../src-main/probes/mdm-enrollment.ts';
import { parsePluginList } from '../../src-main/probes/sso-extension.ts';
import { ssoProfilesProbe } from '../../src-main/probes/sso-profiles.ts';
import { ssoProfilePath } from '../../src-main/sandbox/recorded-mac/microsoft-plists.ts';
import { microsoftExtension } from '../../src-main/sandbox/recorded-mac/registration-kinds.ts';
import { appSsoCommand } from '../fixtures/app-sso-texts.ts';
import { macWithFiles, openMac } from '../fixtures/recorded-folder.ts';
import { readSample, samplesArePresent, whenPresent } from './sample-files.ts';

/** The host as it stands in the text, found another way than the parser finds it. */
function hostIn(text: string): string | undefined {
  return text.split('://')[1]?.split(/[/\n]/)[0];
}

describe.skipIf(!samplesArePresent)(`profiles on real Macs${whenPresent}`, () => {
  it.each([
    ['enrolled-dep', true, 'other'],
    ['enrolled-manual', false, 'other'],
    ['intune', true, 'intune'],
    ['jamf', null, 'jamf'],
  ] as const)('says enrolled and approved: %s', (name, viaDep, vendor) => {
    const text = readSample(`5-mdm-enrollment/profiles-status-${name}.txt`);
    expect(hostIn(text)).toMatch(/\./);
    const server = hostIn(text);
    expect(parseEnrollment(text)).toEqual({ enrolled: true, userApproved: true, viaDep, server, vendor });
  });

  it('says not enrolled', () => {
    expect(parseEnrollment(readSample('5-mdm-enrollment/profiles-status-not-enrolled.txt'))).toEqual({
      enrolled: false,
      userApproved: null,
      viaDep: false,
      server: null,
      vendor: null,
    });
  });

  it.each(['5-mdm-enrollment/mdmclient-QueryDeviceInformation-13.3.1.txt', '2-psso-profile/profiles-messages.txt'])(
    'is not mistaken for the answer of another tool: %s',
    name => {
      expect(parseEnrollment(readSample(name))).toBeNull();
    },
  );
});

describe.skipIf(!samplesArePresent)(`profiles that real administrators install${whenPresent}`, () => {
  const mobileconfig = z.object({ PayloadContent: z.array(z.record(z.string(), z.unknown())).length(1) });

  it('hold the payload of a Platform SSO in Fleet’s own example', async () => {
    const text = readSample('2-psso-profile/fleet-company-portal-sso.mobileconfig.txt');
    const parsed = parseXmlPlist(text);
    const [payload] = mobileconfig.parse(parsed.ok ? parsed.value : null).PayloadContent;
    expect(payload).toMatchObject({
      PayloadType: 'com.apple.extensiblesso',
      ExtensionIdentifier: microsoftExtension,
      PlatformSSO: { AuthenticationMethod: 'UserSecureEnclaveKey', UseSharedDeviceKeys: true },
    });
    // Management writes the payload itself into the managed preferences.
    const inner = /<array>\s*(<dict>[^]*<\/dict>)\s*<\/array>\s*<key>PayloadDisplayName/.exec(text)?.[1] ?? '';
    const { ports } = await openMac(macWithFiles({ [ssoProfilePath]: `<plist version="1.0">${inner}</plist>` }));
    expect(await ssoProfilesProbe.ask(ports)).toMatchObject({
      value: [
        {
          level: 'computer',
          extensionIdentifier: microsoftExtension,
          platformSso: true,
          method: 'secure-enclave',
          duringSetup: false,
        },
      ],
    });
  });

  it('are read whole from what profiles prints of an enrolled Mac', () => {
    const parsed = parseXmlPlist(readSample('2-psso-profile/profiles-C-stdout-xml.txt'));
    const profiles = z.object({ _computerlevel: z.array(z.object({ ProfileIdentifier: z.string() })) });
    expect(profiles.parse(parsed.ok ? parsed.value : null)._computerlevel.length).toBeGreaterThan(0);
  });
});

describe.skipIf(!samplesArePresent)(`what real tools say around the registration${whenPresent}`, () => {
  it('is P9 with a name of its own where macOS lost its device configuration', async () => {
    const stderr = readSample('3-psso-registration/error-device-config-corrupt-macos15.txt');
    for (const answer of [{ stderr }, { stdout: stderr }, { stderr, exit: 1 }]) {
      const { ports } = await openMac(macWithFiles({}, { 'app-sso.json': appSsoCommand(answer) }));
      const fact = await appSsoProbe.ask(ports);
      expect(fact).toMatchObject({ kind: 'unknown', problem: { code: 'device-configuration-corrupt' } });
      expect(decideRegistration(fact, { kind: 'known', value: [], observedAt: '', source: '' })).toMatchObject({
        report: { code: 'P9' },
        problem: { code: 'device-configuration-corrupt' },
      });
    }
  });

  it('is read from Jamf’s helper as far as its output could be put together', () => {
    expect(parseJamfStatus(readSample('4-wpj-jamf/jamf-ca-getPSSOStatus-RECONSTRUCTED.txt'))).toEqual({
      ssoStatus: 'registered',
      deviceId: '00000000-0000-0000-0000-000000000000',
      tenantId: '00000000-0000-0000-0000-000000000000',
      userPrincipalName: 'user@contoso.com',
    });
  });

  it.each(['4-wpj-jamf/jamf-messages.txt', '1-company-portal/osquery-queries.txt'])(
    'is nothing that Jamf’s helper would say: %s',
    name => {
      expect(parseJamfStatus(readSample(name))).toEqual(noJamfStatus);
    },
  );

  it('is no list of extensions where PlugInKit complains of one', () => {
    expect(
      parsePluginList(readSample('1-company-portal/pluginkit-error-other-version-in-use-5.2412.0.txt')),
    ).toBeNull();
  });
});
