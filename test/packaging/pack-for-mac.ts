import { makePackage } from '../../scripts/packaging/make-package.ts';

/** Packs an unsigned pkg: pack-for-mac.ts OUTPUT ELECTRON VERSION [universal]. */
const [output, dist, version, universal] = process.argv.slice(2);
if (output === undefined || dist === undefined || version === undefined) throw new Error('three arguments');
await makePackage({
  platform: 'mac',
  arch: universal === undefined ? 'arm64' : 'universal',
  target: 'pkg',
  output,
  electron: { version, dist, isForTests: false },
  signing: 'unsigned',
  notarize: false,
});
