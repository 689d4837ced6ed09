import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../src-main/core/config.ts';
import { checkFleetUrl, findFleetServer } from '../../src-main/probes/fleet-server.ts';
import { plistXml, type PlistValue } from '../../src-main/sandbox/recorded-mac/plist-xml.ts';
import type { RecordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { macWithFiles, managed, openMac } from '../fixtures/recorded-folder.ts';
import { binaryPlist, plutilAnswer } from '../fixtures/plutil.ts';

const fleetdPath = `${managed}/com.fleetdm.fleetd.config.plist`;
const fleetdUserPath = `${managed}/sam/com.fleetdm.fleetd.config.plist`;
const orbitPath = '/Library/LaunchDaemons/com.fleetdm.orbit.plist';

const notHttps = { kind: 'bad', problem: { code: 'url-not-https' } };
const notUnderstood = { kind: 'bad', problem: { code: 'url-not-understood' } };

/** Values that name a server badly. */
const badValues: readonly (readonly [string, PlistValue, object])[] = [
  ['plain http to another host', 'http://fleet.larkfield.example', notHttps],
  ['plain http to a host that looks like this one', 'http://127.0.0.1.larkfield.example', notHttps],
  ['plain http to a host that begins like this one', 'http://localhost.larkfield.example', notHttps],
  ['plain http to every address', 'http://0.0.0.0:8080', notHttps],
  ['a number', 42, notUnderstood],
  ['a switch', true, notUnderstood],
  ['a list', ['https://fleet.larkfield.example'], notUnderstood],
  ['another protocol', 'ftp://fleet.larkfield.example', notUnderstood],
  ['a file', 'file:///etc/hosts', notUnderstood],
  ['a script', 'javascript:alert(1)', notUnderstood],
  ['a user name', 'https://sam@fleet.larkfield.example', notUnderstood],
  ['a password', 'https://sam:secret@fleet.larkfield.example', notUnderstood],
  ['garbage', 'not a url', notUnderstood],
  ['a host without a protocol', 'fleet.larkfield.example', notUnderstood],
  ['nothing', '', notUnderstood],
];

function fleetd(url: PlistValue): string {
  return plistXml({ FleetURL: url });
}

function orbit(url: PlistValue): string {
  return plistXml({ Label: 'com.fleetdm.orbit', EnvironmentVariables: { ORBIT_FLEET_URL: url } });
}

async function find(files: RecordedMac['files'], forced: Readonly<Record<string, unknown>> = {}) {
  const { ports } = await openMac(macWithFiles(files));
  return findFleetServer(Promise.resolve(parseSettings([forced]).settings), ports);
}

function found(host: string) {
  return { kind: 'found', url: `https://${host}/` };
}

describe('the Fleet server', () => {
  const onlyOrbit = { [orbitPath]: orbit('https://orbit.larkfield.example') };
  const withoutUser = { ...onlyOrbit, [fleetdPath]: fleetd('https://computer.larkfield.example') };
  const everywhere = { ...withoutUser, [fleetdUserPath]: fleetd('https://user.larkfield.example') };

  it.each([
    ['Clearway’s own settings', everywhere, { FleetURL: 'https://ours.larkfield.example' }, 'ours.larkfield.example'],
    ['the user’s level of fleetd', everywhere, {}, 'user.larkfield.example'],
    ['the computer’s level of fleetd', withoutUser, {}, 'computer.larkfield.example'],
    ['orbit’s LaunchDaemon', onlyOrbit, {}, 'orbit.larkfield.example'],
  ])('comes from %s before all that follow', async (_source, files, forced, host) => {
    expect(await find(files, forced)).toEqual(found(host));
  });

  it.each([
    ['nothing is there', {}],
    ['fleetd has other settings', { [fleetdPath]: plistXml({ EnrollSecret: 'x' }) }],
    ['orbit has no environment', { [orbitPath]: plistXml({ Label: 'com.fleetdm.orbit' }) }],
    [
      'orbit’s environment names no server',
      { [orbitPath]: plistXml({ EnvironmentVariables: { ORBIT_DEBUG: 'true' } }) },
    ],
  ])('is none where %s', async (_case, files) => {
    expect(await find(files)).toEqual({ kind: 'none' });
  });

  it('is read from a binary plist through plutil', async () => {
    const plutil = plutilAnswer(fleetdPath, { stdout: fleetd('https://computer.larkfield.example') });
    const { ports } = await openMac(macWithFiles({ [fleetdPath]: binaryPlist }, { 'plutil.json': plutil }));
    expect(await findFleetServer(Promise.resolve(parseSettings([]).settings), ports)).toEqual(
      found('computer.larkfield.example'),
    );
  });
});

describe('a source that cannot be read', () => {
  it('never falls through to the next one, which may name another server', async () => {
    const files = { [fleetdPath]: 'torn', [orbitPath]: orbit('https://orbit.larkfield.example') };
    expect(await find(files)).toMatchObject({ kind: 'bad', problem: { code: 'output-not-understood' } });
  });
});

describe('a bad server never falls through to the next source', () => {
  const next = { [orbitPath]: orbit('https://orbit.larkfield.example') };

  it.each(badValues)('when Clearway’s settings name %s', async (_case, value, bad) => {
    expect(
      await find({ ...next, [fleetdPath]: fleetd('https://fleetd.larkfield.example') }, { FleetURL: value }),
    ).toEqual(bad);
  });

  it.each(badValues)('when fleetd’s preferences name %s', async (_case, value, bad) => {
    expect(await find({ ...next, [fleetdPath]: fleetd(value) })).toEqual(bad);
  });

  it.each(badValues)('when orbit names %s', async (_case, value, bad) => {
    expect(await find({ [orbitPath]: orbit(value) })).toEqual(bad);
  });

  it('when the user’s level is bad and the computer’s is good', async () => {
    const files = {
      [fleetdUserPath]: fleetd('http://fleet.larkfield.example'),
      [fleetdPath]: fleetd('https://good.larkfield.example'),
    };
    expect(await find(files)).toEqual(notHttps);
  });
});

describe('a server’s URL', () => {
  it.each([
    ['https://fleet.larkfield.example', 'https://fleet.larkfield.example/'],
    ['https://fleet.larkfield.example/', 'https://fleet.larkfield.example/'],
    ['https://fleet.larkfield.example/sub/path', 'https://fleet.larkfield.example/sub/path/'],
    ['https://fleet.larkfield.example:8412', 'https://fleet.larkfield.example:8412/'],
    ['HTTPS://Fleet.Larkfield.Example', 'https://fleet.larkfield.example/'],
    [' https://fleet.larkfield.example\n', 'https://fleet.larkfield.example/'],
    ['https://fleet.larkfield.example/?a=b#c', 'https://fleet.larkfield.example/'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
    ['http://127.8.9.10', 'http://127.8.9.10/'],
    ['http://localhost:8080/base', 'http://localhost:8080/base/'],
    ['http://[::1]:8080', 'http://[::1]:8080/'],
  ])('made of %s ends in a slash and holds nothing else', (given, url) => {
    expect(checkFleetUrl(given)).toEqual({ kind: 'found', url });
  });

  it.each([undefined, null, {}, Symbol('url'), new URL('https://fleet.larkfield.example')])(
    'is never made of what is no text',
    value => {
      expect(checkFleetUrl(value)).toEqual(notUnderstood);
    },
  );
});
