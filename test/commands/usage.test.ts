import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { usage } from '../../src-main/commands/usage.ts';
import { clearway, macFor, temporaryFolder } from './clearway.ts';

describe('a command line that is not understood', () => {
  it.each([
    [['frobnicate'], 'unknown command: frobnicate'],
    [['status', '--frobnicate'], '--frobnicate'],
    [['status', 'extra'], 'unexpected argument: extra'],
    [[], 'no command given'],
    [['psso', '--watch'], 'psso has no option --watch'],
    [['status', '--wait', '3'], 'status has no option --wait'],
    [['refetch', '--wait', 'long'], '--wait needs a number of seconds'],
    [['refetch', '--wait', '-5'], '--wait'],
    [['status', '--config', '/tmp/x.plist'], '--config is accepted only together with --root'],
    [['status', '--root'], '--root'],
    [['status', '--root', ''], '--root needs a value'],
    [['status', '--root', '/nowhere/at/all'], 'not a recorded Mac: mac.json'],
  ])('%j: usage on stderr, nothing on stdout, exit 2', async (args, what) => {
    const { code, stdout, stderr } = await clearway(...args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(what);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('shows the error on top of a few lines: the usage of the one command, or what there is', async () => {
    const { stderr } = await clearway('--root', 'status', 'psso', '--watch');
    expect(stderr.split('\n').slice(0, 3)).toEqual([
      'clearway: psso has no option --watch',
      '',
      'Usage: clearway psso [options]',
    ]);
    for (const args of [['psso', '--watch'], ['frobnicate'], [], ['config', 'frobnicate'], ['report-token', 'x']])
      expect((await clearway(...args)).stderr.trimEnd().split('\n').length, args.join(' ')).toBeLessThan(8);
    expect((await clearway('frobnicate')).stderr).toContain('status, refetch, psso');
  });

  it.each([[['config']], [['config', '--json']], [['config', '--set', 'Enabled=true']]])(
    '%j shows the help of config, and below it what is missing',
    async args => {
      expect(await clearway(...args)).toEqual({
        code: 2,
        stdout: '',
        stderr: `${usage('config')}\nclearway: config needs an action\n`,
      });
    },
  );

  it('is explained by --help on stdout', async () => {
    const { code, stdout } = await clearway('--help');
    expect(code).toBe(0);
    for (const command of ['status', 'refetch', 'psso', 'policies', 'explain', 'timeline', 'report-token'])
      expect(stdout).toContain(command);
  });

  it('names the recorded command that is broken', async () => {
    const { writeFile } = await import('node:fs/promises');
    const { root, options } = await macFor('registered');
    await writeFile(`${root}/commands/broken.json`, '{ "argv": ');
    const { code, stderr } = await clearway('status', ...options);
    expect(code).toBe(2);
    expect(stderr).toContain('commands/broken.json');
  });

  it('is not a folder that happens to be empty', async () => {
    expect((await clearway('status', '--root', await temporaryFolder())).code).toBe(2);
  });
});

describe('the command line of a checkout', () => {
  it('needs no build: what README starts from the source says what the built one says', async () => {
    const { options } = await macFor('registered');
    const command = ['psso', ...options];
    const { stdout, stderr } = await promisify(execFile)('npm', ['run', '-s', 'clearway', '--', ...command], {
      cwd: checkout,
    });
    expect({ code: 0, stdout, stderr }).toEqual(await clearway(...command));
  });
});
