import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandRequest } from '../../src-main/ports.ts';
import { bareMac, emptyFolder, openFolder, openMac, putFile, type OpenMac } from '../fixtures/recorded-folder.ts';
import { writeRecordedMac } from '../../src-main/sandbox/recorded-mac-files.ts';

const argv: CommandRequest['argv'] = ['/usr/bin/fdesetup', 'status'];

/** A recorded Mac with these files in `commands/`, as JSON or as they are. */
async function openWith(commands: Readonly<Record<string, unknown>>): Promise<OpenMac> {
  const folder = await emptyFolder();
  await writeRecordedMac(folder, bareMac);
  for (const [name, content] of Object.entries(commands)) {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    await putFile(path.join(folder, 'commands', name), text);
  }
  return openFolder(folder);
}

function run({ ports }: OpenMac, request: Partial<CommandRequest> = {}) {
  return ports.run({ argv, deadlineMs: 1000, maxBytes: 1000, ...request });
}

function failed(code: string) {
  return { kind: 'failed', problem: { code } };
}

describe('a recorded command', () => {
  it('answers with exit code and both outputs', async () => {
    const mac = await openWith({ 'a.json': { argv, exit: 3, stdout: 'FileVault is On.\n', stderr: 'a warning\n' } });
    expect(await run(mac)).toEqual({ kind: 'exited', exit: 3, stdout: 'FileVault is On.\n', stderr: 'a warning\n' });
  });

  it('ends well and says nothing unless it is told to', async () => {
    const mac = await openWith({ 'a.json': { argv } });
    expect(await run(mac)).toEqual({ kind: 'exited', exit: 0, stdout: '', stderr: '' });
  });

  it.each([
    ['another program', ['/bin/fdesetup', 'status']],
    ['the name alone', ['fdesetup', 'status']],
    ['no argument', ['/usr/bin/fdesetup']],
    ['one argument more', ['/usr/bin/fdesetup', 'status', '-verbose']],
    ['other letters', ['/usr/bin/fdesetup', 'Status']],
    ['arguments in one piece', ['/usr/bin/fdesetup status']],
    ['an empty argument', ['/usr/bin/fdesetup', 'status', '']],
  ] as const)('is not found by %s', async (_case, [first, ...rest]) => {
    const mac = await openWith({ 'a.json': { argv, stdout: 'FileVault is On.\n' } });
    expect(await run(mac, { argv: [first, ...rest] })).toEqual(failed('command-not-found'));
  });

  it('tells arguments apart wherever they are split', async () => {
    const mac = await openWith({
      'a.json': { argv: ['/bin/echo', 'a b', 'c'], stdout: 'first' },
      'b.json': { argv: ['/bin/echo', 'a', 'b c'], stdout: 'second' },
    });
    expect(await run(mac, { argv: ['/bin/echo', 'a', 'b c'] })).toMatchObject({ stdout: 'second' });
    expect(await run(mac, { argv: ['/bin/echo', 'a b', 'c'] })).toMatchObject({ stdout: 'first' });
  });

  it('can keep its output in a file beside it', async () => {
    const mac = await openWith({ 'a.json': { argv, stdoutFile: 'long.txt' }, 'long.txt': 'FileVault is Off.\r\n' });
    expect(await run(mac)).toMatchObject({ kind: 'exited', stdout: 'FileVault is Off.\r\n' });
  });

  it('is read when the Mac is opened, not when it is run', async () => {
    const mac = await openWith({ 'a.json': { argv, stdout: 'before' } });
    await writeFile(path.join(mac.folder, 'commands', 'a.json'), 'broken');
    expect(await run(mac)).toMatchObject({ stdout: 'before' });
  });
});

describe('a recorded command that fails', () => {
  it.each([
    ['not-found', 'command-not-found'],
    ['permission-denied', 'permission-denied'],
  ] as const)('as %s says so at once', async (fails, code) => {
    const mac = await openWith({ 'a.json': { argv, fails, stdout: 'never seen' } });
    expect(await run(mac)).toEqual(failed(code));
    expect(mac.clock.waiting()).toBe(0);
  });

  it('because it hangs ends at the deadline of whoever asked', async () => {
    const mac = await openWith({ 'a.json': { argv, fails: 'hangs', stdout: 'never seen' } });
    const asked = run(mac, { deadlineMs: 4321 });
    mac.clock.pass(4320);
    expect(mac.clock.waiting()).toBe(1);
    mac.clock.pass(1);
    expect(await asked).toEqual(failed('command-timed-out'));
  });
});

describe('a recorded command that takes its time', () => {
  it('answers after its delay', async () => {
    const mac = await openWith({ 'a.json': { argv, delayMs: 999, stdout: 'late' } });
    const asked = run(mac);
    mac.clock.pass(998);
    expect(mac.clock.waiting()).toBe(1);
    mac.clock.pass(1);
    expect(await asked).toMatchObject({ stdout: 'late' });
  });

  it('is still in time at the very deadline', async () => {
    const mac = await openWith({ 'a.json': { argv, delayMs: 1000, stdout: 'just' } });
    const asked = run(mac);
    mac.clock.pass(1000);
    expect(await asked).toMatchObject({ stdout: 'just' });
  });

  it('has timed out when the deadline comes first, and not later', async () => {
    const mac = await openWith({ 'a.json': { argv, delayMs: 60_000, stdout: 'too late' } });
    const asked = run(mac);
    mac.clock.pass(1000);
    expect(await asked).toEqual(failed('command-timed-out'));
    expect(mac.clock.waiting()).toBe(0);
  });

  it('fails after its delay when it does both', async () => {
    const mac = await openWith({ 'a.json': { argv, delayMs: 500, fails: 'permission-denied' } });
    const asked = run(mac);
    expect(mac.clock.waiting()).toBe(1);
    mac.clock.pass(500);
    expect(await asked).toEqual(failed('permission-denied'));
  });
});

describe('the cap on a recorded output', () => {
  it.each(['stdout', 'stderr'])('lets exactly that many bytes of %s pass', async stream => {
    const mac = await openWith({ 'a.json': { argv, [stream]: 'é'.repeat(500) } });
    expect(await run(mac, { maxBytes: 1000 })).toMatchObject({ kind: 'exited', [stream]: 'é'.repeat(500) });
    expect(await run(mac, { maxBytes: 999 })).toEqual(failed('output-too-large'));
  });

  it('counts each stream by itself', async () => {
    const mac = await openWith({ 'a.json': { argv, stdout: 'x'.repeat(600), stderr: 'y'.repeat(600) } });
    expect(await run(mac)).toMatchObject({ kind: 'exited' });
  });

  it('holds for an output in a file as well', async () => {
    const mac = await openWith({ 'a.json': { argv, stdoutFile: 'long.txt' }, 'long.txt': 'x'.repeat(1001) });
    expect(await run(mac)).toEqual(failed('output-too-large'));
  });
});

describe('the folder of commands', () => {
  it('may be missing: then no program exists on that Mac', async () => {
    const mac = await openMac(bareMac);
    expect(await run(mac)).toEqual(failed('command-not-found'));
  });

  it('may keep an output in a file that looks like one more command, and may start with a byte order mark', async () => {
    const mac = await openWith({
      'a.json': `\uFEFF${JSON.stringify({ argv, stdoutFile: 'output.json' })}`,
      'output.json': '[1, 2',
    });
    expect(await run(mac)).toMatchObject({ stdout: '[1, 2' });
  });

  it('holds other files than JSON and hidden ones, which are not read', async () => {
    const mac = await openWith({
      'README.txt': 'notes',
      '._a.json': '\u0000\u0005\u0016\u0007',
      'a.json': { argv, stdout: 'read' },
    });
    expect(await run(mac)).toMatchObject({ stdout: 'read' });
  });

  it.each([
    ['broken JSON', '{ "argv": ['],
    ['an empty file', ''],
    ['a list', []],
    ['no argv', { stdout: '' }],
    ['an empty argv', { argv: [] }],
    ['an argv in one piece', { argv: '/usr/bin/fdesetup status' }],
    ['a number in argv', { argv: ['/usr/bin/fdesetup', 1] }],
    ['an exit code in words', { argv, exit: 'ok' }],
    ['half an exit code', { argv, exit: 0.5 }],
    ['a delay before the start', { argv, delayMs: -1 }],
    ['a failure nobody knows', { argv, fails: 'crashes' }],
    ['an output that is no text', { argv, stdout: 7 }],
    ['an output file that is not there', { argv, stdoutFile: 'missing.txt' }],
    ['an output file above the folder', { argv, stdoutFile: '../mac.json' }],
    ['an output file in a folder below', { argv, stdoutFile: 'deep/out.txt' }],
    ['an output file by its absolute path', { argv, stdoutFile: '/etc/hostname' }],
    ['the folder above in the place of a file', { argv, stdoutFile: '..' }],
    ['the folder itself in the place of a file', { argv, stdoutFile: '.' }],
    ['no name in the place of a file', { argv, stdoutFile: '' }],
  ])('is refused by the name of the file with %s', async (_case, content) => {
    const opening = openWith({ 'good.json': { argv: ['/bin/ls'] }, 'odd.json': content, 'deep/out.txt': 'x' });
    await expect(opening).rejects.toThrow(/^commands\/odd\.json (is|has|cannot) /);
  });

  it('is refused where it is a file', async () => {
    const folder = await emptyFolder();
    await writeRecordedMac(folder, bareMac);
    await writeFile(path.join(folder, 'commands'), '');
    await expect(openFolder(folder)).rejects.toThrow(/^commands cannot be read/);
  });
});
