import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../src-main/core/config.ts';
import { fleetAgentProbe } from '../../src-main/probes/fleet-agent.ts';
import { fleetTokenPath, readFleetToken } from '../../src-main/probes/fleet-token.ts';
import { inventedIds } from '../../src-main/sandbox/recorded-mac/invented-ids.ts';
import { plistXml } from '../../src-main/sandbox/recorded-mac/plist-xml.ts';
import { recordedMac, type RecordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { noon } from '../fixtures/hand-moved-clock.ts';
import { bareMac, macWithFiles, managed, openMac, putFile } from '../fixtures/recorded-folder.ts';

const token = inventedIds.deviceToken;
const orbitPath = '/Library/LaunchDaemons/com.fleetdm.orbit.plist';
const fleetdPath = `${managed}/com.fleetdm.fleetd.config.plist`;

async function ask(recorded: RecordedMac) {
  const { ports } = await openMac(recorded);
  return fleetAgentProbe(Promise.resolve(parseSettings([]).settings)).ask(ports);
}

async function tokenOf(content: string | Uint8Array) {
  const { folder, ports } = await openMac(bareMac);
  await putFile(path.join(folder, 'files', fleetTokenPath), content);
  return readFleetToken(ports.readFile);
}

function known(value: { readonly token: string } & Readonly<Record<string, unknown>>) {
  const tokenModifiedAt: unknown = value.token === 'present' ? expect.stringMatching(instant) : null;
  const orbit = { tokenModifiedAt, desktopEnabled: null, browserHost: null };
  return {
    kind: 'known',
    value: { ...orbit, ...value },
    observedAt: '2026-06-10T12:00:00.000Z',
    source: fleetTokenPath,
  };
}

const none = { kind: 'none' };
const instant = /^\d{4}-\d\d-\d\dT.*Z$/;

describe('the probe of Fleet’s agent', () => {
  it('finds agent, token and server, and keeps the token to itself', async () => {
    const fact = await ask(recordedMac({ now: noon, fleet: { url: 'http://127.0.0.1:8412', token } }));
    expect(fact).toEqual(
      known({
        present: true,
        token: 'present',
        desktopEnabled: true,
        server: { kind: 'found', url: 'http://127.0.0.1:8412/' },
      }),
    );
    expect(JSON.stringify(fact)).not.toContain(token);
  });

  it('finds nothing on a Mac without Fleet', async () => {
    expect(await ask(bareMac)).toEqual(known({ present: false, token: 'missing', server: none }));
  });

  it.each([
    ['orbit’s LaunchDaemon', { [orbitPath]: plistXml({ Label: 'com.fleetdm.orbit' }) }, 'missing', false],
    ['the preferences of fleetd', { [fleetdPath]: plistXml({ EnrollSecret: 'x' }) }, 'missing', null],
    ['a token', { [fleetTokenPath]: token }, 'present', null],
    ['half a token', { [fleetTokenPath]: token.slice(0, 5) }, 'not-understood', null],
  ])('takes %s alone for an agent', async (_case, files, kind, desktopEnabled) => {
    expect(await ask(macWithFiles(files))).toEqual(known({ present: true, token: kind, desktopEnabled, server: none }));
  });

  it.each([
    ['orbit’s LaunchDaemon', orbitPath],
    ['the preferences of fleetd', fleetdPath],
  ])('says that %s cannot be read, instead of claiming that there is no server', async (_case, path) => {
    const server = { kind: 'bad', problem: { code: 'output-not-understood', detail: 'not a property list' } };
    expect(await ask(macWithFiles({ [path]: 'torn' }))).toEqual(known({ present: true, token: 'missing', server }));
  });
});

describe('what orbit was told', () => {
  const orbit = (environment: Readonly<Record<string, string>>) =>
    macWithFiles({ [orbitPath]: plistXml({ Label: 'com.fleetdm.orbit', EnvironmentVariables: environment }) });

  it.each([
    ['true', true],
    ['1', true],
    ['TRUE', true],
    ['false', false],
    ['', false],
    [undefined, false],
  ])('says with ORBIT_FLEET_DESKTOP %s whether anybody renews the token', async (value, desktopEnabled) => {
    const fact = await ask(orbit(value === undefined ? { ORBIT_DEBUG: '1' } : { ORBIT_FLEET_DESKTOP: value }));
    expect(fact).toMatchObject({ value: { desktopEnabled } });
  });

  it('may name another host for browsers', async () => {
    const fact = await ask(orbit({ ORBIT_FLEET_DESKTOP_ALTERNATIVE_BROWSER_HOST: 'my.larkfield.example:8443' }));
    expect(fact).toMatchObject({ value: { browserHost: 'my.larkfield.example:8443' } });
  });
});

describe('the device token', () => {
  it.each([
    ['as Fleet writes it', token],
    ['with a line end', `${token}\n`],
    ['with a Windows line end', `${token}\r\n`],
    ['with a byte order mark', `\uFEFF${token}`],
  ])('is read %s', async (_case, content) => {
    const modifiedAt: unknown = expect.stringMatching(instant);
    expect(await tokenOf(content)).toEqual({ kind: 'present', token, modifiedAt });
  });

  it.each([
    ['empty', ''],
    ['blank', ' \n'],
    ['half-written', token.slice(0, 7)],
    ['two lines', `${token}\n${token}`],
    ['a path', '../../../../etc/passwd'],
    ['a query', `${token}?x=1`],
    ['percent-encoded', `${token}%2f`],
    ['longer than any token', 'a'.repeat(129)],
    ['zeros', new Uint8Array(36)],
    ['bytes that are no text', new Uint8Array(36).fill(0xff)],
  ])('is not understood when it is %s', async (_case, content) => {
    expect(await tokenOf(content)).toEqual({ kind: 'not-understood' });
  });

  it('is unreadable where its file is too large', async () => {
    expect(await tokenOf('a'.repeat(5000))).toEqual({ kind: 'unreadable', problem: { code: 'output-too-large' } });
  });

  it('is unreadable where its file is a folder', async () => {
    const { folder, ports } = await openMac(bareMac);
    await putFile(path.join(folder, 'files', fleetTokenPath, 'inside'), token);
    expect(await readFleetToken(ports.readFile)).toMatchObject({
      kind: 'unreadable',
      problem: { code: 'file-unreadable' },
    });
  });

  it('is missing where there is no file', async () => {
    const { ports } = await openMac(bareMac);
    expect(await readFleetToken(ports.readFile)).toEqual({ kind: 'missing' });
  });

  it('is read anew every time', async () => {
    const { folder, ports } = await openMac(macWithFiles({ [fleetTokenPath]: token }));
    const next = '11111111-2222-4333-8444-555555555555';
    expect(await readFleetToken(ports.readFile)).toMatchObject({ kind: 'present', token });
    await putFile(path.join(folder, 'files', fleetTokenPath), next);
    expect(await readFleetToken(ports.readFile)).toMatchObject({ kind: 'present', token: next });
  });
});
