import { spawnSync } from 'node:child_process';
import { chown, mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { withPrivateHome } from '../../src-main/adapters/osquery/private-home.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const { pid: dead } = spawnSync(process.execPath, ['--version']);
const isRoot = process.getuid?.() === 0;

it('what osquery leaves behind is removed, and nothing that somebody else has put there under such a name', async () => {
  const [folder, elsewhere] = [await emptyFolder(), await emptyFolder()];
  vi.stubEnv('TMPDIR', folder);
  await mkdir(join(elsewhere, 'precious'));
  await mkdir(join(folder, `clearway-osquery-${dead}-mine`));
  await symlink(elsewhere, join(folder, `clearway-osquery-${dead}-link`));
  await mkdir(join(folder, `clearway-osquery-${dead}-theirs`));
  if (isRoot) await chown(join(folder, `clearway-osquery-${dead}-theirs`), 65_534, 65_534);
  const during = await withPrivateHome(() => readdir(folder));
  expect(during.filter(name => name.startsWith(`clearway-osquery-${process.pid}-`))).toHaveLength(1);
  const left = (await readdir(folder)).map(name => name.split('-').at(-1));
  expect(left.toSorted()).toEqual(isRoot ? ['link', 'theirs'] : ['link']);
  expect(await readdir(elsewhere)).toEqual(['precious']);
});
