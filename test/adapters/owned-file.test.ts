import { link, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOwnedFile } from '../../src-main/adapters/owned-file.ts';
import { emptyFolder, putFile } from '../fixtures/recorded-folder.ts';

const me = process.getuid?.() ?? 0;

describe('a file that root reads for somebody', () => {
  it('is read where it is their own', async () => {
    const file = join(await emptyFolder(), 'status.json');
    await putFile(file, 'kept');
    const read = await readOwnedFile(file, 100, me);
    expect(read.kind === 'read' ? new TextDecoder().decode(read.bytes) : read).toBe('kept');
  });

  it('is refused where it belongs to somebody else, also by a hard link or a folder that is a link', async () => {
    const folder = await emptyFolder();
    await putFile(join(folder, 'private/secret'), 'root’s');
    await mkdir(join(folder, 'home'));
    await link(join(folder, 'private/secret'), join(folder, 'home/status.json'));
    await symlink(join(folder, 'private'), join(folder, 'home/Clearway'));
    for (const path of ['home/status.json', 'home/Clearway/secret']) {
      expect(await readOwnedFile(join(folder, path), 100, me + 1)).toMatchObject({
        kind: 'failed',
        problem: { code: 'file-unreadable' },
      });
    }
  });

  it('is refused where it is a link, even to a file of their own', async () => {
    const folder = await emptyFolder();
    await putFile(join(folder, 'real'), 'kept');
    await symlink(join(folder, 'real'), join(folder, 'status.json'));
    expect(await readOwnedFile(join(folder, 'status.json'), 100, me)).toMatchObject({ kind: 'failed' });
  });

  it('is refused where it is too large or no file, and absent where there is none', async () => {
    const folder = await emptyFolder();
    await putFile(join(folder, 'large'), 'x'.repeat(101));
    expect(await readOwnedFile(join(folder, 'large'), 100, me)).toMatchObject({
      problem: { code: 'output-too-large' },
    });
    expect(await readOwnedFile(folder, 100, me)).toMatchObject({ kind: 'failed' });
    expect(await readOwnedFile(join(folder, 'none'), 100, me)).toEqual({ kind: 'absent' });
  });
});
