import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createStateStore, makeStateFolder, removeTornWrites } from '../../src-main/adapters/state-store.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';

async function modeOf(file: string): Promise<string> {
  return ((await stat(file)).mode & 0o777).toString(8);
}

/** A folder that does not exist yet, for a store to make. */
async function newFolder(): Promise<string> {
  return path.join(await emptyFolder(), 'Application Support', 'Clearway');
}

describe('the state store', () => {
  it('reads what it wrote', async () => {
    const store = createStateStore(await newFolder());
    await store.write('status.json', '{"é":1}\n');
    expect(await store.read('status.json')).toBe('{"é":1}\n');
  });

  it('has nothing before the first write, and makes no folder by reading', async () => {
    const folder = await newFolder();
    expect(await createStateStore(folder).read('status.json')).toBeNull();
    await expect(stat(folder)).rejects.toThrow(/ENOENT/);
  });

  it('waits for nobody where a pipe lies in the place of a document, and can put it aside', async () => {
    const folder = await emptyFolder();
    await once(spawn('mkfifo', [path.join(folder, 'status.json')]), 'exit');
    const store = createStateStore(folder);
    await expect(store.read('status.json')).rejects.toMatchObject({ code: 'ENOTFILE' });
    expect(await store.setAside('status.json')).toMatch(/^status\.json\.damaged-/);
    expect(await store.read('status.json')).toBeNull();
  });

  it('reads no document that is larger than any of its own', async () => {
    const folder = await emptyFolder();
    await writeFile(path.join(folder, 'status.json'), '');
    await truncate(path.join(folder, 'status.json'), 65 * 1024 * 1024);
    await expect(createStateStore(folder).read('status.json')).rejects.toMatchObject({ code: 'ENOTFILE' });
  });

  it('keeps documents apart by name', async () => {
    const store = createStateStore(await newFolder());
    await store.write('a.json', 'a');
    await store.write('b.json', 'b');
    expect([await store.read('a.json'), await store.read('b.json'), await store.read('c.json')]).toEqual([
      'a',
      'b',
      null,
    ]);
  });

  it('is for this user alone, whatever the mask says', async () => {
    const folder = await newFolder();
    const mask = process.umask(0);
    await createStateStore(folder).write('status.json', '{}');
    process.umask(mask);
    expect(await modeOf(folder)).toBe('700');
    expect(await modeOf(path.join(folder, 'status.json'))).toBe('600');
  });

  it('is for this user alone when the app makes its folder, and is left as it is when it was there', async () => {
    const folder = await newFolder();
    makeStateFolder(folder);
    expect(await modeOf(folder)).toBe('700');
    await chmod(folder, 0o755);
    makeStateFolder(folder);
    await createStateStore(folder).write('status.json', '{}');
    expect(await modeOf(folder)).toBe('755');
  });

  it('narrows the mode of a document that was open to others', async () => {
    const folder = await emptyFolder();
    await writeFile(path.join(folder, 'status.json'), 'old', { mode: 0o644 });
    await createStateStore(folder).write('status.json', 'new');
    expect(await modeOf(path.join(folder, 'status.json'))).toBe('600');
  });

  it('replaces a document by another file, so that a reader of the old one is not disturbed', async () => {
    const folder = await newFolder();
    const store = createStateStore(folder);
    await store.write('status.json', 'old');
    const before = await stat(path.join(folder, 'status.json'));
    await store.write('status.json', 'new');
    expect((await stat(path.join(folder, 'status.json'))).ino).not.toBe(before.ino);
    expect(await readdir(folder)).toEqual(['status.json']);
  });

  it('ends with the last of many writes at once, whole', async () => {
    const folder = await newFolder();
    const store = createStateStore(folder);
    const texts = Array.from({ length: 50 }, (_, index) => `${index} `.repeat(index % 2 === 0 ? 20_000 : 1));
    await Promise.all(texts.map(text => store.write('status.json', text)));
    expect(await store.read('status.json')).toBe(texts.at(-1));
    expect(await readdir(folder)).toEqual(['status.json']);
  });

  it('never shows a reader half a document', async () => {
    const store = createStateStore(await newFolder());
    const whole = new Set(['a'.repeat(300_000), 'b'.repeat(10)]);
    await store.write('status.json', 'b'.repeat(10));
    const state = { writing: true };
    const writes = Promise.all(
      Array.from({ length: 30 }, (_, index) => store.write('status.json', [...whole][index % 2] ?? '')),
    ).finally(() => {
      state.writing = false;
    });
    const halves: number[] = [];
    while (state.writing) {
      const text = (await store.read('status.json')) ?? '';
      if (!whole.has(text)) halves.push(text.length);
    }
    await writes;
    expect(halves).toEqual([]);
  });

  it('is not harmed by what a crash left behind', async () => {
    const folder = await emptyFolder();
    await writeFile(path.join(folder, '.status.json.99999'), '{"half":');
    await writeFile(path.join(folder, `.status.json.${process.pid}`), `{"half": "${'x'.repeat(1000)}`);
    const store = createStateStore(folder);
    expect(await store.read('status.json')).toBeNull();
    await store.write('status.json', '{}');
    expect(await readFile(path.join(folder, 'status.json'), 'utf8')).toBe('{}');
  });

  it('goes on after a write that failed', async () => {
    const folder = await emptyFolder();
    await mkdir(path.join(folder, 'status.json', 'in the way'), { recursive: true });
    const store = createStateStore(folder);
    await expect(store.write('status.json', '{}')).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    await store.write('other.json', '{}');
    expect(await store.read('other.json')).toBe('{}');
  });

  it('does not hide why it could not read', async () => {
    const folder = await emptyFolder();
    await mkdir(path.join(folder, 'status.json'));
    await expect(createStateStore(folder).read('status.json')).rejects.toMatchObject({ code: 'ENOTFILE' });
  });
});

describe('setting a document aside', () => {
  it('moves it under a name that says when, with all that is in it', async () => {
    const folder = await emptyFolder();
    const store = createStateStore(folder);
    await writeFile(path.join(folder, 'journey.json'), Uint8Array.of(0, 255, 10));
    const aside = (await store.setAside('journey.json')) ?? '';
    expect(aside).toMatch(/^journey\.json\.damaged-\d{4}-\d\d-\d\dT\d{6}\.\d{3}Z$/);
    expect([...(await readFile(path.join(folder, aside)))]).toEqual([0, 255, 10]);
    expect(await store.read('journey.json')).toBeNull();
    await store.write('journey.json', '{}');
    expect((await readdir(folder)).sort()).toEqual(['journey.json', aside]);
  });

  it('has nothing to move where there is none, and says so', async () => {
    expect(await createStateStore(await newFolder()).setAside('journey.json')).toBeNull();
  });

  it('does not hide that it could not', async () => {
    const folder = await emptyFolder();
    await writeFile(path.join(folder, 'journey.json'), 'damaged');
    await chmod(folder, 0o555);
    // root may write anywhere.
    if (process.geteuid?.() === 0) process.seteuid?.(65_534);
    try {
      await expect(createStateStore(folder).setAside('journey.json')).rejects.toThrow(/EACCES/);
    } finally {
      process.seteuid?.(process.getuid?.() ?? 0);
      await chmod(folder, 0o755);
    }
    expect(await readdir(folder)).toEqual(['journey.json']);
  });
});

describe('what a killed writer left behind', () => {
  it('is removed by the next one who may write, and nothing else is', async () => {
    const folder = await emptyFolder();
    const kept = ['journey.json', 'status.json', 'status.json.damaged-2026', '.journey.json', 'lock', '.DS_Store'];
    for (const name of [...kept, '.journey.json.4711', '.status.json.12'])
      await writeFile(path.join(folder, name), '{');
    removeTornWrites(folder);
    expect((await readdir(folder)).sort()).toEqual([...kept].sort());
  });
});
