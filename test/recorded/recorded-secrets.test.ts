import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDiskFile } from '../../src-main/adapters/files.ts';
import { NotARecordedMac } from '../../src-main/recorded/not-a-recorded-mac.ts';
import { openRecordedMac } from '../../src-main/recorded/recorded-mac.ts';
import { writeRecordedMac } from '../../src-main/sandbox/recorded-mac-files.ts';
import { handMovedClock } from '../fixtures/hand-moved-clock.ts';
import { bareMac, emptyFolder } from '../fixtures/recorded-folder.ts';

/** A recorded Mac with this in its secrets.json; `open` is another process each time. */
async function macWith(secrets?: unknown) {
  const folder = await emptyFolder();
  await writeRecordedMac(folder, bareMac);
  const file = path.join(folder, 'secrets.json');
  if (secrets !== undefined) await writeFile(file, typeof secrets === 'string' ? secrets : JSON.stringify(secrets));
  const open = async () => (await openRecordedMac(folder, { clock: handMovedClock(), readDiskFile })).secrets;
  return { folder, file, open };
}

describe('the Keychain of a recorded Mac', () => {
  it('is empty without secrets.json, and looking leaves no file behind', async () => {
    const { folder, open } = await macWith();
    const secrets = await open();
    expect(await secrets.read('report-token')).toEqual({ kind: 'absent' });
    expect(await secrets.delete('report-token')).toEqual({ ok: true, wasThere: false });
    expect(await readdir(folder)).not.toContain('secrets.json');
  });

  it('holds what secrets.json says', async () => {
    const { open } = await macWith({ 'report-token': 'recorded' });
    expect(await (await open()).read('report-token')).toEqual({ kind: 'found', secret: 'recorded' });
  });

  it('shows every process what another one has changed', async () => {
    const { folder, file, open } = await macWith({ note: 'kept' });
    const [one, other] = [await open(), await open()];
    expect(await one.write('report-token', 'new')).toEqual({ ok: true });
    expect(await other.read('report-token')).toEqual({ kind: 'found', secret: 'new' });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await other.delete('report-token')).toEqual({ ok: true, wasThere: true });
    expect(await one.read('report-token')).toEqual({ kind: 'absent' });
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ note: 'kept' });
    expect((await readdir(folder)).filter(name => name.startsWith('.'))).toEqual([]);
  });

  it('does one thing after the other', async () => {
    const { open } = await macWith();
    const secrets = await open();
    const done = await Promise.all([
      secrets.write('report-token', 'first'),
      secrets.delete('report-token'),
      secrets.write('report-token', 'last'),
      secrets.read('report-token'),
    ]);
    expect(done).toEqual([{ ok: true }, { ok: true, wasThere: true }, { ok: true }, { kind: 'found', secret: 'last' }]);
  });

  it.each(['locked', 'denied', 'missing', 'module-missing', 'failed'])('can be %s, for all who ask', async fails => {
    const { file, open } = await macWith({ 'report-token': { fails } });
    const secrets = await open();
    const problem = { code: `keychain-${fails}` };
    expect(await secrets.read('report-token')).toEqual({ kind: 'failed', problem });
    expect(await secrets.write('report-token', 'new')).toEqual({ ok: false, problem });
    expect(await secrets.delete('report-token')).toEqual({ ok: false, problem });
    expect(await readFile(file, 'utf8')).not.toContain('new');
  });

  it.each([
    ['no JSON', '{ "report-token": "s3cret', 'secrets.json is not JSON'],
    ['a list', [], 'secrets.json is not what a recorded Mac has there'],
    ['an empty token', { 'report-token': '' }, 'secrets.json has no usable "report-token"'],
    ['a number', { 'report-token': 7 }, 'secrets.json has no usable "report-token"'],
    ['an unknown failure', { 'report-token': { fails: 's3cret' } }, 'secrets.json has no usable "report-token'],
  ])('is refused with %s, and the file is named without its content', async (_case, content, message) => {
    const { open } = await macWith(content);
    const fault: unknown = await open().catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(NotARecordedMac);
    expect(String(fault)).toContain(message);
    expect(String(fault)).not.toContain('s3cret');
  });

  it('fails by name while somebody is just editing the file', async () => {
    const { file, open } = await macWith({ 'report-token': 'recorded' });
    const secrets = await open();
    await writeFile(file, '{');
    const problem = { code: 'keychain-failed', detail: 'secrets.json unusable' };
    expect(await secrets.read('report-token')).toEqual({ kind: 'failed', problem });
    expect(await secrets.write('report-token', 'new')).toEqual({ ok: false, problem });
    expect(await readFile(file, 'utf8')).toBe('{');
  });
});
