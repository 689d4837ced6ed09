import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { licencesJson, licencesText, licensedPackages } from '../../scripts/writing/licences.ts';
import manifest from '../../package.json' with { type: 'json' };
import { emptyFolder } from '../fixtures/recorded-folder.ts';

type Folder = { readonly version: string; readonly files: Readonly<Record<string, string>> };
const mit = { LICENSE: 'Do as you please.\r\n' };

/** A checkout with a lock file and some packages. */
async function checkoutWith(locked: object, folders: Readonly<Record<string, Folder>>): Promise<string> {
  const root = await emptyFolder();
  await writeFile(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...locked } }));
  for (const [path, { version, files }] of Object.entries(folders)) {
    await mkdir(join(root, path), { recursive: true });
    const name = path.split('node_modules/').at(-1);
    await writeFile(join(root, path, 'package.json'), JSON.stringify({ name, version }));
    for (const [file, text] of Object.entries(files)) await writeFile(join(root, path, file), text);
  }
  return root;
}

describe('the licences of what is inside', () => {
  it('name each package that the product depends on, and no tool', () => {
    const names = licensedPackages(join(import.meta.dirname, '../..')).map(({ name }) => name);
    for (const name of Object.keys(manifest.dependencies).filter(name => name !== 'keytar'))
      expect(names).toContain(name);
    expect(names).toContain('@github/keytar');
    for (const tool of ['vite', 'typescript', 'electron']) expect(names).not.toContain(tool);
  });

  it('come in one order, each version once, with every text that a package brings', async () => {
    const root = await checkoutWith(
      {
        'node_modules/b': { version: '2.0.0', license: '(MIT OR CC0-1.0)' },
        'node_modules/a': { version: '1.0.0', license: 'MIT' },
        'node_modules/b/node_modules/a': { version: '1.0.0', license: 'MIT' },
        'node_modules/tool': { version: '1.0.0', license: 'MIT', dev: true },
      },
      {
        'node_modules/a': { version: '1.0.0', files: mit },
        'node_modules/b/node_modules/a': { version: '1.0.0', files: mit },
        'node_modules/b': { version: '2.0.0', files: { 'license-mit': 'M', 'license-cc0': 'C', 'main.js': '' } },
        'node_modules/electron': { version: '1.0.0', files: { LICENSE: 'Electron’s own.' } },
      },
    );
    expect(JSON.parse(licencesJson(root).toString())).toEqual([
      { name: 'a', version: '1.0.0', licence: 'MIT' },
      { name: 'b', version: '2.0.0', licence: 'MIT OR CC0-1.0' },
    ]);
    const text = licencesText(root).toString();
    expect(text).toContain('Do as you please.\n');
    expect(text).not.toContain('\r');
    expect(text).toContain('b 2.0.0 (MIT OR CC0-1.0)');
    expect(text).toContain('C\n\nM\n');
    expect(text).toContain('Electron’s own.');
    expect(text).toContain('LICENSES.chromium.html');
  });

  it.each([
    ['is another version than the lock file says', { version: '1.0.1', files: mit }, 'MIT', 'run npm ci'],
    ['brings no text', { version: '1.0.0', files: {} }, 'MIT', 'brings no licence text'],
    ['names no licence', { version: '1.0.0', files: mit }, undefined, 'names no licence'],
  ])('are not written where a package %s', async (_what, folder, license, message) => {
    const root = await checkoutWith({ 'node_modules/a': { version: '1.0.0', license } }, { 'node_modules/a': folder });
    expect(() => licencesJson(root)).toThrow(message);
  });
});
