import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import { startSandboxProcess } from '../../scripts/demonstration/sandbox-process.ts';
import { scenarioIds } from '../../src-main/sandbox/scenarios.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const machineLine = z.strictObject({
  scenario: z.string(),
  url: z.string(),
  root: z.string(),
  state: z.string().nullable(),
  token: z.string(),
  expected: z.object({ statusExit: z.number() }),
  mends: z.boolean(),
});

function sandbox(...args: readonly string[]): ChildProcess {
  // Node with tsx's loader instead of the tsx command: signals then reach the sandbox itself.
  const child = spawn(process.execPath, ['--import', 'tsx', 'src-main/sandbox/serve.ts', ...args], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

async function ended(child: ChildProcess): Promise<{ stdout: string; stderr: string; code: number | null }> {
  const said = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  await once(child, 'close');
  return { ...said, code: child.exitCode };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The sandbox was started without a stdout.');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('The sandbox said nothing.');
}

describe('npm run sandbox', () => {
  it('lists every scenario', async () => {
    const { stdout, stderr, code } = await ended(sandbox('--list'));
    expect([code, stderr]).toEqual([0, '']);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map(line => line.split(' ')[0]),
    ).toEqual(scenarioIds);
    // Descriptions stand in one column, clear of the longest id.
    const columns = stdout
      .trimEnd()
      .split('\n')
      .map(line => / {2,}(?=[A-Z])/.exec(line));
    expect(new Set(columns.map(found => (found?.index ?? 0) + (found?.[0].length ?? 0))).size).toBe(1);
  });

  it.each([
    ['an unknown scenario', ['--scenario', 'no-such'], "There is no scenario 'no-such'"],
    ['an unknown option', ['--loud'], '--loud'],
    ['a stray word', ['clear'], 'clear'],
    ['a strange port', ['--port', '70000'], '--port takes'],
    ['a strange speed', ['--speed', '0'], '--speed takes'],
  ])('turns down %s with its usage', async (_, args, because) => {
    const { stdout, stderr, code } = await ended(sandbox(...args));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(because);
    expect(stderr).toContain('Usage: npm run sandbox -- ');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('serves until %s, then cleans up and exits 0', async signal => {
    const child = sandbox('--scenario', 'clear', '--json');
    const { scenario, url, root, token } = machineLine.parse(JSON.parse(await firstLine(child)));
    expect(scenario).toBe('clear');
    expect((await fetch(`${url}/api/latest/fleet/device/${token}/desktop`)).status).toBe(200);
    expect(await readdir(root)).toContain('mac.json');
    const end = once(child, 'exit');
    child.kill(signal);
    expect(await end).toEqual([0, null]);
    await expect(access(root)).rejects.toThrow();
  });

  it('tells people what to type, and keeps the token to itself', async () => {
    const child = sandbox('--speed', '20');
    const end = ended(child);
    child.stdout?.once('data', () => child.kill('SIGINT'));
    const { stdout, code } = await end;
    expect(code).toBe(0);
    expect(stdout).toContain("Sandbox 'blocked-then-fixed': ");
    expect(stdout).toMatch(/npm run -s clearway -- status --root '\/.+'/);
    // The very command of this scenario: its own Mac, and a state that goes with it.
    const [, root, state] = /-- psso --phone --root '(\/.+)' --state '(\/.+)'\n/.exec(stdout) ?? [];
    expect(stdout).toContain(`recorded Mac   ${root}\n`);
    expect(state).toBe(path.join(path.dirname(root ?? ''), 'state'));
    expect(stdout).toContain(`npm run -s clearway -- psso --root '${root}' --state '${state}'\n`);
    expect(stdout).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  it('says why it could not start', async () => {
    const first = sandbox('--json');
    const { url } = machineLine.parse(JSON.parse(await firstLine(first)));
    const { stderr, code } = await ended(sandbox('--port', new URL(url).port));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The sandbox did not start: .*EADDRINUSE/);
    // Ended as people end it, so that its folder goes too.
    const end = once(first, 'exit');
    first.kill('SIGINT');
    await end;
  });
});

describe('Enter', () => {
  it('registers a Mac whose person can do that', async () => {
    const { mends, root, mend, stop } = await startSandboxProcess('not-registered', null);
    const read = (): Promise<string> => readFile(path.join(root, 'commands/app-sso.json'), 'utf8');
    expect(mends).toBe(true);
    expect(await read()).toContain(String.raw`\"registrationCompleted\" : false`);
    await mend();
    expect(await read()).toContain(String.raw`\"registrationCompleted\" : true`);
    await stop();
  });

  it('mends nothing where IT has to', async () => {
    const { mends, stop } = await startSandboxProcess('profile-missing', null);
    expect(mends).toBe(false);
    await stop();
  });
});

describe('a scenario in which nothing listens', () => {
  it('stays until it is interrupted, and ends without a fault', async () => {
    const child = sandbox('--scenario', 'unreachable', '--json');
    const line = await firstLine(child);
    expect(machineLine.parse(JSON.parse(line)).scenario).toBe('unreachable');
    // An idle process would be gone long before another one has come and gone.
    await ended(sandbox('--list'));
    expect(child.exitCode).toBeNull();
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect([child.exitCode, child.signalCode]).toEqual([0, null]);
  });
});
