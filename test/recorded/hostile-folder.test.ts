import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readDiskFile } from '../../src-main/adapters/files.ts';
import { NotARecordedMac } from '../../src-main/recorded/not-a-recorded-mac.ts';
import { openRecordedMac } from '../../src-main/recorded/recorded-mac.ts';
import { writeRecordedMac } from '../../src-main/sandbox/recorded-mac-files.ts';
import { replayMac } from '../fixtures/look-at-world.ts';
import { handMovedClock } from '../fixtures/hand-moved-clock.ts';
import { bareMac, emptyFolder } from '../fixtures/recorded-folder.ts';

const execFileAsync = promisify(execFile);
const open = (root: string) => openRecordedMac(root, { clock: handMovedClock(), readDiskFile });

async function stranger(): Promise<string> {
  const root = join(await emptyFolder(), 'mac');
  await writeRecordedMac(root, bareMac);
  await mkdir(join(root, 'commands'), { recursive: true });
  await mkdir(join(root, 'files'), { recursive: true });
  return root;
}

describe('a folder from a stranger', () => {
  it('with more files than anybody asks of a Mac is refused, and none of them is opened', async () => {
    const root = await stranger();
    await execFileAsync('sh', ['-c', `cd '${root}/commands' && seq 1 3000 | sed 's/$/.json/' | xargs touch`]);
    await expect(open(root)).rejects.toThrow('commands has more files');
  });

  it('with one large output for many commands is refused', async () => {
    const root = await stranger();
    await writeFile(join(root, 'commands/huge.out'), '');
    await truncate(join(root, 'commands/huge.out'), 60 * 1024 * 1024);
    for (let index = 0; index < 20; index += 1) {
      const command = { argv: ['/bin/echo', String(index)], stdoutFile: 'huge.out' };
      await writeFile(join(root, `commands/${index}.json`), JSON.stringify(command));
    }
    await expect(open(root)).rejects.toThrow('commands holds more');
  }, 60_000);

  it.each(['/etc', '/dev', '/proc/self/fd'])(
    'with %s in the place of its commands or files shows nothing of it',
    async place => {
      const root = await stranger();
      await execFileAsync('rm', ['-rf', join(root, 'commands'), join(root, 'files')]);
      await symlink(place, join(root, 'files'));
      const { readFile: readMacFile } = await open(root);
      expect(await readMacFile('/passwd', 100_000)).not.toMatchObject({ kind: 'read' });
      await symlink('/etc', join(root, 'commands'));
      const opened = await open(root).catch((error: unknown) => error);
      expect(opened instanceof NotARecordedMac || (await readMacFile('/passwd', 9)).kind !== 'read').toBe(true);
    },
  );

  it('does not have another file written by a link in the place of a torn write', async () => {
    const root = await stranger();
    const victim = join(root, '../victim');
    await writeFile(victim, 'as it was');
    await symlink(victim, join(root, `.secrets.json.${process.pid}`));
    const { secrets } = await open(root);
    expect(await secrets.write('report-token', 'a-token-of-nobody')).toEqual({ ok: true });
    expect(await readFile(victim, 'utf8')).toBe('as it was');
    expect(await secrets.read('report-token')).toEqual({ kind: 'found', secret: 'a-token-of-nobody' });
  });

  it('changes no object of the program by its keys', async () => {
    const root = await stranger();
    const own = '{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}';
    await writeFile(
      join(root, 'osquery.json'),
      '{"__proto__":[{"polluted":"yes","__proto__":"x"}],"SELECT 1":[{"__proto__":"x"}]}',
    );
    await writeFile(join(root, 'secrets.json'), `${own}}`);
    await writeFile(join(root, 'upstream.json'), `${own},"memory":{"__proto__":{"tries":9}},"journey":${own}}}`);
    await writeFile(join(root, 'commands/one.json'), `${own},"argv":["/bin/echo"],"stdout":"x"}`);
    await writeFile(join(root, 'files/one.json'), `${own}}`);
    expect((await replayMac(root)).headline.id).toBeTypeOf('string');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(Reflect.get([], 'polluted')).toBeUndefined();
  });
});
