import { resolve } from 'node:path';
import { checkout } from '../electron/checkout.ts';

/** A program with its arguments, started in the checkout. */
export type Command = { readonly program: string; readonly args: readonly string[] };

/** One line of the test run; a tests step counts its tests, every other step counts as one. */
export type Step = {
  readonly name: string;
  readonly kind: 'static' | 'tests' | 'electron-tests';
  readonly command: Command;
};

const tool = (name: string, ...args: string[]): Command => ({
  program: resolve(checkout, 'node_modules/.bin', name),
  args,
});
const vitest = (project: string): Command => tool('vitest', 'run', '--project', project);

const shellScripts = [
  'scripts/test',
  'scripts/demo',
  'scripts/bench',
  'scripts/receiver',
  'scripts/package',
  'scripts/setup.sh',
  'scripts/electron/unprivileged.sh',
  'scripts/smoke-mac',
  '.ci/run',
  'build/clearway',
  'build/uninstall.sh',
  'build/pkg-scripts/preinstall',
  'build/pkg-scripts/postinstall',
  'build/pkg-scripts/preinstall-of-bundle',
  'build/pkg-scripts/postinstall-of-bundle',
  ...'dscl launchctl logger note-call pkgutil plutil ps security sleep stat sudo'
    .split(' ')
    .map(name => `test/packaging-scripts/stubs/${name}`),
];

/** Everything that is checked, in the order in which it is started: static steps first, then the tests. */
export const steps: readonly Step[] = [
  { name: 'types', kind: 'static', command: tool('tsc', '-b') },
  { name: 'lint', kind: 'static', command: tool('eslint', '.') },
  { name: 'format', kind: 'static', command: tool('biome', 'format', '.') },
  { name: 'imports', kind: 'static', command: tool('tsx', 'scripts/check-boundaries.ts') },
  { name: 'dead-code', kind: 'static', command: tool('knip') },
  { name: 'shell', kind: 'static', command: { program: 'shellcheck', args: ['-x', ...shellScripts] } },
  { name: 'generated', kind: 'static', command: tool('tsx', 'scripts/generate.ts', '--check') },
  { name: 'build', kind: 'static', command: tool('tsx', 'scripts/build.ts') },
  { name: 'unit', kind: 'tests', command: vitest('unit') },
  { name: 'window', kind: 'tests', command: vitest('window') },
  { name: 'e2e', kind: 'electron-tests', command: vitest('e2e') },
  { name: 'packaging', kind: 'electron-tests', command: vitest('packaging') },
];
