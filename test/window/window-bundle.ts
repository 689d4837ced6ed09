import { build, type InlineConfig } from 'vite';
import { windowTarget } from '../../scripts/building/targets.ts';

/** One file of the built window, as the app would serve it. */
export type WindowFile = { readonly content: string; readonly type: string };

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** Builds the window as the product does, but into memory: file name -> file. */
export async function bundleWindow(): Promise<ReadonlyMap<string, WindowFile>> {
  const config: InlineConfig = { ...windowTarget, build: { ...windowTarget.build, write: false } };
  const built = await build(config);
  if ('on' in built) throw new Error('The bundler started watching instead of building.');
  const files = [built].flat().flatMap(({ output }) => output);
  return new Map(
    files.map(file => {
      const content = file.type === 'chunk' ? file.code : file.source.toString();
      return [file.fileName, { content, type: types[file.fileName.split('.').at(-1) ?? ''] ?? 'text/plain' }];
    }),
  );
}
