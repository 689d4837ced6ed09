import { spawn } from 'node:child_process';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { emptyFolder, putFile } from '../fixtures/recorded-folder.ts';
import { startSecretSession, startSilentSession, withoutSession } from '../fixtures/secret-service.ts';
import { clearway, macFor, startClearway, type Ending } from './clearway.ts';
import { builtProgram } from '../programs/built-program.ts';

const token = 'rt-4f1c.secret_value~7==';
const isLinux = process.platform === 'linux';

/** The command line with this on its standard input; `before` runs while it waits for the end of it. */
async function pipe(
  input: string | Uint8Array,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly before?: (pid: number) => Promise<void> } = {},
): Promise<Ending> {
  const child = spawn(process.execPath, [builtProgram('src-main/cli.ts'), 'report-token', ...args], {
    cwd: checkout,
    env: options.env ?? process.env,
    stdio: 'pipe',
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => (stdout += piece.toString()));
  const isAsked = new Promise<void>(resolve => {
    child.stderr.on('data', (piece: Buffer) => {
      stderr += piece.toString();
      resolve();
    });
  });
  // A command that refuses to read more closes the pipe.
  child.stdin.on('error', () => undefined);
  const ending = new Promise<Ending>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => {
      resolve({ code, stdout, stderr });
    });
  });
  child.stdin.write(input);
  if (options.before !== undefined && child.pid !== undefined) {
    await isAsked;
    await options.before(child.pid);
  }
  child.stdin.end();
  return ending;
}

const answerOf = ({ stdout }: Ending): unknown => JSON.parse(stdout);
const answer = (state: string) => ({ schemaVersion: 1, token: state, problem: null });

describe('report-token on a recorded Mac', () => {
  it('is set from standard input, told of and deleted, by one process after the other', async () => {
    const { root, options } = await macFor('registered');
    const json = ['--json', ...options];
    expect(answerOf(await clearway('report-token', 'status', ...json))).toEqual(answer('absent'));
    const set = await pipe(`${token}\n`, ['set', ...json]);
    expect(set).toMatchObject({ code: 0, stderr: 'Waiting for the token on standard input.\n' });
    expect(answerOf(set)).toEqual(answer('set'));
    expect(JSON.parse(await readFile(join(root, 'secrets.json'), 'utf8'))).toEqual({ 'report-token': token });
    const status = await clearway('report-token', 'status', ...options);
    expect(status).toEqual({ code: 0, stdout: 'A token for reports is in the keychain.\n', stderr: '' });
    expect(answerOf(await clearway('report-token', 'delete', ...json))).toEqual(answer('absent'));
    await pipe(`${token}\n`, ['set', ...options]);
    const deleted = (): Promise<Ending> => clearway('report-token', 'delete', ...options);
    expect(await deleted()).toMatchObject({ code: 0, stdout: 'The token is no longer in the keychain.\n' });
    expect(await deleted()).toMatchObject({ code: 0, stdout: 'There was none in the keychain.\n' });
    const gone = await clearway('report-token', 'status', ...options);
    expect(gone).toEqual({ code: 0, stdout: 'No token for reports is in the keychain.\n', stderr: '' });
  });

  it.each([
    ['nothing', '', 'There was no token'],
    ['only a line break', '\n', 'There was no token'],
    ['two line breaks', `${token}\n\n`, 'printable ASCII'],
    ['a space inside', 'rt 4f1c', 'printable ASCII'],
    ['a tab', 'rt\t4f1c', 'printable ASCII'],
    ['a NUL', 'rt\u00004f1c', 'printable ASCII'],
    ['an umlaut', 'rt-sëcret', 'printable ASCII'],
    ['bytes that are no text', Uint8Array.of(0x72, 0xff, 0xfe), 'printable ASCII'],
    ['one character too many', 'x'.repeat(8193), 'at most 8192'],
    ['far too much', 'x'.repeat(3_000_000), 'at most 8192'],
  ])('refuses %s, repeats none of it and changes nothing', async (_case, input, reason) => {
    const { root, options } = await macFor('registered');
    const { code, stdout, stderr } = await pipe(input, ['set', '--json', ...options]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(reason);
    expect(stderr).not.toMatch(/4f1c|rt-s|xxx/);
    await expect(stat(join(root, 'secrets.json'))).rejects.toThrow('ENOENT');
  });

  it.each([
    [`${token}\r\n`, token],
    ['x'.repeat(8192), 'x'.repeat(8192)],
    [`${'x'.repeat(8192)}\r\n`, 'x'.repeat(8192)],
  ])('takes what one line can hold (%#)', async (input, kept) => {
    const { root, options } = await macFor('registered');
    expect((await pipe(input, ['set', ...options])).code).toBe(0);
    expect(JSON.parse(await readFile(join(root, 'secrets.json'), 'utf8'))).toEqual({ 'report-token': kept });
  });

  it.each([
    [['report-token', 'set', token]],
    [['report-token', token]],
    [['report-token']],
    [[token, 'report-token']],
    [['report-token', 'set', `--token=${token}`]],
    [['report-token', 'set', `--${token}`]],
    [['report-token', 'set', '--wait', token]],
    [['report-token', 'set', '--watch', '--', token]],
    [['report-token', 'set', `-t${token}`]],
  ])('never takes the token from an argument, nor repeats it: %j', async args => {
    const { code, stdout, stderr } = await clearway(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('set reads the token from standard input');
    expect(stderr).not.toMatch(/4f1c|secret_value/);
  });

  it.each(['locked', 'denied', 'missing', 'module-missing'])(
    'names a Keychain that is %s, and ends with 13',
    async fails => {
      const { root, options } = await macFor('registered');
      await putFile(join(root, 'secrets.json'), JSON.stringify({ 'report-token': { fails } }));
      for (const action of ['set', 'status', 'delete']) {
        const ending = await pipe(token, [action, '--json', ...options]);
        expect(ending.code).toBe(13);
        expect(answerOf(ending)).toMatchObject({ token: 'unknown', problem: { code: `keychain-${fails}` } });
        const plain = await pipe(token, [action, ...options]);
        expect(plain).toMatchObject({ code: 13, stdout: '' });
        expect(plain.stderr).toMatch(new RegExp(`^clearway: .* \\(keychain-${fails}\\)$`, 'm'));
        expect(ending.stderr + ending.stdout + plain.stderr).not.toContain(token);
      }
    },
  );

  it('reads no further than a token can be long', async () => {
    const { options } = await macFor('registered');
    const command = [process.execPath, builtProgram('src-main/cli.ts'), 'report-token', 'set', ...options];
    const shell = ['-c', 'yes | "$@"', 'sh', ...command];
    const endless = spawn('sh', shell, { cwd: checkout, stdio: 'ignore', detached: true });
    onTestFinished(() => {
      if (endless.exitCode === null && endless.pid !== undefined) process.kill(-endless.pid, 'SIGKILL');
    });
    const code = await new Promise(resolve => endless.on('close', resolve));
    expect(code).toBe(2);
  });

  it.runIf(isLinux)('keeps the token out of the process list, and out of every file but the Keychain', async () => {
    const { root, options } = await macFor('registered');
    const state = options[3] ?? '';
    const seen: string[] = [];
    const { code, stdout, stderr } = await pipe(`${token}\n`, ['set', ...options], {
      before: async pid => {
        for (const file of ['cmdline', 'environ']) seen.push(await readFile(`/proc/${pid}/${file}`, 'latin1'));
      },
    });
    expect(code).toBe(0);
    const [cmdline = '', environ = ''] = seen;
    expect(cmdline).toContain('report-token\0set');
    expect(environ).toContain('PATH=');
    expect(cmdline + environ + stdout + stderr).not.toContain(token);
    // Looks that follow keep their own documents.
    await clearway('status', ...options);
    expect(await holders(state)).toEqual([]);
    expect(await holders(root)).toEqual(['secrets.json']);
  });

  it.runIf(isLinux)('is asked for at a terminal without showing it', async () => {
    const { root, options } = await macFor('registered');
    const command = [process.execPath, builtProgram('src-main/cli.ts'), 'report-token', 'set', ...options];
    const terminal = spawn('script', ['-qec', command.map(part => `'${part}'`).join(' '), '/dev/null'], {
      cwd: checkout,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let screen = '';
    const code = await new Promise<number | null>(resolve => {
      terminal.stdout.on('data', (piece: Buffer) => {
        const wasAsked = screen.includes('not shown');
        screen += piece.toString();
        if (!wasAsked && screen.includes('not shown'))
          terminal.stdin.write(`wrong\u007f\u007f\u007f\u007f\u007f${token}\r`);
      });
      terminal.on('close', resolve);
    });
    expect(code).toBe(0);
    expect(screen.replaceAll('\r', '')).toBe(
      'The token for reports (it is not shown): \nA token for reports is in the keychain.\n',
    );
    expect(JSON.parse(await readFile(join(root, 'secrets.json'), 'utf8'))).toEqual({ 'report-token': token });
  });
});

describe.runIf(isLinux)('report-token with the real Secret Service', () => {
  it('sets, tells of and deletes the token', async () => {
    const { env } = await startSecretSession('unlocked');
    expect(answerOf(await pipe(`${token}\n`, ['set', '--json'], { env }))).toEqual(answer('set'));
    expect(answerOf(await pipe('', ['status', '--json'], { env }))).toEqual(answer('set'));
    expect(await pipe('', ['delete', '--json'], { env })).toMatchObject({ code: 0 });
    expect(answerOf(await pipe('', ['status', '--json'], { env }))).toEqual(answer('absent'));
  });

  it('says that it is locked', async () => {
    const home = await emptyFolder();
    const first = await startSecretSession('unlocked', home);
    await pipe(token, ['set'], { env: first.env });
    await first.end();
    const { env } = await startSecretSession('locked', home);
    for (const action of ['set', 'status', 'delete']) {
      const ending = await pipe(token, [action, '--json'], { env });
      expect(ending.code).toBe(13);
      expect(answerOf(ending)).toMatchObject({ token: 'unknown', problem: { code: 'keychain-locked' } });
    }
  });
});

describe.runIf(isLinux)('the Keychain’s native library', () => {
  const preload = { NODE_OPTIONS: `--require=${join(checkout, 'test/fixtures/report-loaded-keytar.cjs')}` };

  it('is loaded when the token is asked for', async () => {
    const { stderr } = await pipe('', ['status'], { env: { ...(await withoutSession()), ...preload } });
    expect(stderr).toContain('keytar loaded: true');
    expect(stderr).toContain('(keychain-missing)');
  });

  it.each(['status', 'psso', 'policies'])('is not loaded by %s of a Mac that reports nowhere', async command => {
    const { options } = await macFor('registered');
    const recorded = await startClearway(preload, command, ...options).ending;
    expect(recorded.stderr).toContain('keytar loaded: false');
    // Behind it stands a Secret Service that answers nothing: whoever opened it would wait for good.
    const own = await startClearway({ ...(await startSilentSession()), ...preload }, command).ending;
    expect(own.stderr).toContain('keytar loaded: false');
  });
});

/** The files below a folder that hold the token. */
async function holders(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.map(async file => ({ file, text: await readFile(file, 'latin1') })));
  return texts.filter(({ text }) => text.includes(token)).map(({ file }) => file.slice(folder.length + 1));
}
