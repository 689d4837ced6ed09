import { access, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as z from 'zod';
import { checkout } from '../electron/checkout.ts';

/** What Electron and electron-builder read of package.json; dependencies are in the bundles. */
const manifestSchema = z.object({
  name: z.string(),
  productName: z.string(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
  private: z.literal(true),
  type: z.literal('module'),
  main: z.literal('out/main/start.js'),
});

const checkIsBuilt = async (built: string): Promise<void> => {
  try {
    await access(resolve(built, 'main/start.js'));
  } catch (cause) {
    const how = 'Build it first: node_modules/.bin/tsx scripts/build.ts';
    throw new Error(`There is no built app to pack. ${how}`, { cause });
  }
};

/** Copies what is packed into a folder of its own: the built app and what is needed of package.json. */
export async function stageApp(folder: string, built = resolve(checkout, 'out')): Promise<void> {
  await checkIsBuilt(built);
  const manifest = manifestSchema.parse(JSON.parse(await readFile(resolve(checkout, 'package.json'), 'utf8')));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const author = { name: 'The Clearway authors' };
  await writeFile(resolve(folder, 'package.json'), `${JSON.stringify({ ...manifest, author }, null, 2)}\n`);
  await cp(built, resolve(folder, 'out'), { recursive: true });
}
