import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { build, type InlineConfig } from 'vite';
import * as z from 'zod';
import { mainTarget, preloadTarget, windowTarget } from '../building/targets.ts';
import { checkout } from '../electron/checkout.ts';

/** A package whose code is in the product. */
export type BundledPackage = {
  readonly name: string;
  readonly version: string;
  /** As an SPDX expression. */
  readonly licence: string;
  /** What npm compares the package with, as SHA-512 in hex; null where the lock file has none. */
  readonly sha512: string | null;
};

const outputSchema = z.object({
  output: z.array(z.object({ type: z.string(), moduleIds: z.array(z.string()).optional() })),
});
const manifestSchema = z.object({ name: z.string(), version: z.string(), license: z.string() });
const lockSchema = z.object({ packages: z.record(z.string(), z.object({ integrity: z.string().optional() })) });

/** What lies beside the bundles: the native library, and Electron around everything. */
const beside = ['node_modules/keytar', 'node_modules/electron'];

const foldersIn = async (target: InlineConfig): Promise<readonly string[]> => {
  const made = await build({ ...target, build: { ...target.build, write: false } });
  const outputs = z.array(outputSchema).parse(Array.isArray(made) ? made : [made]);
  const modules = outputs.flatMap(({ output }) => output.flatMap(({ moduleIds }) => moduleIds ?? []));
  // The innermost package: one may have another of a version of its own inside.
  return modules.flatMap(id => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(relative(checkout, id))?.[1] ?? []);
};

const hexOf = (integrity: string | undefined): string | null => {
  const base64 = /^sha512-(.+)$/.exec(integrity ?? '')?.[1];
  return base64 === undefined ? null : Buffer.from(base64, 'base64').toString('hex');
};

/** Every package of which something is left in the bundles, by what the bundler says, and those beside them. */
export async function bundledPackages(): Promise<readonly BundledPackage[]> {
  const lock = lockSchema.parse(JSON.parse(await readFile(resolve(checkout, 'package-lock.json'), 'utf8')));
  const found = [];
  for (const target of [mainTarget, preloadTarget, windowTarget]) found.push(...(await foldersIn(target)));
  const folders = [...new Set([...found, ...beside])];
  const packages = await Promise.all(
    folders.map(async folder => {
      const manifest: unknown = JSON.parse(await readFile(resolve(checkout, folder, 'package.json'), 'utf8'));
      const { name, version, license } = manifestSchema.parse(manifest);
      const sha512 = hexOf(lock.packages[folder]?.integrity);
      return { name, version, licence: license.replace(/^\((.*)\)$/, '$1'), sha512 };
    }),
  );
  return packages.sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}
