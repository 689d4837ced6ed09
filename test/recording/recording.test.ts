import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readDeviceCertificate } from '../../src-main/probes/device-certificate.ts';
import { parseXmlPlist } from '../../src-main/adapters/plist.ts';
import { createDisguise, noDisguise } from '../../src-main/core/recording/disguise.ts';
import { drawRecording } from '../../src-main/core/recording/draw-recording.ts';
import { NotARecordedMac } from '../../src-main/recorded/not-a-recorded-mac.ts';
import { claimFolder, writeRecording } from '../../src-main/recorded/write-recording.ts';
import { deviceCertificate } from '../../src-main/sandbox/recorded-mac/device-certificate.ts';
import { inventedIds } from '../../src-main/sandbox/recorded-mac/invented-ids.ts';
import { plistXml } from '../../src-main/sandbox/recorded-mac/plist-xml.ts';
import { recordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { writeRecordedMac } from '../../src-main/sandbox/recorded-mac-files.ts';
import { systemClock } from '../../src-main/sandbox/sandbox-clock.ts';
import { startScenario } from '../../src-main/sandbox/start-scenario.ts';
import { clearway, temporaryFolder } from '../commands/clearway.ts';
import { noon } from '../fixtures/hand-moved-clock.ts';
import { lookAt, recordMac, replayMac } from '../fixtures/look-at-world.ts';
import { binaryPlist, plutilAnswer } from '../fixtures/plutil.ts';
import { emptyFolder, managed } from '../fixtures/recorded-folder.ts';
import { everything } from './everything.ts';

const names = {
  mac: inventedIds.computerName,
  user: inventedIds.userName,
  userPrincipalName: inventedIds.userPrincipalName,
  deviceId: inventedIds.deviceId,
  tenantId: inventedIds.tenantId,
  serialNumber: inventedIds.serialNumber,
};
const parts = {
  disguise: noDisguise(names),
  readCertificate: readDeviceCertificate,
  readKeychain: () => [],
  parsePlist: parseXmlPlist,
  readColumns: () => ['a', 'b', 'c'],
  known: {},
};

async function recordScenario(wantsMask: boolean) {
  const folder = await emptyFolder();
  const scenario = await startScenario({
    id: 'user-not-registered',
    directory: join(folder, 'mac'),
    clock: systemClock,
    speed: 20,
  });
  const out = join(folder, 'out');
  const { snapshot } = await recordMac({ root: scenario.root }, out, wantsMask);
  await scenario.close();
  return { out, snapshot, scenario };
}

describe('a recording', () => {
  it('holds neither the token nor a certificate nor a key, and is for its owner alone', async () => {
    const { out, scenario } = await recordScenario(false);
    const all = await everything(out);
    expect(all).not.toContain(scenario.token);
    expect(all).not.toContain(deviceCertificate.slice(40, 100));
    expect(all).not.toContain('secret.txt');
    expect((await stat(out)).mode & 0o777).toBe(0o700);
    expect((await stat(join(out, 'mac.json'))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(out, 'files/opt/orbit/identifier'), 'utf8')).toMatch(/^0{8}(?:-0{4}){3}-0{12}$/);
  });

  it('is a Mac for --root as well', async () => {
    const { out, snapshot } = await recordScenario(false);
    const { snapshot: again } = await lookAt({ root: out, reports: 'none' });
    expect(again.registration).toEqual(snapshot.registration);
    expect(again.mac).toEqual(snapshot.mac);
  });

  it('with masked names shows the same, and names nobody', async () => {
    const { out, snapshot } = await recordScenario(true);
    const all = await everything(out);
    for (const name of [
      'sam',
      'Sam’s',
      'rivera',
      inventedIds.deviceId,
      inventedIds.tenantId,
      inventedIds.maskedUserName,
    ])
      expect(all.toLowerCase()).not.toMatch(
        new RegExp(`(?<![a-z])${name.toLowerCase().replaceAll('*', '\\*')}(?![a-z])`),
      );
    const replayed = await replayMac(out);
    expect(replayed.mac).toMatchObject({ name: 'masked-mac-1', user: 'user' });
    expect(replayed.registration.state).toBe(snapshot.registration.state);
    expect(replayed.registration.deviceId).toMatch(/^00000000-0000-4000-8000-\d{12}$/);
    expect(replayed.checks.map(({ id, verdict }) => [id, verdict])).toEqual(
      snapshot.checks.map(({ id, verdict }) => [id, verdict]),
    );
    expect(replayed.headline).toEqual(snapshot.headline);
  });

  it('moves nothing for a person who is called like a folder', () => {
    const { path, text } = createDisguise({ ...names, mac: 'm', user: 'apple', userPrincipalName: null });
    expect(path('/Library/Managed Preferences/apple/com.apple.extensiblesso.plist')).toBe(
      '/Library/Managed Preferences/user/com.apple.extensiblesso.plist',
    );
    expect(text('com.apple.extensiblesso of apple')).toBe('com.apple.extensiblesso of user');
  });

  it('has a binary property list in its readable form, and none of its secrets', async () => {
    const folder = await emptyFolder();
    const path = `${managed}/com.fleetdm.fleetd.config.plist`;
    const mac = recordedMac({ now: noon, fleet: { url: 'https://127.0.0.1:9', token: null } });
    const stdout = plistXml({ FleetURL: 'https://127.0.0.1:9', EnrollSecret: 'planted' });
    await writeRecordedMac(join(folder, 'mac'), {
      ...mac,
      files: { ...mac.files, [path]: binaryPlist },
      commands: { ...mac.commands, 'plutil.json': plutilAnswer(path, { stdout }) },
    });
    await recordMac({ root: join(folder, 'mac') }, join(folder, 'out'));
    expect(parseXmlPlist(await readFile(join(folder, 'out/files', path), 'utf8'))).toEqual({
      ok: true,
      value: { FleetURL: 'https://127.0.0.1:9' },
    });
    expect(await everything(join(folder, 'out'))).not.toMatch(/planted|plutil/);
  });

  it('says of a file that could not be read that it could not be read', async () => {
    const folder = await emptyFolder();
    await writeRecordedMac(join(folder, 'mac'), recordedMac({ now: noon, fleet: null }));
    await mkdir(join(folder, 'mac/files/opt/orbit/identifier'), { recursive: true });
    const { snapshot, result } = await recordMac({ root: join(folder, 'mac') }, join(folder, 'out'));
    expect(result).toMatchObject({ ok: true, leftOut: [{ what: '/opt/orbit/identifier', why: 'file-unreadable' }] });
    expect((await replayMac(join(folder, 'out'))).checks.map(({ verdict }) => verdict)).toEqual(
      snapshot.checks.map(({ verdict }) => verdict),
    );
  });

  it('goes into an empty folder alone, and follows no link', async () => {
    const folder = await emptyFolder();
    await writeFile(join(folder, 'there'), '');
    expect(await claimFolder(folder)).toBe('not-empty');
    expect(await claimFolder(join(folder, 'there'))).toBe('not-a-folder');
    const out = join(folder, 'out');
    await mkdir(join(folder, 'elsewhere'));
    expect(await claimFolder(out)).toBe(null);
    await symlink(join(folder, 'elsewhere', 'mac.json'), join(out, 'osquery.json'));
    const file = { path: ['osquery.json'], text: '{}', modifiedAt: null };
    const written = await writeRecording(out, { identity: '{}', files: [file], leftOut: [] });
    expect(written).toMatchObject({ ok: true, leftOut: [{ what: 'osquery.json' }] });
    expect(await readdir(join(folder, 'elsewhere'))).toEqual([]);
  });

  it('takes an empty folder that others could look into for its owner alone', async () => {
    const out = await emptyFolder();
    await chmod(out, 0o755);
    expect(await claimFolder(out)).toBe(null);
    expect((await stat(out)).mode & 0o777).toBe(0o700);
  });

  it('that ends half-way is no recorded Mac', async () => {
    const out = await emptyFolder();
    const file = { path: ['files', 'a\0b'], text: '', modifiedAt: null };
    expect(await writeRecording(out, { identity: '{}', files: [file], leftOut: [] })).toMatchObject({ ok: false });
    expect(await readdir(out)).not.toContain('mac.json');
  });

  it('has the token in no form, neither in what osquery answered nor in why a request failed', () => {
    const token = '3f9b8c6e-d217-4a50-8be4-c5a1907e6d32';
    const modifiedAt = '2026-06-10T12:00:00Z';
    const encoded = Buffer.from(token).toString('base64');
    const row = { a: encoded, b: token.toUpperCase(), c: token.replaceAll('-', '') };
    const problem = { code: 'offline', detail: `GET /device/${token}` } as const;
    const { files } = drawRecording(
      {
        commands: [],
        files: [{ path: '/opt/orbit/identifier', result: { kind: 'text', text: token, modifiedAt } }],
        answers: [{ written: 'SELECT 1', answer: { kind: 'rows', rows: [row] } }],
        requests: [{ method: 'GET', host: 'f', path: '/x', result: { kind: 'failed', problem } }],
      },
      { macosVersion: '15.5', uid: 501, takenAt: modifiedAt },
      parts,
    );
    const all = files.map(({ text }) => text).join('\n');
    for (const form of [token, encoded, token.toUpperCase(), row.c]) expect(all).not.toContain(form);
    expect(all).toContain('"offline"');
    expect(all).not.toContain('"detail"');
  });

  it('stays within its folder whatever paths were read', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('..', '.', '', 'a', '/', '../..', '%2e%2e')), pieces => {
        const path = `/${pieces.join('/')}/x`;
        const result = { kind: 'text', text: 'x', modifiedAt: '2026-06-10T12:00:00Z' } as const;
        const recording = { commands: [], files: [{ path, result }], answers: [], requests: [] };
        const identity = { macosVersion: '15.5', uid: 501, takenAt: '2026-06-10T12:00:00Z' };
        for (const file of drawRecording(recording, identity, parts).files) {
          expect(file.path.some(part => part === '..' || part.includes('/') || part === '')).toBe(false);
        }
      }),
    );
  });
});

describe('a replay', () => {
  it('sends nothing, also where the server of then is there', async () => {
    const { out } = await recordScenario(false);
    let heard = 0;
    const server = createServer((_request, response) => {
      heard += 1;
      response.end('{}');
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address: AddressInfo | string | null = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const url = `http://127.0.0.1:${address.port}`;
    const xml = plistXml({ FleetURL: url });
    await writeFile(join(out, 'files', managed, 'com.fleetdm.fleetd.config.plist'), xml);
    const snapshot = await replayMac(out);
    expect(snapshot.upstream.problem?.code).toBe('not-recorded');
    expect(heard).toBe(0);
    await lookAt({ root: out, reports: 'none' });
    expect(heard).toBeGreaterThan(0);
  });

  it('of a Mac that was made by hand says that its server was not recorded', async () => {
    const folder = await temporaryFolder();
    const fleet = { url: 'https://fleet.larkfield.example', token: inventedIds.deviceToken };
    await writeRecordedMac(join(folder, 'mac'), recordedMac({ now: Date.now(), fleet }));
    const { code, stdout, stderr } = await clearway('replay', join(folder, 'mac'), '--json');
    expect(code).toBe(13);
    expect(stdout).toContain('"not-recorded"');
    expect(stderr).toContain('does not say when');
  });

  it('refuses hostile recordings by name, and never falls over', async () => {
    const { out } = await recordScenario(false);
    const file = join(out, 'upstream.json');
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    for (const text of ['{', '[]', '{"requests":[{"method":"GET"}]}', '{"requests":5}', deep]) {
      await writeFile(file, text);
      await expect(replayMac(out)).rejects.toBeInstanceOf(NotARecordedMac);
    }
    for (const text of [
      '{"__proto__":{"requests":[]},"journey":{"version":1,"__proto__":{}},"report":[1]}',
      `{"journey":${JSON.stringify({ version: 99 })},"report":{"pending":-1}}`,
      '{"requests":[{"method":"GET","host":"../..","path":"\\u0000","fails":{"code":"offline"}}]}',
    ]) {
      await writeFile(file, text);
      expect((await replayMac(out)).upstream.problem?.code).toBe('not-recorded');
    }
  });
});

describe('the commands', () => {
  it('record tells what it wrote, and replay ends as status did', async () => {
    const folder = await temporaryFolder();
    const scenario = await startScenario({
      id: 'two-fail-one-fixed',
      directory: join(folder, 'mac'),
      clock: systemClock,
      speed: 20,
    });
    const out = join(folder, 'out');
    const first = await clearway('record', '--out', out, '--json', '--root', scenario.root);
    expect(first.code).toBe(0);
    expect(JSON.parse(first.stdout)).toMatchObject({ schemaVersion: 1, folder: out, masked: false, leftOut: [] });
    const again = await clearway('record', '--out', out, '--root', scenario.root);
    expect([again.code, again.stdout]).toEqual([2, '']);
    expect(again.stderr).toContain('not empty');
    await scenario.close();
    const replayed = await clearway('replay', out, '--json');
    expect(replayed.code).toBe(scenario.expected.statusExit);
    expect(replayed.stderr).toBe('');
    expect((await clearway('record')).code).toBe(2);
    expect((await clearway('replay', out, '--root', out)).code).toBe(2);
  });
});
