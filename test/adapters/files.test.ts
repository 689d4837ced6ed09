import { execFileSync } from 'node:child_process';
import { chmod, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDiskFile } from '../../src-main/adapters/files.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';

const isRoot = process.getuid?.() === 0;

async function fileWith(content: string | Uint8Array): Promise<string> {
  const file = path.join(await emptyFolder(), 'file');
  await writeFile(file, content);
  return file;
}

function failed(code: string, detail?: string) {
  return { kind: 'failed', problem: detail === undefined ? { code } : { code, detail } };
}

describe('a file', () => {
  it('is read byte by byte, with the instant of its last change', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const file = await fileWith(bytes);
    await utimes(file, new Date(0), new Date('2026-06-01T08:00:00.250Z'));
    expect(await readDiskFile(file, 1000)).toEqual({ kind: 'read', bytes, modifiedAt: '2026-06-01T08:00:00.250Z' });
  });

  it('may be empty', async () => {
    expect(await readDiskFile(await fileWith(''), 0)).toMatchObject({ kind: 'read', bytes: new Uint8Array() });
  });

  it('may be as large as allowed and not one byte more', async () => {
    const file = await fileWith('x'.repeat(100));
    expect(await readDiskFile(file, 100)).toMatchObject({ kind: 'read' });
    expect(await readDiskFile(file, 99)).toEqual(failed('output-too-large'));
  });

  it.skipIf(process.platform !== 'linux')('is refused by what it holds, whatever size it says it has', async () => {
    // The files of /proc say that they are empty.
    expect(await readDiskFile('/proc/self/status', 20)).toEqual(failed('output-too-large'));
    expect(await readDiskFile('/proc/self/status', 100_000)).toMatchObject({ kind: 'read' });
  });

  it('is found through a link', async () => {
    const file = await fileWith('linked');
    await symlink(file, `${file}.link`);
    expect(await readDiskFile(`${file}.link`, 10)).toMatchObject({ kind: 'read' });
  });

  it('is not touched by being read', async () => {
    const file = await fileWith('token');
    const before = await stat(file);
    await readDiskFile(file, 10);
    expect((await stat(file)).mtimeMs).toBe(before.mtimeMs);
  });
});

describe('what is no file', () => {
  it('is absent where nothing is, or where a folder would have to be a file', async () => {
    const file = await fileWith('x');
    expect(await readDiskFile(`${file}.missing`, 10)).toEqual({ kind: 'absent' });
    expect(await readDiskFile(`${file}/below`, 10)).toEqual({ kind: 'absent' });
    await symlink(`${file}.missing`, `${file}.link`);
    expect(await readDiskFile(`${file}.link`, 10)).toEqual({ kind: 'absent' });
  });

  it('is not read when it is a folder', async () => {
    expect(await readDiskFile(await emptyFolder(), 1000)).toEqual(failed('file-unreadable', 'not a regular file'));
  });

  it('is not read when it is a pipe, and nobody waits for its other end', async () => {
    const pipe = path.join(await emptyFolder(), 'pipe');
    execFileSync('/usr/bin/mkfifo', [pipe]);
    expect(await readDiskFile(pipe, 1000)).toEqual(failed('file-unreadable', 'not a regular file'));
  });

  it.each(['/dev/zero', '/dev/null'])('is not read when it is a device: %s', async device => {
    expect(await readDiskFile(device, 1000)).toEqual(failed('file-unreadable', 'not a regular file'));
  });

  it('is unreadable where a link leads to itself', async () => {
    const link = path.join(await emptyFolder(), 'loop');
    await symlink(link, link);
    expect(await readDiskFile(link, 10)).toEqual(failed('file-unreadable', 'ELOOP'));
  });

  it('is unreadable where the name is impossible', async () => {
    expect(await readDiskFile(`/${'x'.repeat(300)}`, 10)).toEqual(failed('file-unreadable', 'ENAMETOOLONG'));
    expect(await readDiskFile('/a\0b', 10)).toMatchObject(failed('file-unreadable'));
  });
});

describe.skipIf(isRoot)(`what may not be read${isRoot ? ' (skipped: root may read everything)' : ''}`, () => {
  it('is denied as a file', async () => {
    const file = await fileWith('secret');
    await chmod(file, 0o000);
    expect(await readDiskFile(file, 10)).toEqual(failed('permission-denied', 'EACCES'));
  });

  it('is denied below a folder', async () => {
    const file = await fileWith('secret');
    await chmod(path.dirname(file), 0o000);
    expect(await readDiskFile(file, 10)).toEqual(failed('permission-denied', 'EACCES'));
    await chmod(path.dirname(file), 0o700);
  });
});

describe.skipIf(!isRoot)(
  `what root may not read${isRoot ? '' : ' (skipped: not root, and the rule above applies)'}`,
  () => {
    it('is denied all the same to a process that gave up its rights', async () => {
      const file = await fileWith('secret');
      await chmod(file, 0o000);
      await chmod(path.dirname(file), 0o755);
      const adapter = path.join(import.meta.dirname, '../../src-main/adapters/files.ts');
      // The adapter is loaded before the rights are given up: the checkout may belong to root alone.
      const script = `
      const { readDiskFile } = await import(process.argv[1]);
      process.setgroups([]);
      process.setgid(65534);
      process.setuid(65534);
      console.log(JSON.stringify(await readDiskFile(process.argv[2], 10)));`;
      const output = execFileSync(process.execPath, ['--input-type=module', '-e', script, adapter, file], {
        encoding: 'utf8',
      });
      expect(JSON.parse(output)).toEqual(failed('permission-denied', 'EACCES'));
    });
  },
);
