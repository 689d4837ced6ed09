import { existsSync } from 'node:fs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createRunCommand } from '../../src-main/adapters/run-command.ts';
import type { CommandRequest } from '../../src-main/ports.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';

const run = createRunCommand({ home: '/Users/sam', user: 'sam' });

function shell(script: string, limits: Partial<CommandRequest> = {}) {
  return run({ argv: ['/bin/sh', '-c', script], deadlineMs: 20_000, maxBytes: 100_000, ...limits });
}

function failed(code: string, detail?: string) {
  return { kind: 'failed', problem: detail === undefined ? { code } : { code, detail } };
}

/** Resolves once no process with this number is left; a zombie that waits to be collected counts as gone. */
async function untilGone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
      const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      if (/\) Z /.test(status)) return;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return;
      throw error;
    }
    await new Promise(setImmediate);
  }
}

describe('a command', () => {
  it('answers with its exit code and both outputs', async () => {
    expect(await shell('echo out; echo err >&2; exit 3')).toEqual({
      kind: 'exited',
      exit: 3,
      stdout: 'out\n',
      stderr: 'err\n',
    });
  });

  it('is given its arguments as they are, without a shell', async () => {
    const argv = ['/bin/echo', '$HOME', '; exit 9', '*', 'a  b', '`id`'] as const;
    expect(await run({ argv, deadlineMs: 20_000, maxBytes: 1000 })).toMatchObject({
      exit: 0,
      stdout: '$HOME ; exit 9 * a  b `id`\n',
    });
  });

  it('sees five variables and nothing of ours', async () => {
    process.env['CLEARWAY_TEST_SECRET'] = 'secret';
    const result = await run({ argv: ['/usr/bin/env'], deadlineMs: 20_000, maxBytes: 10_000 });
    delete process.env['CLEARWAY_TEST_SECRET'];
    const lines = result.kind === 'exited' ? result.stdout.trimEnd().split('\n').sort() : [];
    expect(lines).toEqual(['HOME=/Users/sam', 'LANG=C', 'LC_ALL=C', 'PATH=/usr/bin:/bin:/usr/sbin:/sbin', 'USER=sam']);
  });

  it('has nothing to read', async () => {
    expect(await shell('wc -c | tr -d " "')).toMatchObject({ exit: 0, stdout: '0\n' });
  });

  it('keeps letters whole that arrive in pieces', async () => {
    expect(await shell(String.raw`printf '\303'; sleep 0.05; printf '\251\n'`)).toMatchObject({ stdout: 'é\n' });
  });

  it('may print what is no text', async () => {
    expect(await shell(String.raw`printf 'a\377b\000c'`)).toMatchObject({ stdout: 'a\uFFFDb\0c' });
  });

  it('that ends by a signal has no exit code', async () => {
    expect(await shell('kill -9 $$')).toEqual(failed('command-failed', 'ended by a signal'));
  });

  it('runs beside others', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, (_, index) => shell(`echo ${index}; exit ${index}`)));
    expect(results.map(result => (result.kind === 'exited' ? [result.exit, result.stdout] : result))).toEqual(
      results.map((_, index) => [index, `${index}\n`]),
    );
  });
});

describe('a command that cannot be run', () => {
  it.each(['echo', './echo', 'bin/echo', ''])('is refused without an absolute path: "%s"', async program => {
    expect(await run({ argv: [program, 'x'], deadlineMs: 20_000, maxBytes: 1000 })).toEqual(
      failed('command-not-found', 'not an absolute path'),
    );
  });

  it('is not found where there is no file', async () => {
    expect(await run({ argv: ['/usr/bin/no-such-program'], deadlineMs: 20_000, maxBytes: 1000 })).toEqual(
      failed('command-not-found', 'ENOENT'),
    );
  });

  it('is denied where the file is no program, even to root', async () => {
    const file = path.join(await emptyFolder(), 'program');
    await writeFile(file, '#!/bin/sh\necho never\n');
    await chmod(file, 0o644);
    expect(await run({ argv: [file], deadlineMs: 20_000, maxBytes: 1000 })).toEqual(
      failed('permission-denied', 'EACCES'),
    );
  });

  it('is denied where it is a folder', async () => {
    expect(await run({ argv: ['/usr/bin'], deadlineMs: 20_000, maxBytes: 1000 })).toEqual(
      failed('permission-denied', 'EACCES'),
    );
  });

  it.each([
    ['too long', 'x'.repeat(4 * 1024 * 1024)],
    ['cut by a zero', 'a\0b'],
  ])('fails, and never throws, with an argument that is %s', async (_case, argument) => {
    const result = await run({ argv: ['/bin/echo', argument], deadlineMs: 20_000, maxBytes: 1000 });
    expect(result).toMatchObject(failed('command-failed'));
  });
});

describe('a command that does not end', () => {
  it('is stopped at its deadline', async () => {
    expect(await shell('exec sleep 600', { deadlineMs: 50 })).toEqual(failed('command-timed-out'));
  });

  it('is stopped even if it ignores polite signals', async () => {
    const file = path.join(await emptyFolder(), 'pid');
    const result = await shell(`trap '' TERM INT HUP; echo $$ > '${file}'; while :; do sleep 600; done`, {
      deadlineMs: 1500,
    });
    expect(result).toEqual(failed('command-timed-out'));
    await untilGone(Number(await readFile(file, 'utf8')));
  });

  it('takes its children and their children with it', async () => {
    const file = path.join(await emptyFolder(), 'pids');
    const script = `(sleep 600 & echo $! > '${file}.grandchild'; wait) & echo $! > '${file}.child'; echo $$ > '${file}.self'; wait`;
    expect(await shell(script, { deadlineMs: 1500 })).toEqual(failed('command-timed-out'));
    for (const name of ['self', 'child', 'grandchild']) {
      await untilGone(Number(await readFile(`${file}.${name}`, 'utf8')));
    }
  });

  it('is waited for while a child still holds its output, up to the deadline', async () => {
    const file = path.join(await emptyFolder(), 'pid');
    expect(await shell(`sleep 600 & echo $! > '${file}'; exit 0`, { deadlineMs: 1500 })).toEqual(
      failed('command-timed-out'),
    );
    await untilGone(Number(await readFile(file, 'utf8')));
  });

  it.skipIf(process.platform !== 'linux')('does not keep this process busy with a child that got away', async () => {
    const openPipes = (): number => process.getActiveResourcesInfo().filter(name => name === 'PipeWrap').length;
    const before = openPipes();
    const file = path.join(await emptyFolder(), 'pid');
    // In a session of its own the child is out of reach of the signal, and it keeps the pipes open.
    const script = `setsid sh -c 'echo $$ > "${file}"; exec sleep 600' & exec sleep 600`;
    expect(await shell(script, { deadlineMs: 1500 })).toEqual(failed('command-timed-out'));
    const runaway = Number(await readFile(file, 'utf8'));
    onTestFinished(() => {
      process.kill(runaway, 'SIGKILL');
    });
    while (openPipes() > before) await new Promise(setImmediate);
  });
});

describe('the cap on an output', () => {
  it.each([
    ['standard output', 'stdout', ''],
    ['standard error', 'stderr', '>&2'],
  ])('lets exactly that many bytes of %s pass, and not one more', async (_case, name, where) => {
    const print = (bytes: number): string => `head -c ${bytes} /dev/zero | tr '\\0' x ${where}`;
    expect(await shell(print(70_000), { maxBytes: 70_000 })).toMatchObject({
      kind: 'exited',
      [name]: 'x'.repeat(70_000),
    });
    expect(await shell(print(70_001), { maxBytes: 70_000 })).toEqual(failed('output-too-large'));
  });

  it('counts each stream by itself', async () => {
    const result = await shell('printf aaaa; printf bbbb >&2', { maxBytes: 4 });
    expect(result).toEqual({ kind: 'exited', exit: 0, stdout: 'aaaa', stderr: 'bbbb' });
  });

  it('ends a program that never stops printing', async () => {
    const file = path.join(await emptyFolder(), 'pid');
    expect(await shell(`echo $$ > '${file}'; exec yes`)).toEqual(failed('output-too-large'));
    await untilGone(Number(await readFile(file, 'utf8')));
  });
});

describe('a command that is given input', () => {
  it('reads all of it, and then the end', async () => {
    const input = 'é\n'.repeat(200_000);
    expect(await shell('wc -c | tr -d " "', { input })).toMatchObject({ exit: 0, stdout: '600000\n' });
  });

  it('may be given an empty one', async () => {
    expect(await shell('wc -c | tr -d " "', { input: '' })).toMatchObject({ exit: 0, stdout: '0\n' });
  });

  it.each([
    ['closes its input', 'exec 0<&-; echo closed; sleep 0.1', 'closed\n'],
    ['ends', 'echo ended', 'ended\n'],
    ['reads one line of it', 'read -r line; echo "$line"', 'x\n'],
  ])('may be a program that %s before it has read all of it', async (_case, script, stdout) => {
    expect(await shell(script, { input: 'x\n'.repeat(1_000_000) })).toMatchObject({ exit: 0, stdout });
  });

  it('that cannot be run is no trouble either', async () => {
    expect(await run({ argv: ['/nowhere'], deadlineMs: 20_000, maxBytes: 10, input: 'x'.repeat(1_000_000) })).toEqual(
      failed('command-not-found', 'ENOENT'),
    );
  });
});

describe('a command that is listened to', () => {
  it('is heard as it speaks, whole letters at a time', async () => {
    const heard: string[] = [];
    const ending = new AbortController();
    const result = await shell(String.raw`printf 'a\303'; sleep 0.05; printf '\251' ; echo err >&2; exec sleep 600`, {
      signal: ending.signal,
      onOutput: (stream, piece) => {
        heard.push(`${stream} ${piece}`);
        if (heard.includes('stdout é') && heard.includes('stderr err\n')) ending.abort();
      },
    });
    expect(result).toEqual(failed('cancelled'));
    expect(heard.filter(piece => piece.startsWith('stdout'))).toEqual(['stdout a', 'stdout é']);
  });

  it('is heard to its last word, also when it is stopped', async () => {
    const ending = new AbortController();
    const file = path.join(await emptyFolder(), 'written');
    const heard: string[] = [];
    const result = shell(`echo out; echo err >&2; : > '${file}'; exec sleep 600`, {
      signal: ending.signal,
      onOutput: (stream, piece) => heard.push(`${stream} ${piece}`),
    });
    // Nothing can be read while this process only waits, so all of it still lies in the pipes.
    while (!existsSync(file)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    ending.abort();
    expect(await result).toEqual(failed('cancelled'));
    expect(heard.sort()).toEqual(['stderr err\n', 'stdout out\n']);
  });

  it('is not heard beyond the cap', async () => {
    let length = 0;
    const result = await shell('exec yes', {
      onOutput: (_stream, piece) => {
        length += piece.length;
      },
    });
    expect(result).toEqual(failed('output-too-large'));
    expect(length).toBeLessThanOrEqual(100_000);
  });
});

describe('a command that is called off', () => {
  it('is stopped with everything that it started', async () => {
    const ending = new AbortController();
    const pids: string[] = [];
    const result = await shell('sleep 600 & echo $!; echo $$; wait', {
      signal: ending.signal,
      onOutput: (_stream, piece) => {
        pids.push(...piece.trim().split('\n'));
        if (pids.length === 2) ending.abort();
      },
    });
    expect(result).toEqual(failed('cancelled'));
    for (const pid of pids) await untilGone(Number(pid));
  });

  it('is not started at all where that came first', async () => {
    const file = path.join(await emptyFolder(), 'started');
    expect(await shell(`echo x > '${file}'`, { signal: AbortSignal.abort() })).toEqual(failed('cancelled'));
    await expect(readFile(file)).rejects.toThrow('ENOENT');
  });

  it('has its answer where it ended before', async () => {
    const ending = new AbortController();
    const result = await shell('exit 4', { signal: ending.signal });
    ending.abort();
    expect(result).toMatchObject({ exit: 4 });
  });
});

it('a command is started where nobody can have put files in its way', async () => {
  expect(await shell('pwd')).toMatchObject({ stdout: '/\n' });
});
