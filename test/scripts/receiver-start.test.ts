import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';

describe('./scripts/receiver', () => {
  const start = (...args: string[]) =>
    spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--import', 'tsx', 'scripts/receiver.ts', ...args],
      {
        cwd: checkout,
      },
    );

  it('prints its address, answers there, says nothing else, and ends when it is told to', async () => {
    const child = start();
    let errors = '';
    child.stderr.on('data', (piece: Buffer) => (errors += piece.toString()));
    const said = await new Promise<string>(resolve => {
      child.stdout.once('data', (piece: Buffer) => {
        resolve(piece.toString());
      });
    });
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '';
    expect(await (await fetch(url)).text()).toContain('No report yet.');
    const ended = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect([await ended, errors]).toEqual([0, '']);
  });

  it.each([
    ['an empty token file', ['--token-file', '/dev/null'], 'the token file is empty'],
    ['a token file that is not there', ['--token-file', '/nowhere/token'], 'ENOENT'],
    ['a place where no database can be', ['--db', '/nowhere/reports.sqlite'], 'unable to open'],
  ])('refuses %s in one sentence', async (_what, args, expected) => {
    const child = start(...args);
    let errors = '';
    child.stderr.on('data', (piece: Buffer) => (errors += piece.toString()));
    expect(await new Promise(resolve => child.once('close', resolve))).toBe(1);
    expect(errors).toContain(`The receiver did not start: `);
    expect(errors).toContain(expected);
    expect(errors.trim().split('\n')).toHaveLength(1);
  });

  it('explains itself when it is asked to', async () => {
    const child = start('--help');
    expect(await new Promise(resolve => child.once('exit', resolve))).toBe(0);
  });

  it.each([[['--port', 'x']], [['--nonsense']], [['--evaluate-after', '-1']]])('does not understand %j', async args => {
    const child = start(...args);
    expect(await new Promise(resolve => child.once('exit', resolve))).toBe(2);
  });
});
