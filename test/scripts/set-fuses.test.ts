import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setFuses } from '../../scripts/packaging/set-fuses.ts';
import { readFuseWires } from '../../src-main/adapters/fuse-wires.ts';
import { expectedFuses } from '../../src-main/core/preflight/expected-fuses.ts';
import { frameworkWith } from '../fixtures/clearway-on-mac.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';

/** An Electron whose fuses all stand as they should not. */
async function electronWith(fuses: number): Promise<string> {
  const path = join(await emptyFolder(), 'electron');
  const letters = Array.from({ length: fuses }, (_, wire) => (expectedFuses[wire]?.enabled === true ? '0' : '1'));
  await writeFile(path, frameworkWith(letters.join('')));
  return path;
}

// There the packer renews the signature of what it has changed, and this file has none.
describe.skipIf(process.platform === 'darwin')('the fuses of a package', () => {
  it('are set as the table says, and read back so by what looks at an installed app', async () => {
    const electron = await electronWith(expectedFuses.length);
    await setFuses(electron, false);
    expect(await readFuseWires(electron)).toEqual({
      kind: 'found',
      wires: [{ version: 1, states: expectedFuses.map(({ enabled }) => (enabled ? 'on' : 'off')) }],
    });
  });

  it('are an error where Electron has one that the table does not know', async () => {
    await expect(setFuses(await electronWith(expectedFuses.length + 1), false)).rejects.toThrow(
      'Electron has fuses that are not in the table: 9.',
    );
  });

  it('are an error where Electron lacks one, but for an Electron of the tests', async () => {
    await expect(setFuses(await electronWith(expectedFuses.length - 1), false)).rejects.toThrow();
    await setFuses(await electronWith(expectedFuses.length - 1), true);
  });
});
