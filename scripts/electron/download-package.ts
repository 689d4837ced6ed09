import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { cacheFolder } from './checkout.ts';
import { z } from 'zod';
import type { ElectronBuild } from './electron-build.ts';
import { electronPackage, installedPackageBuild, packageVersion } from './package-build.ts';
import { run } from './run.ts';

/** A download that brought no new byte for this long is given up; a slow one that moves may take its time. */
const silenceLimitMs = 60_000;
const pollMs = 1_000;

/** Settings of electron/install.js and @electron/get that would switch the checksums off or put the files elsewhere. */
const unwantedSettings = new Set([
  'electron_use_remote_checksums',
  'npm_config_electron_use_remote_checksums',
  'electron_override_dist_path',
]);

const bytesBelow = async (folder: string): Promise<number> => {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    names.map(async name =>
      stat(resolve(folder, name)).then(
        at => at.size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
};

/** install.js compares the zip with checksums.json; make sure that there is something to compare with. */
const requireChecksum = async (version: string): Promise<void> => {
  const name = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  const table = z.record(z.string(), z.string());
  const sums = table.parse(JSON.parse(await readFile(resolve(electronPackage, 'checksums.json'), 'utf8')));
  if (!/^[0-9a-f]{64}$/.test(sums[name] ?? '')) {
    throw new Error(`The electron package has no checksum for ${name}; refusing to download it unchecked.`);
  }
};

/** Aborts when no file below the folders grows for the silence limit; gives back how to stop watching. */
const watchForSilence = (folders: readonly string[], abort: AbortController): (() => void) => {
  let bytes = 0;
  let lastGrowth = performance.now();
  const look = async (): Promise<void> => {
    const now = (await Promise.all(folders.map(bytesBelow))).reduce((sum, size) => sum + size, 0);
    if (now !== bytes) lastGrowth = performance.now();
    bytes = now;
    if (performance.now() - lastGrowth > silenceLimitMs) abort.abort();
  };
  const timer = setInterval(() => void look(), pollMs);
  return () => {
    clearInterval(timer);
  };
};

/** Lets the npm package `electron` fetch its binary, as `npx install-electron` does; throws when that is refused. */
export const downloadPackage = async (): Promise<ElectronBuild> => {
  const version = await packageVersion();
  await requireChecksum(version);
  await mkdir(cacheFolder, { recursive: true });
  // @electron/get downloads into the temporary folder: one of our own shows whether bytes arrive.
  const temporary = await mkdtemp(resolve(cacheFolder, 'electron-download-'));
  const abort = new AbortController();
  const stopWatching = watchForSilence([temporary, resolve(electronPackage, 'dist')], abort);
  const kept = Object.entries(process.env).filter(([name]) => !unwantedSettings.has(name.toLowerCase()));
  const env = { ...Object.fromEntries(kept), TMPDIR: temporary, ELECTRON_GET_NO_PROGRESS: '1' };
  try {
    await run(process.execPath, [resolve(electronPackage, 'install.js')], { env, signal: abort.signal });
  } catch (cause) {
    throw abort.signal.aborted ? new Error(`no data for ${silenceLimitMs / 1000} seconds`, { cause }) : cause;
  } finally {
    stopWatching();
    await rm(temporary, { recursive: true, force: true });
  }
  const build = await installedPackageBuild();
  if (build === undefined) throw new Error('the download ended without an Electron binary');
  return build;
};
