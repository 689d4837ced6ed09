import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import type { InlineConfig } from 'vite';
import { checkout } from '../electron/checkout.ts';
import { refuseNeverPackaged } from './checks.ts';

/**
 * Node.js 20 and Chromium 130 are what Electron 33 brings, which tests use where Electron 45 cannot be downloaded
 * (https://releases.electronjs.org/release/v33.2.1).
 */
const nodeTarget = 'node20';
const chromiumTarget = 'chrome130';

/**
 * What stays outside the bundles: what Electron provides itself, and keytar, a native library that finds its file by where
 * it lies. Nothing else needs node_modules, and without keytar only the Keychain is out of reach.
 */
const provided = ['electron', 'keytar', ...builtinModules, ...builtinModules.map(name => `node:${name}`)];

const shared = {
  configFile: false,
  envDir: false,
  publicDir: false,
  logLevel: 'warn',
} satisfies InlineConfig;

const sharedBuild = {
  emptyOutDir: false,
  copyPublicDir: false,
  reportCompressedSize: false,
  sourcemap: false,
} as const;

/** The main process: readable code, so that a stack trace in a log means something. */
export const mainTarget: InlineConfig = {
  ...shared,
  root: checkout,
  plugins: [refuseNeverPackaged],
  ssr: { target: 'node', noExternal: true, external: ['electron', 'keytar'] },
  build: {
    ...sharedBuild,
    ssr: resolve(checkout, 'src-main/start.ts'),
    outDir: resolve(checkout, 'out/main'),
    target: nodeTarget,
    minify: false,
    rolldownOptions: {
      external: provided,
      output: { format: 'es', entryFileNames: 'start.js', chunkFileNames: '[name].js' },
    },
  },
};

/** The preload script: a sandboxed one must be a single CommonJS file (electronjs.org/docs/latest/tutorial/sandbox). */
export const preloadTarget: InlineConfig = {
  ...shared,
  root: checkout,
  build: {
    ...sharedBuild,
    outDir: resolve(checkout, 'out/preload'),
    target: chromiumTarget,
    minify: false,
    lib: { entry: resolve(checkout, 'src-main/preload/preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
    // Node's modules stay visible as require(): the check after the build can only refuse what it sees.
    rolldownOptions: { external: provided },
  },
};

/** The window: names without hashes and nothing inlined, because the app serves a fixed table of files. */
export const windowTarget: InlineConfig = {
  ...shared,
  root: resolve(checkout, 'src-renderer'),
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    ...sharedBuild,
    outDir: resolve(checkout, 'out/window'),
    target: chromiumTarget,
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { window: resolve(checkout, 'src-renderer/index.html') },
      output: { entryFileNames: 'window.js', chunkFileNames: '[name].js', assetFileNames: '[name][extname]' },
    },
  },
};
