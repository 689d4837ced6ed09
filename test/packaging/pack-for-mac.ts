import { makePackage } from '../../scripts/packaging/make-package.ts';

/** Packs an unsigned pkg: pack-for-mac.ts OUTPUT ELECTRON VERSION. */
const [output, dist, version] = process.argv.slice(2);
if (output === undefined || dist === undefined || version === undefined) throw new Error('three arguments');
await makePackage({
  platform: 'mac',
  arch: 'arm64',
  target: 'pkg',
  output,
  electron: { version, dist, isForTests: false },
  signing: 'unsigned',
  notarize: false,
});
