import { stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { NotARecordedMac } from '../../src-main/recorded/not-a-recorded-mac.ts';
import { inventedIds } from '../../src-main/sandbox/recorded-mac/invented-ids.ts';
import { bareMac, emptyFolder, macWithFiles, openFolder, openMac, putFile } from '../fixtures/recorded-folder.ts';

const mac = { name: 'Sam’s Mac', macosVersion: '15.5', user: { name: 'sam', uid: 501 } };

/** A folder whose mac.json holds this. */
async function folderWith(content: unknown): Promise<string> {
  const folder = await emptyFolder();
  await writeFile(path.join(folder, 'mac.json'), typeof content === 'string' ? content : JSON.stringify(content));
  return folder;
}

function text(result: { readonly kind: string; readonly bytes?: Uint8Array }): string | undefined {
  return result.bytes === undefined ? undefined : new TextDecoder().decode(result.bytes);
}

describe('who a recorded Mac is', () => {
  it('stands in mac.json', async () => {
    const { ports } = await openFolder(await folderWith(mac));
    expect(ports.mac).toEqual(mac);
  });

  it('does not depend on when it was taken, nor on keys that are new', async () => {
    const { ports } = await openFolder(await folderWith({ ...mac, takenAt: '2026-06-10T12:00:00Z', serial: 'X' }));
    expect(ports.mac).toEqual(mac);
  });

  it('is what the sandbox writes', async () => {
    const { ports } = await openMac(bareMac);
    expect(ports.mac).toEqual({
      name: inventedIds.computerName,
      macosVersion: '15.5',
      user: { name: inventedIds.userName, uid: inventedIds.userId },
    });
  });

  it.each([
    ['broken JSON', '{'],
    ['an empty file', ''],
    ['a list', []],
    ['no name', { ...mac, name: undefined }],
    ['an empty name', { ...mac, name: '' }],
    ['no version', { ...mac, macosVersion: undefined }],
    ['a version that is a number', { ...mac, macosVersion: 15.5 }],
    ['no user', { ...mac, user: undefined }],
    ['a user without a number', { ...mac, user: { name: 'sam' } }],
    ['half a user number', { ...mac, user: { name: 'sam', uid: 501.5 } }],
    ['a user without a name', { ...mac, user: { name: '', uid: 501 } }],
    ['a user named with a slash', { ...mac, user: { name: '../root', uid: 501 } }],
    ['a user named with a backslash', { ...mac, user: { name: 'a\\b', uid: 501 } }],
    ['a user named with a zero', { ...mac, user: { name: 'a\0b', uid: 501 } }],
    ['a user named like this folder', { ...mac, user: { name: '.', uid: 501 } }],
    ['a user named like the folder above', { ...mac, user: { name: '..', uid: 501 } }],
  ])('is refused with %s, and mac.json is named', async (_case, content) => {
    const opening = openFolder(await folderWith(content));
    await expect(opening).rejects.toThrow(NotARecordedMac);
    await expect(opening).rejects.toThrow(/^mac\.json (is|has|cannot) /);
  });

  it.each(['sam.rivera', 'sam rivera', 'sämi', '...', '-rf'])('may be a user called %s', async name => {
    const { ports } = await openFolder(await folderWith({ ...mac, user: { name, uid: 501 } }));
    expect(ports.mac.user.name).toBe(name);
  });

  it('is not known from an empty folder, nor from none', async () => {
    const folder = await emptyFolder();
    await expect(openFolder(folder)).rejects.toThrow(NotARecordedMac);
    await expect(openFolder(path.join(folder, 'nowhere'))).rejects.toThrow(NotARecordedMac);
  });

  it('keeps the cause of a refusal', async () => {
    const fault: unknown = await openFolder(await folderWith('{')).catch((error: unknown) => error);
    expect(fault instanceof NotARecordedMac && fault.cause).toBeInstanceOf(SyntaxError);
  });
});

describe('the files of a recorded Mac', () => {
  it('are read by their absolute path, byte by byte', async () => {
    const { folder, ports } = await openMac(bareMac);
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    await putFile(path.join(folder, 'files/opt/some file'), bytes);
    expect(await ports.readFile('/opt/some file', 256)).toMatchObject({ kind: 'read', bytes });
  });

  it('say when they were changed', async () => {
    const { folder, ports } = await openMac(macWithFiles({ '/opt/a': 'a' }));
    await utimes(path.join(folder, 'files/opt/a'), new Date(0), new Date('2026-06-01T08:00:00.250Z'));
    expect(await ports.readFile('/opt/a', 10)).toMatchObject({ modifiedAt: '2026-06-01T08:00:00.250Z' });
  });

  it('do not exist unless they are there', async () => {
    const { ports } = await openMac(macWithFiles({ '/opt/a': 'a' }));
    for (const missing of ['/opt/b', '/opt/a/b', '/etc/passwd', '/opt/A2']) {
      expect(await ports.readFile(missing, 10)).toEqual({ kind: 'absent' });
    }
  });

  it('do not exist at all where the folder is missing', async () => {
    const { ports } = await openFolder(await folderWith(mac));
    expect(await ports.readFile('/etc/hosts', 10)).toEqual({ kind: 'absent' });
  });

  it('are refused when they are larger than asked for', async () => {
    const { ports } = await openMac(macWithFiles({ '/opt/a': 'abcdef' }));
    expect(await ports.readFile('/opt/a', 5)).toEqual({ kind: 'failed', problem: { code: 'output-too-large' } });
    expect(await ports.readFile('/opt/a', 6)).toMatchObject({ kind: 'read' });
  });

  it.each([
    '/../mac.json',
    '/../../../../../../etc/hostname',
    '/opt/../../mac.json',
    '../mac.json',
    '/./../files/../mac.json',
  ])('stay inside the folder for %s', async asked => {
    const { ports } = await openMac(macWithFiles({ '/opt/a': 'a' }));
    expect(await ports.readFile(asked, 4096)).toEqual({ kind: 'absent' });
  });

  it('may be asked for in a roundabout way that ends inside', async () => {
    const { ports } = await openMac(macWithFiles({ '/opt/a': 'inside' }));
    for (const asked of ['/opt/./a', '/opt/x/../a', '//opt//a', '/../opt/a']) {
      expect(text(await ports.readFile(asked, 10))).toBe('inside');
    }
  });

  it('are never written', async () => {
    const { folder, ports } = await openMac(macWithFiles({ '/opt/a': 'a' }));
    const file = path.join(folder, 'files/opt/a');
    const before = await stat(file);
    await ports.readFile('/opt/a', 10);
    const after = await stat(file);
    expect([after.mtimeMs, after.ino, after.size]).toEqual([before.mtimeMs, before.ino, before.size]);
  });
});
