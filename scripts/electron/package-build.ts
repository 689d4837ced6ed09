import { access, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { checkout } from './checkout.ts';
import type { ElectronBuild } from './electron-build.ts';

/** The folder of the npm package `electron`. */
export const electronPackage = resolve(checkout, 'node_modules/electron');

const manifest = z.object({ version: z.string() });

/** The version of the npm package `electron` that package-lock.json chose. */
export const packageVersion = async (): Promise<string> =>
  manifest.parse(JSON.parse(await readFile(resolve(electronPackage, 'package.json'), 'utf8'))).version;

/**
 * The package's own binary, or nothing when it is not there yet or only half there.
 * These are the marks that electron/install.js goes by: `path.txt` is the last thing it writes.
 */
export const installedPackageBuild = async (): Promise<ElectronBuild | undefined> => {
  const version = await packageVersion();
  try {
    const unpacked = (await readFile(resolve(electronPackage, 'dist/version'), 'utf8')).trim().replace(/^v/, '');
    const relative = (await readFile(resolve(electronPackage, 'path.txt'), 'utf8')).trim();
    const executablePath = resolve(electronPackage, 'dist', relative);
    await access(executablePath);
    return unpacked === version ? { executablePath, version, origin: 'package' } : undefined;
  } catch {
    // Any of these files missing means the same: not installed.
    return undefined;
  }
};
