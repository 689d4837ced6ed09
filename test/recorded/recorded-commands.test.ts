import { mkdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandRequest } from '../../src-main/ports.ts';
import { bareMac, openMac, putFile, type OpenMac } from '../fixtures/recorded-folder.ts';

const argv: CommandRequest['argv'] = ['/usr/bin/fdesetup', 'status'];
const off = { argv, exit: 0, stdout: 'off', stderr: '' };
const on = { ...off, stdout: 'on' };

function folderOf({ folder }: OpenMac): string {
  return path.join(folder, 'commands');
}

/** What the command says now; its failure where it fails. */
async function said({ ports }: OpenMac): Promise<string> {
  const result = await ports.run({ argv, deadlineMs: 1000, maxBytes: 1000 });
  return result.kind === 'exited' ? result.stdout : result.problem.code;
}

/** Puts a file there whole, as `mv` does. */
async function replace(mac: OpenMac, name: string, content: unknown): Promise<void> {
  const file = path.join(folderOf(mac), name);
  await putFile(`${file}.new`, typeof content === 'string' ? content : JSON.stringify(content));
  await rename(`${file}.new`, file);
}

describe('the commands of a recorded Mac', () => {
  it('answer anew once one of them was replaced', async () => {
    const mac = await openMac({ ...bareMac, commands: { 'a.json': off } });
    expect(await said(mac)).toBe('off');
    await replace(mac, 'a.json', on);
    expect(await said(mac)).toBe('on');
  });

  it('come and go', async () => {
    const mac = await openMac(bareMac);
    expect(await said(mac)).toBe('command-not-found');
    await replace(mac, 'a.json', on);
    expect(await said(mac)).toBe('on');
    await rm(path.join(folderOf(mac), 'a.json'));
    expect(await said(mac)).toBe('command-not-found');
  });

  it('answer as before while one of them is half written, and anew as soon as it is whole', async () => {
    const mac = await openMac({ ...bareMac, commands: { 'a.json': off } });
    await replace(mac, 'a.json', JSON.stringify(on).slice(0, 30));
    expect(await said(mac)).toBe('off');
    expect(await said(mac)).toBe('off');
    // Written into the file that is there: the folder itself stays as it was.
    await writeFile(path.join(folderOf(mac), 'a.json'), JSON.stringify(on));
    expect(await said(mac)).toBe('on');
  });

  it('answer as before while their folder is away', async () => {
    const mac = await openMac({ ...bareMac, commands: { 'a.json': off } });
    await rename(folderOf(mac), `${folderOf(mac)}-away`);
    expect(await said(mac)).toBe('off');
    await mkdir(folderOf(mac));
    await replace(mac, 'a.json', on);
    expect(await said(mac)).toBe('on');
  });

  it('answer anew where another folder took the place of theirs with the same time on it', async () => {
    const mac = await openMac({ ...bareMac, commands: { 'a.json': off } });
    const { atime, mtime } = await stat(folderOf(mac));
    await utimes(folderOf(mac), atime, mtime);
    expect(await said(mac)).toBe('off');
    await rename(folderOf(mac), `${folderOf(mac)}-away`);
    await putFile(path.join(folderOf(mac), 'a.json'), JSON.stringify(on));
    await utimes(folderOf(mac), atime, mtime);
    expect(await said(mac)).toBe('on');
  });

  it('all answer anew when many are asked at once', async () => {
    const mac = await openMac({ ...bareMac, commands: { 'a.json': off } });
    await replace(mac, 'a.json', on);
    const answers = await Promise.all(Array.from({ length: 50 }, () => said(mac)));
    expect(new Set(answers)).toEqual(new Set(['on']));
  });
});
