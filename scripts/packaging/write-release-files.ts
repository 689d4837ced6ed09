import { createHash } from 'node:crypto';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import * as z from 'zod';
import { checkout } from '../electron/checkout.ts';
import { bundledPackages } from './bundled-packages.ts';
import { softwareBill } from './software-bill.ts';

const manifestSchema = z.object({ productName: z.string(), version: z.string(), license: z.string() });

/** Writes what goes with a release beside it: what is inside, under which licences, and the sums of all files. */
export async function writeReleaseFiles(folder: string, made: readonly string[]): Promise<readonly string[]> {
  const { productName, version, license } = manifestSchema.parse(
    JSON.parse(await readFile(resolve(checkout, 'package.json'), 'utf8')),
  );
  const bill = softwareBill({ name: productName, version, licence: license }, await bundledPackages());
  const billFile = resolve(folder, 'sbom.cdx.json');
  const licences = resolve(folder, 'LICENCES.txt');
  const sums = resolve(folder, 'SHA256SUMS');
  await writeFile(billFile, `${JSON.stringify(bill, null, 2)}\n`);
  await copyFile(resolve(checkout, 'resources/LICENCES.txt'), licences);
  const lines = await Promise.all(
    // As sha256sum -c and shasum -c read it.
    [...made, billFile, licences].map(
      async path =>
        `${createHash('sha256')
          .update(await readFile(path))
          .digest('hex')}  ${basename(path)}\n`,
    ),
  );
  await writeFile(sums, lines.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join(''));
  return [billFile, licences, sums];
}
