import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createTimelineStore, mostTimelineBytes } from '../../src-main/adapters/timeline-store.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';
import { builtProgram } from '../programs/built-program.ts';

async function opened() {
  const folder = path.join(await emptyFolder(), 'state');
  return { folder, file: path.join(folder, 'timeline.jsonl'), store: createTimelineStore(folder) };
}

describe('the file of the timeline', () => {
  it('is made with its folder, for this user alone, and added to', async () => {
    const { folder, file, store } = await opened();
    expect(await store.read()).toBeNull();
    await store.append('one\n');
    await store.append('two\nthree\n');
    expect(await store.read()).toBe('one\ntwo\nthree\n');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it('waits for nobody where a pipe lies in its place', async () => {
    const { folder, file, store } = await opened();
    await mkdir(folder);
    await once(spawn('mkfifo', [file]), 'exit');
    await expect(store.read()).rejects.toMatchObject({ code: 'ENOTFILE' });
    await expect(store.append('one\n')).rejects.toMatchObject({ code: 'ENOTFILE' });
    await store.replace('two\n');
    expect(await store.read()).toBe('two\n');
  });

  it('goes on in a line of its own after one that was torn', async () => {
    const { file, store } = await opened();
    await store.append('one\n');
    await appendFile(file, 'to');
    await store.append('two\n');
    expect(await store.read()).toBe('one\nto\ntwo\n');
  });

  it('is replaced whole, and leaves nothing beside it', async () => {
    const { folder, file, store } = await opened();
    await store.append('one\n');
    await store.replace('two\n');
    expect(await store.read()).toBe('two\n');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['timeline.jsonl']);
  });

  it('is read from its end where it is larger than any timeline', async () => {
    const { folder, file, store } = await opened();
    await mkdir(folder);
    await writeFile(file, `${'x'.repeat(mostTimelineBytes)}\nlast\n`);
    const text = await store.read();
    expect(text).toHaveLength(mostTimelineBytes);
    expect(text?.endsWith('\nlast\n')).toBe(true);
  });

  it('is refused where it cannot be written, and says so', async () => {
    const { folder, store } = await opened();
    await writeFile(folder, 'a file in its place');
    await expect(store.append('one\n')).rejects.toThrow();
    await expect(store.read()).rejects.toThrow();
  });

  it('loses no older line to a writer that is killed at whatever byte', { timeout: 120_000 }, async () => {
    const { folder, file } = await opened();
    const numbers = (text: string): readonly number[] =>
      text.split('\n').flatMap(line => (line.endsWith('}') ? [Number(/"n":(\d+)/.exec(line)?.[1])] : []));
    let before = 0;
    for (let turn = 0; turn < 4; turn += 1) {
      const child = spawn(process.execPath, [builtProgram('test/adapters/add-lines.ts'), folder, '9000'], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      onTestFinished(() => void child.kill('SIGKILL'));
      const ended = once(child, 'close');
      const wanted = before + 5 + Math.floor(Math.random() * 30);
      let seen: readonly number[] = [];
      while ((seen.at(-1) ?? 0) < wanted) seen = numbers(await readFile(file, 'utf8').catch(() => ''));
      child.kill('SIGKILL');
      await ended;
      const kept = numbers(await readFile(file, 'utf8'));
      expect(kept).toEqual(kept.map((_, index) => index + 1));
      expect(kept.length).toBeGreaterThanOrEqual(seen.at(-1) ?? 0);
      before = kept.length;
    }
  });
});
