import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { NotARecordedMac } from '../../src-main/recorded/not-a-recorded-mac.ts';
import { writeRecordedMac } from '../../src-main/sandbox/recorded-mac-files.ts';
import { failed, rows, statement } from '../fixtures/osquery-install.ts';
import { bareMac, emptyFolder, openFolder, openMac } from '../fixtures/recorded-folder.ts';

/** A recorded Mac whose osquery.json holds this. */
async function folderWith(content: unknown): Promise<string> {
  const folder = await emptyFolder();
  await writeRecordedMac(folder, bareMac);
  await writeFile(path.join(folder, 'osquery.json'), typeof content === 'string' ? content : JSON.stringify(content));
  return folder;
}

async function ask(content: unknown, ...written: readonly string[]) {
  const { ports } = await openFolder(await folderWith(content));
  return ports.queryOsquery(written.map(statement));
}

const recorded = { 'SELECT name  FROM\n apps WHERE x = 1;': [{ name: 'Safari' }] };
const notRecorded = failed('query-failed', 'not recorded');

describe('osquery on a recorded Mac', () => {
  it.each([
    'SELECT name FROM apps WHERE x = 1',
    'SELECT name  FROM\n apps WHERE x = 1;',
    '  SELECT\tname FROM apps\r\nWHERE x = 1 ; ',
  ])('answers what was recorded, whatever its blanks: %j', async written => {
    expect(await ask(recorded, written)).toEqual([rows({ name: 'Safari' })]);
  });

  it('is asked by what was written, not by what is sent', async () => {
    const { ports } = await openFolder(await folderWith(recorded));
    const asked = { written: 'SELECT name FROM apps WHERE x = 1', line: 'SELECT something else' };
    expect(await ports.queryOsquery([asked])).toEqual([rows({ name: 'Safari' })]);
  });

  it.each(['SELECT name FROM apps', 'select name from apps where x = 1', 'SELECT name FROM apps WHERE x = 1;;', ''])(
    'fails at what was not: %j',
    async written => {
      expect(await ask(recorded, written)).toEqual([notRecorded]);
    },
  );

  it('spoils no other answer by that', async () => {
    expect(await ask({ a: [], b: [{ x: '1' }] }, 'a', 'c', 'b')).toEqual([rows(), notRecorded, rows({ x: '1' })]);
  });

  it('has every value as text', async () => {
    const row = { number: 5, part: 1.5, nothing: null, yes: true, no: false, text: '' };
    expect(await ask({ a: [row] }, 'a')).toEqual([
      rows({ number: '5', part: '1.5', nothing: '', yes: '1', no: '0', text: '' }),
    ]);
  });

  it('is missing where nothing was recorded', async () => {
    const { ports } = await openMac(bareMac);
    expect(await ports.queryOsquery(['a', 'b'].map(statement))).toEqual([
      failed('osquery-missing'),
      failed('osquery-missing'),
    ]);
  });

  it.each([
    ['broken JSON', '{', /^osquery\.json is not JSON$/],
    ['a list', [], /^osquery\.json is not what a recorded Mac has there$/],
    ['rows that are no list', { a: { x: '1' } }, /^osquery\.json has no usable "a"$/],
    ['a row that is no object', { a: ['x'] }, /^osquery\.json has no usable "a\.0"$/],
    ['a value with values in it', { a: [{ x: [] }] }, /^osquery\.json has no usable "a\.0\.x"$/],
  ])('is refused with %s', async (_case, content, message) => {
    const opening = openFolder(await folderWith(content));
    await expect(opening).rejects.toThrow(NotARecordedMac);
    await expect(opening).rejects.toThrow(message);
  });

  it('is refused where it cannot be read', async () => {
    const folder = await emptyFolder();
    await writeRecordedMac(folder, bareMac);
    await mkdir(path.join(folder, 'osquery.json'));
    await expect(openFolder(folder)).rejects.toThrow(/^osquery\.json cannot be read$/);
  });
});
