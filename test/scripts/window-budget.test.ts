import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkWindow } from '../../scripts/building/checks.ts';

describe('the check of the built window', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clearway-window-'));
    await writeFile(join(folder, 'index.html'), '<!doctype html><script type="module" src="./window.js"></script>');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  // Bytes by chance do not pack: so many of them are that many packed.
  const script = (kilobytes: number): Buffer => randomBytes(kilobytes * 1024);

  it('takes a script within 30 KB gzip', async () => {
    await writeFile(join(folder, 'window.js'), script(29));
    await expect(checkWindow(folder)).resolves.toBeUndefined();
  });

  it('refuses more, in one file or in several', async () => {
    await writeFile(join(folder, 'window.js'), script(31));
    await expect(checkWindow(folder)).rejects.toThrow('at most 30');
    await writeFile(join(folder, 'window.js'), script(16));
    await writeFile(join(folder, 'other.js'), script(16));
    await expect(checkWindow(folder)).rejects.toThrow('at most 30');
  });

  it('refuses inline code', async () => {
    await writeFile(join(folder, 'index.html'), '<!doctype html><script>1</script>');
    await writeFile(join(folder, 'window.js'), '');
    await expect(checkWindow(folder)).rejects.toThrow('inline code');
  });
});
