import { mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { checkout } from './electron/checkout.ts';
import { packageVersion } from './electron/package-build.ts';
import {
  cannotMake,
  type PackageArguments,
  packageUsage,
  readPackageArguments,
} from './packaging/read-package-arguments.ts';
import { readSigning } from './packaging/read-signing.ts';

const release = resolve(checkout, 'release');

const make = async (args: PackageArguments): Promise<void> => {
  // The bundler and the packer take seconds to load, and who is refused need not wait for them.
  const { build } = await import('./build.ts');
  const { makePackage } = await import('./packaging/make-package.ts');
  const { writeReleaseFiles } = await import('./packaging/write-release-files.ts');
  await rm(release, { recursive: true, force: true });
  await mkdir(release, { recursive: true });
  await build();
  const made = await makePackage({
    platform: 'mac',
    arch: args.arch,
    target: args.dir ? 'dir' : 'pkg',
    output: release,
    electron: { version: await packageVersion(), dist: args.electron, isForTests: false },
    signing: args.unsigned ? 'unsigned' : 'developer-id',
    notarize: !args.unsigned,
  });
  for (const path of [...made, ...(await writeReleaseFiles(release, made))]) console.log(path);
};

/** Ends with 2 where what was asked for cannot be made here or as it was asked. */
const refuse = (why: string): void => {
  console.error(why);
  process.exitCode = 2;
};

const main = async (): Promise<void> => {
  const args = readPackageArguments(process.argv.slice(2));
  if (args === null) {
    console.log(packageUsage);
    return;
  }
  const cannot = cannotMake(args, process.platform);
  if (cannot !== null) {
    refuse(cannot);
    return;
  }
  const signing = readSigning(process.env, args.unsigned);
  if (signing.kind === 'missing') {
    refuse(`Not made, because it would not be signed and notarised. Missing in the environment:
${signing.what.map(line => `  - ${line}`).join('\n')}
For trying: --unsigned.`);
    return;
  }
  await make(args);
};

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
