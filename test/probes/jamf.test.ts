import { describe, expect, it } from 'vitest';
import { jamfProbe } from '../../src-main/probes/jamf.ts';
import { parseJamfAadPlist, parseJamfPlist } from '../../src-main/probes/jamf-plists.ts';
import { parseJamfStatus } from '../../src-main/probes/jamf-status.ts';
import type { MacPorts } from '../../src-main/ports.ts';
import { inventedIds } from '../../src-main/sandbox/recorded-mac/invented-ids.ts';
import { jamfFiles, type JamfOnMac } from '../../src-main/sandbox/recorded-mac/management-agents.ts';
import { recordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { noon } from '../fixtures/hand-moved-clock.ts';
import { bareMac, macWithFiles, openMac } from '../fixtures/recorded-folder.ts';

const { deviceId, tenantId, userPrincipalName } = inventedIds;
const nothing = { ssoStatus: null, deviceId: null, tenantId: null, userPrincipalName: null };
const preferences = '/Library/Preferences/com.jamfsoftware.jamf.plist';

async function ask(jamf: JamfOnMac | null) {
  const { ports } = await openMac(recordedMac({ now: noon, fleet: null, jamf }));
  return jamfProbe.ask(ports);
}

describe('a Mac with Jamf', () => {
  it('is told with its server, its registration and its Entra id', async () => {
    expect(await ask({})).toMatchObject({
      kind: 'known',
      value: {
        present: true,
        server: 'larkfield.jamfcloud.com',
        ssoStatus: 'registered',
        deviceId,
        tenantId,
        userPrincipalName,
        entraId: 'acquired',
      },
    });
  });

  it.each([
    [0, 'not-enabled'],
    [1, 'not-registered'],
    [2, 'registered'],
    [3, 'needs-repair'],
    ['timed-out', null],
    [null, null],
  ] as const)('answers %s with %s, in MSAL’s sense', async (given, ssoStatus) => {
    expect(await ask({ ssoStatus: given })).toMatchObject({ value: { present: true, ssoStatus } });
  });

  it.each(['acquired', 'pending', null] as const)('has an Entra id that is %s', async entraId => {
    expect(await ask({ entraId })).toMatchObject({ value: { entraId } });
  });

  it('is there by its settings alone, or by an app that nobody may read', async () => {
    const files = jamfFiles({});
    const { ports } = await openMac(macWithFiles({ [preferences]: files[preferences] }));
    expect(await jamfProbe.ask(ports)).toMatchObject({ value: { present: true, server: 'larkfield.jamfcloud.com' } });
    const denied: MacPorts['readFile'] = async path =>
      path === preferences ? { kind: 'failed', problem: { code: 'permission-denied' } } : { kind: 'absent' };
    expect(await jamfProbe.ask({ ...ports, readFile: denied })).toMatchObject({
      value: { present: true, server: null },
    });
  });

  it('is there where nothing else can be seen and the helper answers', async () => {
    const { ports } = await openMac(recordedMac({ now: noon, fleet: null, jamf: {} }));
    const readFile: MacPorts['readFile'] = async () => ({ kind: 'failed', problem: { code: 'file-unreadable' } });
    expect(await jamfProbe.ask({ ...ports, readFile })).toMatchObject({
      value: { present: true, ssoStatus: 'registered' },
    });
  });

  it('is unknown where nothing can be seen at all', async () => {
    const { ports } = await openMac(bareMac);
    const nowhere = { kind: 'failed', problem: { code: 'not-a-mac' } } as const;
    expect(await jamfProbe.ask({ ...ports, readFile: async () => nowhere, run: async () => nowhere })).toEqual({
      kind: 'unknown',
      problem: { code: 'not-a-mac' },
    });
  });

  it('never asks a helper on a Mac without Jamf', async () => {
    const { ports } = await openMac(bareMac);
    const run: MacPorts['run'] = request => {
      throw new Error(request.argv.join(' '));
    };
    expect(await jamfProbe.ask({ ...ports, run })).toMatchObject({
      value: { present: false, server: null, ...nothing, entraId: null },
    });
  });
});

/* SYNTHETIC: put together from the patterns of scripts that take the output apart; never seen verbatim. */
describe('what Jamf’s helper prints', () => {
  const entries = [
    'AnyHashable("isSSOExtensionInFullMode"): Yes',
    'AnyHashable("primary_registration_metadata_cloud_host"): login.microsoftonline.com',
    `AnyHashable("primary_registration_metadata_device_id"): ${deviceId.toUpperCase()}`,
    `AnyHashable("primary_registration_metadata_upn"): ${userPrincipalName}`,
    `AnyHashable("primary_registration_metadata_tenant_id"): ${tenantId}`,
    'AnyHashable("primary_registration_metadata_certificate_thumbprint"): 00FF',
  ];
  const text = (list: readonly string[]): string => `2\nextraDeviceInformation [${list.join(', ')}]\n`;

  it('is read in any order and with any line endings', () => {
    const expected = { ssoStatus: 'registered', deviceId, tenantId, userPrincipalName };
    for (let turn = 0; turn < entries.length; turn += 1) {
      const list = [...entries.slice(turn), ...entries.slice(0, turn)];
      expect(parseJamfStatus(text(list))).toEqual(expected);
      expect(parseJamfStatus(text(list).replaceAll('\n', '\r\n'))).toEqual(expected);
    }
  });

  it.each([
    [
      'a blank name',
      'primary_registration_metadata_upn"): ' + userPrincipalName,
      'primary_registration_metadata_upn"): ',
      'userPrincipalName',
    ],
    ['a name that is none', userPrincipalName, 'nobody', 'userPrincipalName'],
    ['an id that is none', deviceId.toUpperCase(), 'nil', 'deviceId'],
  ])('is read with %s', (_case, from, to, key) => {
    expect(parseJamfStatus(text(entries).replace(from, to))).toEqual({
      ssoStatus: 'registered',
      deviceId,
      tenantId,
      userPrincipalName,
      [key]: null,
    });
  });

  it.each([
    ['a number it does not know', '4\n', nothing],
    ['a larger number', '22\n', nothing],
    ['usage', 'OVERVIEW: Jamf Conditional Access\n2\n', nothing],
    ['nothing', '', nothing],
    ['that it timed out', 'Warning:Timedout\n', nothing],
    ['that it timed out, and a guess', '0\nWarning:Timedout\n', nothing],
    ['another warning', 'Warning:Something\n1\n', { ...nothing, ssoStatus: 'not-registered' }],
    ['a word that every object has', 'constructor\n', nothing],
  ])('is read where it is %s', (_case, output, expected) => {
    expect(parseJamfStatus(output)).toEqual(expected);
  });
});

describe('Jamf’s settings', () => {
  it.each([
    [{ jss_url: 'https://larkfield.jamfcloud.com/?secret=1' }, 'larkfield.jamfcloud.com'],
    [{ jss_url: 'https://user:secret@jamf.larkfield.example:8443/x' }, 'jamf.larkfield.example'],
    [{ jss_url: 'jamf.larkfield.example' }, null],
    [{ jss_url: 'javascript:alert(1)' }, null],
    [{ jss_url: 7 }, null],
    [null, null],
  ])('name the server in %j as %s', (value, server) => {
    expect(parseJamfPlist(value)).toBe(server);
  });

  it.each([
    [{ have_an_Azure_id: true, last_aad_token_timestamp: 1 }, 'acquired'],
    [{ have_an_Azure_id: 1 }, 'acquired'],
    [{ have_an_Azure_id: '1' }, 'acquired'],
    [{ have_an_Azure_id: false, last_aad_token_timestamp: 1 }, 'pending'],
    [{ have_an_Azure_id: 0 }, 'pending'],
    [{}, 'pending'],
    [{ last_aad_token_timestamp: 1 }, null],
    [{ have_an_Azure_id: 'perhaps' }, null],
    [[], null],
  ])('say of %j that the id is %s', (value, entraId) => {
    expect(parseJamfAadPlist(value)).toBe(entraId);
  });
});
