import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build, type InlineConfig } from 'vite';
import type { TestProject } from 'vitest/node';
import { mainTarget } from '../../scripts/building/targets.ts';
import { checkout } from '../../scripts/electron/checkout.ts';
import type {} from './built-program.ts';
import { builtName, type Program, programs } from './programs.ts';

/**
 * Builds what tests start hundreds of times. Most of such a start would be spent on reading hundreds of TypeScript files
 * one by one, the same ones for every test.
 */
export default async function buildPrograms(project: TestProject): Promise<() => Promise<void>> {
  const cache = resolve(checkout, '.cache');
  await mkdir(cache, { recursive: true });
  // In the checkout, because keytar stays in its node_modules; a folder of its own, because runs may overlap.
  const folder = await mkdtemp(resolve(cache, 'test-programs-'));
  const dispose = async (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    for (const program of programs) await build(targetOf(program, folder));
  } catch (error) {
    await dispose();
    throw error;
  }
  project.provide('programs', folder);
  return dispose;
}

/** As the product's main process is built. */
function targetOf(program: Program, outDir: string): InlineConfig {
  const name = builtName(program);
  const output = { format: 'es', entryFileNames: `${name}.js`, chunkFileNames: `${name}-[name].js` } as const;
  return {
    ...mainTarget,
    // Test programs may contain what is never packaged.
    plugins: [],
    build: {
      ...mainTarget.build,
      ssr: resolve(checkout, program),
      outDir,
      rolldownOptions: { ...mainTarget.build?.rolldownOptions, output },
    },
  };
}
