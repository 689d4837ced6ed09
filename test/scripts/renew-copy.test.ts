import { cp, readFile, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { renewCopy } from '../../scripts/electron/renew-copy.ts';
import { emptyFolder, putFile } from '../fixtures/recorded-folder.ts';

const [token, command] = ['files/opt/orbit/identifier', 'commands/app-sso.json'];

it('a copy of a Mac gets what differs whole, and everything else keeps its age', async () => {
  const folder = await emptyFolder();
  const [mac, copy] = [path.join(folder, 'mac'), path.join(folder, 'copy')];
  await putFile(path.join(mac, token), 'a token');
  await putFile(path.join(mac, command), 'before');
  await utimes(path.join(mac, token), 1000, 1000);
  await cp(mac, copy, { recursive: true, preserveTimestamps: true });
  const { ino } = await stat(path.join(copy, command));
  await utimes(path.join(copy, 'commands'), 1000, 1000);

  await putFile(path.join(mac, command), 'after');
  await utimes(path.join(mac, token), 2000, 2000);
  await renewCopy(mac, copy);

  expect(await readFile(path.join(copy, command), 'utf8')).toBe('after');
  expect((await stat(path.join(copy, command))).ino).not.toBe(ino);
  expect((await stat(path.join(copy, token))).mtimeMs).toBe(1_000_000);
  expect((await stat(path.join(copy, 'commands'))).mtimeMs).toBeGreaterThan(1_000_000);
});
