import { cp, mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build as bundle } from 'vite';
import { checkMain, checkPreload, checkWindow } from './building/checks.ts';
import { mainTarget, preloadTarget, windowTarget } from './building/targets.ts';
import { checkout } from './electron/checkout.ts';

const out = resolve(checkout, 'out');

const copyTrayPictures = async (): Promise<void> => {
  const source = resolve(checkout, 'resources/tray');
  const names = await readdir(source).catch(() => []);
  const pictures = names.filter(name => name.endsWith('.png'));
  if (pictures.length === 0) return;
  await mkdir(resolve(out, 'tray'), { recursive: true });
  await Promise.all(pictures.map(async name => cp(resolve(source, name), resolve(out, 'tray', name))));
};

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

const describe = async (path: string): Promise<string> => {
  const content = await readFile(path);
  const packed = path.endsWith('window.js') ? `, ${kilobytes(gzipSync(content).length)} gzip` : '';
  return `${relative(checkout, path)}  ${kilobytes(content.length)}${packed}`;
};

/** Builds the app into out/: main process, preload script, window, tray pictures and the licences of what is inside. Gives one line per file. */
export const build = async (): Promise<readonly string[]> => {
  await rm(out, { recursive: true, force: true });
  await bundle(mainTarget);
  await checkMain(resolve(out, 'main'));
  await bundle(preloadTarget);
  await checkPreload(resolve(out, 'preload'));
  await bundle(windowTarget);
  await checkWindow(resolve(out, 'window'));
  await copyTrayPictures();
  await cp(resolve(checkout, 'resources/LICENCES.txt'), resolve(out, 'LICENCES.txt'));
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  const files = entries.filter(entry => entry.isFile()).map(entry => resolve(entry.parentPath, entry.name));
  return Promise.all(files.sort().map(describe));
};

const isStartedDirectly = import.meta.url === pathToFileURL(process.argv[1] ?? '').href;
if (isStartedDirectly) {
  try {
    for (const line of await build()) console.log(line);
  } catch (error) {
    // The bundler colours its messages even when nobody sees colours.
    console.error(stripVTControlCharacters(error instanceof Error ? error.message : String(error)));
    process.exitCode = 1;
  }
}
