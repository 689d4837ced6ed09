import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { installedPlist, plistOfApp, readInstalledMark } from '../src-main/installed-app.ts';
import { emptyFolder } from './fixtures/recorded-folder.ts';

const plist = (version: string, hash: string): string =>
  `<plist version="1.0"><dict><key>CFBundleShortVersionString</key><string>${version}</string><key>hash</key><string>${hash}</string></dict></plist>`;

describe('an installed app', () => {
  it('is told by the Info.plist beside its program', () => {
    expect(plistOfApp('/Applications/Clearway.app/Contents/MacOS/Clearway')).toBe(installedPlist);
  });

  it('is another one with another version, and with other code of the same version', async () => {
    const path = join(await emptyFolder(), 'Info.plist');
    const marks = [];
    for (const text of [plist('1.0', 'a'), plist('1.0', 'a'), plist('1.1', 'a'), plist('1.0', 'b')]) {
      await writeFile(path, text);
      marks.push(await readInstalledMark(path));
    }
    expect(marks[0]).not.toBeNull();
    expect(marks[1]).toBe(marks[0]);
    expect(new Set(marks).size).toBe(3);
  });

  it.each(['', plist('1.0', 'a').slice(0, 60), '<plist version="1.0"><dict></dict></plist>'])(
    'is not known while its file is half written: %j',
    async text => {
      const path = join(await emptyFolder(), 'Info.plist');
      expect(await readInstalledMark(path)).toBeNull();
      await writeFile(path, text);
      expect(await readInstalledMark(path)).toBeNull();
    },
  );
});
