import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';
import { startSecretSession, startSilentSession, withoutSession } from '../fixtures/secret-service.ts';
import { builtProgram } from '../programs/built-program.ts';

const runtimes = [process.execPath, ...(existsSync('/usr/bin/node') ? ['/usr/bin/node'] : [])];
const patiently = '60000';

/** What the adapter answers to these calls, one after the other in one process. */
async function ask(env: NodeJS.ProcessEnv, calls: readonly string[], deadline = patiently, node = process.execPath) {
  const script = [builtProgram('test/fixtures/ask-keychain.ts'), deadline, ...calls];
  const child = spawn(node, script, { cwd: checkout, env, stdio: ['ignore', 'pipe', 'ignore'] });
  let text = '';
  child.stdout.on('data', (piece: Buffer) => (text += piece.toString()));
  const end = await new Promise<number | string | null>(resolve => {
    child.on('close', (code, signal) => {
      resolve(code ?? signal);
    });
  });
  const answers = text
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line));
  return { answers, end };
}

const failed = (problem: object) => ({ kind: 'failed', problem });
const refused = (problem: object) => ({ ok: false, problem });

describe.runIf(process.platform === 'linux')('the Secret Service', () => {
  it('keeps a secret beyond the process, and gives it up', async () => {
    const { env } = await startSecretSession('unlocked');
    expect((await ask(env, ['read', 'delete'])).answers).toEqual([{ kind: 'absent' }, { ok: true, wasThere: false }]);
    expect((await ask(env, ['write=first', 'write=sëcond /+'])).answers).toEqual([{ ok: true }, { ok: true }]);
    expect((await ask(env, ['read'])).answers).toEqual([{ kind: 'found', secret: 'sëcond /+' }]);
    expect((await ask(env, ['delete', 'read'])).answers).toEqual([{ ok: true, wasThere: true }, { kind: 'absent' }]);
  });

  it.each([['write=kept'], []])('is called locked when it is, and never empty (before: %j)', async (...before) => {
    const home = await emptyFolder();
    const first = await startSecretSession('unlocked', home);
    await ask(first.env, ['write=other', 'delete', ...before]);
    await first.end();
    const { env } = await startSecretSession('locked', home);
    const locked = { code: 'keychain-locked', detail: 'locked collection' };
    const { answers } = await ask(env, ['read', 'write=new', 'delete']);
    expect(answers).toEqual([failed(locked), refused(locked), refused(locked)]);
  });

  it('is missing where D-Bus knows of none', async () => {
    const { env } = await startSecretSession('none');
    const missing = { code: 'keychain-missing', detail: 'no Secret Service' };
    const { answers } = await ask(env, ['read', 'write=new', 'delete']);
    expect(answers).toEqual([failed(missing), refused(missing), refused(missing)]);
  });

  it('is missing where there is no D-Bus', async () => {
    const missing = { code: 'keychain-missing', detail: 'no D-Bus session' };
    const env = await withoutSession();
    expect((await ask(env, ['read', 'write=new'])).answers).toEqual([failed(missing), refused(missing)]);
    const gone = { ...env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/at/all' };
    expect((await ask(gone, ['read'])).answers).toEqual([failed(missing)]);
  });

  it('holds no secret where there is no keyring to hold one', async () => {
    const { env } = await startSecretSession('locked');
    const none = { code: 'keychain-missing', detail: 'no collection' };
    expect((await ask(env, ['read', 'write=new'])).answers).toEqual([{ kind: 'absent' }, refused(none)]);
  });

  it.each(runtimes)('keeps no process from ending that waits for its answer in vain: %s', async node => {
    const { answers, end } = await ask(await startSilentSession(), ['read', 'write=new'], '200', node);
    const silent = { code: 'keychain-denied', detail: 'no answer within 0.2 s' };
    expect(answers).toEqual([failed(silent), refused(silent)]);
    // An older Node.js cannot keep the exit code.
    const keepsCode = node === process.execPath && 'execve' in process;
    expect(keepsCode ? [13] : [13, 'SIGKILL']).toContain(end);
  });
});
