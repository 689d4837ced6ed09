import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readDiskFile } from '../../src-main/adapters/files.ts';
import { NotARecordedMac } from '../../src-main/recorded/not-a-recorded-mac.ts';
import { openRecordedMac } from '../../src-main/recorded/recorded-mac.ts';
import { readRecordedUpstream } from '../../src-main/recorded/recorded-upstream.ts';
import { handMovedClock } from '../fixtures/hand-moved-clock.ts';
import { bareMac, emptyFolder } from '../fixtures/recorded-folder.ts';
import { writeRecordedMac } from '../../src-main/sandbox/recorded-mac-files.ts';

const execFileAsync = promisify(execFile);
const secret = 'what the person who opens it keeps beside it';
const answer = JSON.stringify({ argv: ['/usr/bin/true'], stdoutFile: 'zz.out' });

/** A recorded Mac in a folder, and a file beside that folder. */
async function macBesideSecret() {
  const beside = await emptyFolder();
  const outside = join(beside, 'outside.json');
  await writeFile(outside, JSON.stringify({ 'report-token': secret, argv: ['/usr/bin/true'], stdout: secret }));
  const root = join(beside, 'mac');
  await writeRecordedMac(root, bareMac);
  await mkdir(join(root, 'commands'), { recursive: true });
  await mkdir(join(root, 'files'), { recursive: true });
  return { root, outside };
}

const open = (root: string) => openRecordedMac(root, { clock: handMovedClock(), readDiskFile });

describe('a recorded Mac from a stranger', () => {
  it.each(['osquery.json', 'secrets.json', 'commands/zz.json'])(
    'is not opened with a link out of it as %s',
    async name => {
      const { root, outside } = await macBesideSecret();
      if (name === 'osquery.json') await writeFile(outside, '{}');
      await execFileAsync('rm', ['-f', join(root, name)]);
      await symlink(outside, join(root, name));
      const opened = await open(root).catch((error: unknown) => error);
      expect(opened).toBeInstanceOf(NotARecordedMac);
      expect(String(opened)).not.toContain(secret);
    },
  );

  it('is not opened with a link out of it as mac.json or upstream.json', async () => {
    const { root, outside } = await macBesideSecret();
    await symlink(outside, join(root, 'upstream.json'));
    await expect(readRecordedUpstream(root)).rejects.toBeInstanceOf(NotARecordedMac);
    const other = await mkdtemp(join(root, 'other-'));
    await symlink(join(root, 'mac.json'), join(other, 'mac.json'));
    await expect(open(other)).rejects.toBeInstanceOf(NotARecordedMac);
  });

  it('is not opened with an output that lies outside', async () => {
    const { root, outside } = await macBesideSecret();
    await writeFile(join(root, 'commands/zz.json'), answer);
    await symlink(outside, join(root, 'commands/zz.out'));
    await expect(open(root)).rejects.toThrow('commands/zz.json cannot be read');
  });

  it.each(['upstream.json', 'osquery.json', 'secrets.json', 'commands/zz.out'])(
    'does not wait for a pipe as %s',
    async name => {
      const { root } = await macBesideSecret();
      if (name === 'commands/zz.out') await writeFile(join(root, 'commands/zz.json'), answer);
      await execFileAsync('rm', ['-f', join(root, name)]);
      await execFileAsync('mkfifo', [join(root, name)]);
      const both = open(root).then(() => readRecordedUpstream(root));
      await expect(both).rejects.toBeInstanceOf(NotARecordedMac);
    },
  );

  it.each([2 ** 34, 64 * 1024 * 1024 + 1])('is not opened with a file of %i bytes', async size => {
    const { root } = await macBesideSecret();
    await writeFile(join(root, 'osquery.json'), '');
    await truncate(join(root, 'osquery.json'), size);
    await expect(open(root)).rejects.toThrow('osquery.json cannot be read');
  });

  it('shows no file outside its folder, neither by a link nor below a linked folder', async () => {
    const { root, outside } = await macBesideSecret();
    await symlink(outside, join(root, 'files/one.txt'));
    await symlink(join(outside, '..'), join(root, 'files/two'));
    await writeFile(join(root, 'files/own.txt'), 'own');
    await symlink(join(root, 'files/own.txt'), join(root, 'files/three.txt'));
    const { readFile } = await open(root);
    expect(await readFile('/one.txt', 1000)).toMatchObject({ kind: 'failed', problem: { code: 'file-unreadable' } });
    expect(await readFile('/two/outside.json', 1000)).toMatchObject({ kind: 'failed' });
    expect(await readFile('/three.txt', 1000)).toMatchObject({ kind: 'read' });
    expect(await readFile('/four.txt', 1000)).toEqual({ kind: 'absent' });
  });
});
