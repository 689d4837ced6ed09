import { execFileSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { onTestFinished, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { recordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { writeRecordedMac } from '../../src-main/sandbox/recorded-mac-files.ts';
import { version } from '../../src-main/version.ts';
import { becomeRoot, hangEverything, installClearway } from '../fixtures/clearway-on-mac.ts';
import { putFile } from '../fixtures/recorded-folder.ts';
import { clearway, scenarioFor, startClearway, temporaryFolder, type Ending } from './clearway.ts';

const report = z.object({
  schemaVersion: z.literal(1),
  result: z.enum(['ok', 'warn', 'fail', 'unknown']),
  ranAs: z.object({ user: z.string(), asRoot: z.boolean(), basis: z.string(), ageSeconds: z.number().nullable() }),
  rows: z.array(z.object({ id: z.string(), result: z.string(), seen: z.string(), todo: z.string().nullable() })),
});

function read({ stdout }: Ending) {
  const { rows, ...rest } = report.parse(JSON.parse(stdout));
  const by = (id: string) => rows.find(row => row.id === id);
  return {
    ...rest,
    rows,
    by,
    open: rows.filter(({ result }) => result !== 'ok').map(({ id, result }) => `${result} ${id}`),
  };
}

/** A Mac in order with its server. */
async function macInOrder() {
  const scenario = await scenarioFor('clear');
  await installClearway(scenario.root, { at: Date.now() });
  return scenario;
}

/** A Mac whose server takes every connection and never says a word. */
async function macWithSilentServer() {
  const server = createServer(() => undefined);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const root = join(await temporaryFolder(), 'mac');
  const fleet = { url: `http://127.0.0.1:${port}`, token: 'a-token-of-nobody-1234' };
  await writeRecordedMac(root, recordedMac({ now: Date.now(), fleet }));
  await installClearway(root, { at: Date.now() });
  return root;
}

describe('doctor', { timeout: 60_000 }, () => {
  it('finds a Mac in order, says so in every form, and ends with 0', async () => {
    const { root } = await macInOrder();
    const ending = await clearway('doctor', '--json', '--root', root);
    expect(read(ending).open).toEqual([]);
    expect(ending.code).toBe(0);
    const lines = await Promise.all(
      ['jamf-ea', 'intune', 'fleet'].map(format => clearway('doctor', '--format', format, '--root', root)),
    );
    expect(lines.map(({ stdout }) => stdout)).toEqual([
      `<result>ok | ${version}</result>\n`,
      `ok | ${version}\n`,
      `{"schemaVersion":1,"result":"ok","version":"${version}","trouble":null,"fail":[],"unknown":[],"warn":[]}\n`,
    ]);
  });

  it('names what is to mend first, with what to do, and ends with 11', async () => {
    const { root } = await macInOrder();
    await putFile(
      join(root, 'commands', 'doctor-launchctl-print.json'),
      JSON.stringify({
        argv: ['/bin/launchctl', 'print', 'gui/501/com.clearway.companion'],
        exit: 113,
        stderr: 'Could not find service "com.clearway.companion" in domain for user gui: 501\n',
      }),
    );
    const { code, stdout } = await clearway('doctor', '--root', root);
    expect(code).toBe(11);
    expect(stdout.split('\n')[0]).toMatch(/^1 to mend · 1 worth a look · \d+ in order · \d+ not applying$/);
    expect(stdout).toMatch(/\n✗ fail {2}Starts at login \(login-item\)\n {4}Seen {3}.*\n {4}To do {2}/);
    const line = await clearway('doctor', '--format', 'jamf-ea', '--root', root);
    expect(line).toMatchObject({
      code: 0,
      stdout: `<result>fail: login-item | warn: app-running | ${version}</result>\n`,
    });
  });

  it('ends by itself with 13 where every program hangs and the server never answers', async () => {
    const root = await macWithSilentServer();
    await hangEverything(root);
    const ending = await clearway('doctor', '--json', '--root', root);
    const { result, by } = read(ending);
    expect(ending.code).toBe(13);
    expect(result).toBe('unknown');
    expect(by('login-item')).toMatchObject({
      result: 'unknown',
    });
    expect(by('login-item')?.seen).toContain('not answered in time');
    expect(by('server-reached')).toMatchObject({ result: 'unknown' });
    expect(by('sso-profile')).toMatchObject({ result: 'ok' });
  });

  // What the system is asked in a thread, as for the name of a host, can hang for as long as it likes.
  it('ends although a call to the system never returns', async () => {
    const { root } = await macInOrder();
    const folder = await temporaryFolder();
    const fifo = join(folder, 'nobody-writes');
    const preload = join(folder, 'preload.cjs');
    execFileSync('mkfifo', [fifo]);
    await putFile(preload, `require('node:fs').open(${JSON.stringify(fifo)}, 'r', () => undefined);`);
    const env = { NODE_OPTIONS: `--require ${preload}` };
    const ending = await startClearway(env, 'doctor', '--json', '--root', root).ending;
    expect(read(ending).open).toEqual([]);
    // An older Node.js cannot keep the exit code.
    expect(ending.code).toBe('execve' in process ? 0 : null);
  });

  it('ends as root too where nothing answers', async () => {
    const root = await macWithSilentServer();
    await becomeRoot(root);
    await hangEverything(root);
    const ending = await clearway('doctor', '--format', 'fleet', '--root', root);
    expect(ending.code).toBe(0);
    expect(JSON.parse(ending.stdout)).toMatchObject({ result: 'unknown', trouble: null });
  });

  it('asks as root in the session of the person at the console', async () => {
    const { root } = await macInOrder();
    await becomeRoot(root);
    const { ranAs, by, open } = read(await clearway('doctor', '--json', '--root', root));
    expect(ranAs).toEqual({ user: 'sam', asRoot: true, basis: 'launchctl-asuser', ageSeconds: null });
    expect(by('registration')).toMatchObject({ result: 'ok' });
    expect(open).toEqual([]);
  });

  it.each(['0 root', '501 loginwindow', '248 _mbsetupuser', '501 ../root', '501 -u'])(
    'enters no session for %s at the console',
    async owner => {
      const { root } = await macInOrder();
      await becomeRoot(root, owner);
      const { ranAs, by } = read(await clearway('doctor', '--json', '--root', root));
      expect(ranAs).toMatchObject({ basis: 'status-json', user: 'nobody', ageSeconds: null });
      expect(by('registration')).toMatchObject({ result: 'unknown' });
      expect(by('login-item')).toMatchObject({ result: 'unknown' });
    },
  );

  it('reads what the last person’s Clearway kept where nobody is logged in, and gives its age', async () => {
    const { root } = await macInOrder();
    await becomeRoot(root, '0 root');
    const kept = {
      schemaVersion: 1,
      takenAt: new Date(Date.now() - 7_200_000).toISOString(),
      registration: registered,
    };
    const files = join(root, 'files');
    await putFile(join(files, '/Library/Preferences/com.apple.loginwindow.plist'), lastUser);
    await putFile(
      join(root, 'commands/id.json'),
      JSON.stringify({ argv: ['/usr/bin/id', '-u', 'sam'], stdout: '501\n' }),
    );
    await putFile(join(files, '/Users/sam/Library/Application Support/Clearway/status.json'), JSON.stringify(kept));
    const { ranAs, by } = read(await clearway('doctor', '--json', '--root', root));
    expect(ranAs).toMatchObject({ user: 'sam', basis: 'status-json' });
    expect(by('registration')?.seen).toContain('2 hours ago');
    expect(Math.abs((ranAs.ageSeconds ?? 0) - 7200)).toBeLessThan(60);
    expect(by('registration')).toMatchObject({ result: 'ok' });
  });

  it('writes nothing, not even where its state would be', async () => {
    const { root } = await macInOrder();
    const state = await temporaryFolder();
    await clearway('doctor', '--root', root, '--state', state);
    expect(await readdir(state)).toEqual([]);
  });

  it.each([
    [['--json', '--format', 'fleet'], '--json and --format exclude each other'],
    [['--format', 'sccm'], '--format is one of jamf-ea, intune, fleet'],
  ])('refuses %j', async (options, what) => {
    const { code, stdout, stderr } = await clearway('doctor', ...options);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(what);
  });

  it('owes a management server a line even where there is no such Mac', async () => {
    const { code, stdout } = await clearway('doctor', '--format', 'jamf-ea', '--root', '/nowhere/at/all');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `<result>unknown: not-a-recorded-mac | ${version}</result>\n`,
    });
  });
});

const registered = {
  state: 'registered',
  code: 'P0',
  method: 'secure-enclave',
  deviceId: null,
  tenantId: null,
  userPrincipalName: null,
  tokensExpireAt: null,
};
const lastUser =
  '<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict><key>lastUserName</key><string>sam</string></dict></plist>';
