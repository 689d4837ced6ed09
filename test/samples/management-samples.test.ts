import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { parseXmlPlist } from '../../src-main/adapters/plist.ts';
import { parseEnrollment } from '../../src-main/probes/mdm-enrollment.ts';
import { ssoProfilesProbe } from '../../src-main/probes/sso-profiles.ts';
import { ssoProfilePath } from '../../src-main/sandbox/recorded-mac/microsoft-plists.ts';
import { microsoftExtension } from '../../src-main/sandbox/recorded-mac/registration-kinds.ts';
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
