import type { Configuration } from 'electron-builder';

/** What one run of the packer is told beside the configuration that is always the same. */
export type Packaging = {
  readonly platform: 'mac' | 'linux';
  /** The folder with package.json and out/ as they are packed. */
  readonly app: string;
  readonly output: string;
  /** The folder of the checkout. */
  readonly checkout: string;
  readonly electronVersion: string;
  /** An unpacked Electron; null lets electron-builder download the one of that version. */
  readonly electronDist: string | null;
  /** `unsigned` is for trying alone: no macOS opens it without being told to. */
  readonly signing: 'developer-id' | 'unsigned';
  readonly notarize: boolean;
  readonly hooks: Required<Pick<Configuration, 'afterExtract' | 'afterPack'>>;
};

const bundleId = 'com.clearway.companion';

/** One language per translation; Chromium's own menus and messages come in no others. */
const languages = ['en', 'de', 'es', 'fr'];

/** keytar finds its native file by platform and architecture: a universal app needs both, and either app may carry both. */
const keytarFiles = (platform: Packaging['platform']): string[] => [
  'package.json',
  'LICENSE.md',
  'lib/keytar.js',
  `prebuilds/${platform === 'mac' ? 'darwin' : 'linux'}-{arm64,x64}/*.node`,
];

/** Beside the app's code, where scripts and people find them. */
const extraResources = [
  { from: 'build/launch-agent/com.clearway.companion.plist', to: 'launch-agent/com.clearway.companion.plist' },
  { from: 'build/uninstall.sh', to: 'uninstall.sh' },
  { from: 'build/clearway', to: 'clearway' },
  { from: 'resources/LICENCES.txt', to: 'LICENCES.txt' },
];

const signed: Configuration['mac'] = { hardenedRuntime: true };
// arm64 starts nothing without a signature, so there is an ad hoc one, renewed when the fuses are set. Not by `-` for an
// identity: electron-builder looks for certificates whose name holds that, for the app and for the installer.
const unsigned: Configuration['mac'] = { hardenedRuntime: false, identity: null };

/** The electron-builder configuration. The fuses are set by a hook: electron-builder knows fewer than Electron has. */
export function packageConfiguration(packaging: Packaging): Configuration {
  const { platform, app, output, checkout, electronVersion, electronDist, signing, notarize, hooks } = packaging;
  return {
    appId: bundleId,
    productName: 'Clearway',
    copyright: 'Copyright © The Clearway authors. MIT licence.',
    directories: { app, output, buildResources: `${checkout}/build` },
    artifactName: '${productName}-${version}-${arch}.${ext}',
    electronVersion,
    ...(electronDist === null ? {} : { electronDist }),
    electronLanguages: languages,
    files: [
      'package.json',
      'out/**/*',
      // Beside the app it can be read by people.
      '!out/LICENCES.txt',
      { from: `${checkout}/node_modules/keytar`, to: 'node_modules/keytar', filter: keytarFiles(platform) },
    ],
    asar: true,
    // dlopen needs a real file.
    asarUnpack: ['**/*.node'],
    extraResources: extraResources.map(({ from, to }) => ({ from: `${checkout}/${from}`, to })),
    // Nothing is compiled, installed or published, and of node_modules there is only what stands above.
    beforeBuild: async () => false,
    nodeGypRebuild: false,
    publish: null,
    detectUpdateChannel: false,
    generateUpdatesFilesForAllChannels: false,
    forceCodeSigning: signing === 'developer-id',
    ...hooks,
    mac: {
      target: ['pkg'],
      category: 'public.app-category.utilities',
      minimumSystemVersion: '13.0',
      icon: `${checkout}/build/icon.icns`,
      protocols: [{ name: bundleId, schemes: ['clearway'], role: 'Viewer' }],
      extendInfo: { LSUIElement: true },
      darkModeSupport: true,
      entitlements: `${checkout}/build/entitlements.mac.plist`,
      entitlementsInherit: `${checkout}/build/entitlements.mac.inherit.plist`,
      // Otherwise electron-builder adds entitlements of its own where the profile has none.
      preAutoEntitlements: false,
      gatekeeperAssess: false,
      strictVerify: true,
      notarize,
      x64ArchFiles: '**/node_modules/keytar/prebuilds/**',
      ...(signing === 'developer-id' ? signed : unsigned),
    },
    pkg: {
      // A path within build/.
      scripts: 'pkg-scripts',
      installLocation: '/Applications',
      // Installed over a copy in somebody's Downloads it would never reach the place that the LaunchAgent starts.
      isRelocatable: false,
      isVersionChecked: false,
      hasStrictIdentifier: true,
      overwriteAction: 'upgrade',
      allowAnywhere: false,
      allowCurrentUserHome: false,
      // The one domain that is left: the whole Mac.
      allowRootDirectory: true,
      mustClose: null,
    },
    // Only for tests: the same app as an asar in the Electron of this machine.
    linux: { target: ['dir'], executableName: 'clearway', category: 'Utility', icon: `${checkout}/build/icon.png` },
  };
}
