import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { installOsquery } from '../fixtures/osquery-install.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';
import { builtProgram } from '../programs/built-program.ts';

/** Resolves once a condition holds that another process brings about. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise(setImmediate);
}

async function isGone(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return status === '' || /\) Z /.test(status);
}

async function setUp() {
  const top = await emptyFolder();
  const temporary = await emptyFolder();
  const fake = await installOsquery(top);
  const ask = (written: string) => {
    const program = [builtProgram('test/fixtures/ask-osquery.ts'), top, written];
    const child = spawn(process.execPath, program, {
      cwd: checkout,
      env: { ...process.env, TMPDIR: temporary },
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    const end = new Promise<number | string | null>(resolve => {
      child.once('exit', (code, signal) => {
        resolve(code ?? signal);
      });
    });
    return { child, end };
  };
  return {
    ask,
    temporary,
    hanging: async () => (await fake.notes()).filter(line => line.startsWith('hanging')),
    homes: async () => (await readdir(temporary)).filter(name => name.startsWith('clearway-osquery-')),
  };
}

describe('a process that ends in the middle of a batch', () => {
  it.each([
    ['by itself', 'exit', 3],
    ['by SIGTERM', 'SIGTERM', 'SIGTERM'],
    ['by SIGINT', 'SIGINT', 'SIGINT'],
  ] as const)('takes osquery with it: %s', async (_case, how, ending) => {
    const { ask, hanging } = await setUp();
    const { child, end } = ask('SELECT * FROM hangs');
    await until(async () => (await hanging()).length === 1);
    if (how === 'exit') child.stdin.write('go\n');
    else child.kill(how);
    expect(await end).toBe(ending);
    const pid = Number((await hanging())[0]?.split(' ')[1]);
    await until(async () => isGone(pid));
  });

  it('leaves its private home to the next batch, which spares those of the living', async () => {
    const { ask, hanging, homes, temporary } = await setUp();
    const { child, end } = ask('SELECT * FROM hangs');
    await until(async () => (await hanging()).length === 1);
    child.kill('SIGKILL');
    await end;
    process.kill(Number((await hanging())[0]?.split(' ')[1]), 'SIGKILL');
    expect(await homes()).toEqual([expect.stringMatching(`^clearway-osquery-${child.pid}-`)]);
    const own = `clearway-osquery-${process.pid}-abcdef`;
    for (const name of [own, 'clearway-osquery-mine']) await mkdir(join(temporary, name));
    expect(await ask('SELECT 1').end).toBe(0);
    expect(await homes()).toEqual([own, 'clearway-osquery-mine']);
  });
});
