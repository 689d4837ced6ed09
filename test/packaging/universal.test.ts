import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseState, getCurrentFuseWire } from '@electron/fuses';
import { Arch } from 'electron-builder';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { hooksFor } from '../../scripts/packaging/make-package.ts';
import { expectedFuses } from '../../src-main/core/preflight/expected-fuses.ts';
import { electronSkeletonVersion, makeElectronSkeleton } from './electron-skeleton.ts';

const makeFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'clearway-universal-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

/** Whether every fuse is as the table says; the skeleton's are those of a development build. */
const hasFuses = async (app: string): Promise<boolean> => {
  const wire = new Map(Object.entries(await getCurrentFuseWire(app)));
  return expectedFuses.every(
    fuse => wire.get(String(fuse.wire)) === (fuse.enabled ? FuseState.ENABLE : FuseState.DISABLE),
  );
};

// Setting fuses renews the signature on a Mac, which the skeleton is not good enough for.
describe.runIf(process.platform === 'linux')('the fuses, and with them the signature,', () => {
  it.each([
    ['universal', Arch.x64, false],
    ['universal', Arch.arm64, false],
    ['universal', Arch.universal, true],
    ['arm64', Arch.arm64, true],
    ['x64', Arch.x64, true],
  ] as const)('of an app for %s, at the call for kind %i: %s', async (requested, arch, isSet) => {
    const appOutDir = await makeFolder();
    await makeElectronSkeleton(appOutDir);
    await rename(join(appOutDir, 'Electron.app'), join(appOutDir, 'Clearway.app'));
    await hooksFor(requested, false).afterPack({ appOutDir, electronPlatformName: 'darwin', arch });
    expect(await hasFuses(join(appOutDir, 'Clearway.app'))).toBe(isSet);
  });

  it('are left alone in both halves that the packer makes, up to the merge, which only macOS can do', async () => {
    const folder = await makeFolder();
    await makeElectronSkeleton(join(folder, 'electron'));
    const script = join(import.meta.dirname, 'pack-for-mac.ts');
    const args = [join(folder, 'release'), join(folder, 'electron'), electronSkeletonVersion, 'universal'];
    const said = await new Promise<string>(resolve => {
      execFile(process.execPath, ['--import', 'tsx', script, ...args], { cwd: checkout }, (_error, _out, err) => {
        resolve(err);
      });
    });
    expect(said).toContain('@electron/universal is only supported on darwin');
    const halves = (await readdir(join(folder, 'release'))).filter(name => name.startsWith('mac-')).sort();
    expect(halves).toEqual(['mac-universal-arm64-temp', 'mac-universal-x64-temp']);
    for (const half of halves) expect(await hasFuses(join(folder, 'release', half, 'Clearway.app'))).toBe(false);
  });
});
