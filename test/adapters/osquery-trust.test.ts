import { chmod, chown, lchown, mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src-main/adapters/clock.ts';
import { createOsquery } from '../../src-main/adapters/osquery.ts';
import { findExecutable } from '../../src-main/adapters/osquery/find-executable.ts';
import {
  failed,
  installOsquery,
  ownUid,
  rows,
  runWithHome,
  shellPath,
  statement,
} from '../fixtures/osquery-install.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';

const bundle = 'osquery.app/Contents/MacOS/osqueryd';
const orbit = (channel: string): string => `opt/orbit/bin/osqueryd/macos-app/${channel}/${bundle}`;
const packaged = `opt/osquery/lib/${bundle}`;

/** A Mac on which these files are programs of the one who owns everything. */
async function mac(...programs: readonly string[]) {
  const top = await emptyFolder();
  for (const program of programs) await put(path.join(top, program));
  return { top, find: () => findExecutable({ ownerUid: ownUid(), top }) };
}

async function put(file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o755 });
  await writeFile(file, '#!/bin/sh\n');
  await chmod(file, 0o755);
}

const missing = failed('osquery-missing');
const notTrusted = failed('osquery-not-trusted');

describe('osquery on a Mac', () => {
  it('is missing where nothing is installed', async () => {
    expect(await (await mac()).find()).toEqual(missing);
  });

  it.each([
    [
      'orbit’s stable channel before all others',
      [orbit('edge'), orbit('stable'), packaged, shellPath],
      orbit('stable'),
    ],
    ['another channel of orbit before a package', [orbit('edge'), packaged, shellPath], orbit('edge')],
    ['a package before its shell', [packaged, shellPath], packaged],
    ['the shell where there is nothing else', [shellPath], shellPath],
  ])('is %s', async (_case, programs, expected) => {
    const { top, find } = await mac(...programs);
    expect(await find()).toEqual({ kind: 'found', path: path.join(top, expected) });
  });

  it('is found anew each time, because an update moves it', async () => {
    const top = await emptyFolder();
    const { trust } = await installOsquery(top, { at: orbit('stable') });
    const query = createOsquery({ runWithHome, clock: systemClock, trust });
    const ask = () => query([statement('SELECT 1 AS x')]);
    expect(await ask()).toEqual([rows({ x: '1' })]);
    await rename(path.join(top, 'opt'), path.join(top, 'old'));
    expect(await ask()).toEqual([missing]);
    await mkdir(path.join(top, 'opt/osquery/lib/osquery.app/Contents'), { recursive: true, mode: 0o755 });
    await rename(
      path.join(top, 'old/orbit/bin/osqueryd/macos-app/stable/osquery.app/Contents/MacOS'),
      path.join(top, 'opt/osquery/lib/osquery.app/Contents/MacOS'),
    );
    expect(await ask()).toEqual([rows({ x: '1' })]);
  });

  it('is reached through a link as its package makes one', async () => {
    const { top, find } = await mac(`elsewhere/${bundle}`);
    await mkdir(path.join(top, 'usr/local/bin'), { recursive: true, mode: 0o755 });
    await symlink(`../../../elsewhere/${bundle}`, path.join(top, shellPath));
    expect(await find()).toEqual({ kind: 'found', path: path.join(top, 'elsewhere', bundle) });
  });
});

describe('an osquery that somebody else could have put there', () => {
  it.each([
    ['the file itself, by its group', packaged, 0o775],
    ['the file itself, by everybody', packaged, 0o757],
    ['the folder it lies in', path.dirname(packaged), 0o775],
    ['a folder far above it', 'opt', 0o777],
    ['a folder far above it, though with the sticky bit', 'opt', 0o1777],
    ['the top', '.', 0o770],
  ])('is refused where others may write %s', async (_case, place, mode) => {
    const { top, find } = await mac(packaged);
    await chmod(path.join(top, place), mode);
    expect(await find()).toEqual(notTrusted);
  });

  it.skipIf(ownUid() !== 0).each([
    ['the file', packaged],
    ['the folder it lies in', path.dirname(packaged)],
    ['a folder far above it', 'opt/osquery'],
  ])('is refused where somebody else owns %s', async (_case, place) => {
    const { top, find } = await mac(packaged);
    await chown(path.join(top, place), 4711, 0);
    expect(await find()).toEqual(notTrusted);
  });

  it('is refused wherever it does not belong to the one owner', async () => {
    const { top } = await mac(packaged, shellPath);
    expect(await findExecutable({ ownerUid: ownUid() + 1, top })).toEqual(notTrusted);
  });

  it('is passed over where another one is trusted', async () => {
    const { top, find } = await mac(orbit('stable'), packaged);
    await chmod(path.join(top, 'opt/orbit'), 0o777);
    expect(await find()).toEqual({ kind: 'found', path: path.join(top, packaged) });
  });

  it('is refused where the folder of a link may be written, wherever it leads to', async () => {
    const { top, find } = await mac(`elsewhere/${bundle}`);
    await mkdir(path.join(top, 'usr/local/bin'), { recursive: true });
    await symlink(path.join(top, 'elsewhere', bundle), path.join(top, shellPath));
    expect(await find()).toMatchObject({ kind: 'found' });
    await chmod(path.join(top, 'usr/local/bin'), 0o775);
    expect(await find()).toEqual(notTrusted);
  });

  it('is refused where a link leads into a folder that may be written', async () => {
    const { top, find } = await mac(`elsewhere/${bundle}`);
    await mkdir(path.join(top, 'opt/osquery'), { recursive: true, mode: 0o755 });
    await symlink('../../elsewhere', path.join(top, 'opt/osquery/lib'));
    expect(await find()).toMatchObject({ kind: 'found' });
    await chmod(path.join(top, 'elsewhere'), 0o777);
    expect(await find()).toEqual(notTrusted);
  });

  it('is refused where a link leads out through a folder that may be written', async () => {
    const { top, find } = await mac('open/x', `elsewhere/${bundle}`);
    await mkdir(path.join(top, 'usr/local/bin'), { recursive: true, mode: 0o755 });
    await symlink(path.join(top, 'open/door'), path.join(top, shellPath));
    await symlink(path.join('..', 'elsewhere', bundle), path.join(top, 'open/door'));
    expect(await find()).toMatchObject({ kind: 'found' });
    await chmod(path.join(top, 'open'), 0o777);
    expect(await find()).toEqual(notTrusted);
  });

  it.skipIf(ownUid() !== 0)('is refused where somebody else owns the link', async () => {
    const { top, find } = await mac(`elsewhere/${bundle}`);
    await mkdir(path.join(top, 'usr/local/bin'), { recursive: true, mode: 0o755 });
    await symlink(path.join(top, 'elsewhere', bundle), path.join(top, shellPath));
    await lchown(path.join(top, shellPath), 4711, 0);
    expect(await find()).toEqual(notTrusted);
  });

  it('is refused where links lead in a circle, to a folder or to what is no program', async () => {
    const circle = await mac();
    await mkdir(path.join(circle.top, 'usr/local/bin'), { recursive: true, mode: 0o755 });
    await symlink('osqueryi', path.join(circle.top, shellPath));
    expect(await circle.find()).toEqual(notTrusted);

    const folder = await mac(path.join(shellPath, 'x'));
    expect(await folder.find()).toEqual(notTrusted);

    const text = await mac(shellPath);
    await chmod(path.join(text.top, shellPath), 0o644);
    expect(await text.find()).toEqual(notTrusted);
  });

  it('is missing where a link leads nowhere', async () => {
    const { top, find } = await mac();
    await mkdir(path.join(top, 'usr/local/bin'), { recursive: true, mode: 0o755 });
    await symlink('nowhere', path.join(top, shellPath));
    expect(await find()).toEqual(missing);
  });
});
