import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type AfterPackContext, Arch, build, Platform } from 'electron-builder';
import { packageConfiguration } from '../../build/electron-builder.ts';
import { checkout } from '../electron/checkout.ts';
import { forgoSigning } from './forgo-signing.ts';
import { setFuses } from './set-fuses.ts';
import { stageApp } from './stage-app.ts';
import { trimInfoPlist } from './trim-info-plist.ts';

/** What to make, and of what. */
export type PackageRequest = {
  readonly platform: 'mac' | 'linux';
  readonly arch: 'arm64' | 'x64' | 'universal';
  /** The unpacked app alone. */
  readonly target: 'pkg' | 'dir';
  readonly output: string;
  readonly electron: { readonly version: string; readonly dist: string | null; readonly isForTests: boolean };
  readonly signing: 'developer-id' | 'unsigned';
  readonly notarize: boolean;
};

/** Where the packed app lies within the output. */
const executableOf = (appOutDir: string, platform: string): string =>
  resolve(appOutDir, platform === 'darwin' ? 'Clearway.app' : 'clearway');

/** What a hook is told of the app it is called for: as much of electron-builder's own context as is used. */
type Packed = Pick<AfterPackContext, 'appOutDir' | 'electronPlatformName' | 'arch'>;
type Hooks = Readonly<Record<'afterExtract' | 'afterPack', (packed: Packed) => Promise<void>>>;

/** What electron-builder calls while it packs an app for one kind of Mac, or for both. */
export const hooksFor = (requested: PackageRequest['arch'], isForTests: boolean): Hooks => ({
  // An Electron that was unpacked before brings an app of its own, which starts checkouts.
  afterExtract: async ({ appOutDir, electronPlatformName }) => {
    const resources = electronPlatformName === 'darwin' ? 'Electron.app/Contents/Resources' : 'resources';
    for (const name of ['app', 'default_app.asar']) {
      await rm(resolve(appOutDir, resources, name), { recursive: true, force: true });
    }
  },
  // Before it is signed, which seals both. A universal app passes here three times: each half, then what they are merged
  // to, which alone gets fuses. They renew the signature, and its seal differs between the halves, which the merger
  // refuses: every file of theirs but programs has to be the same.
  afterPack: async ({ appOutDir, electronPlatformName, arch }) => {
    const packed = executableOf(appOutDir, electronPlatformName);
    if (electronPlatformName === 'darwin') await trimInfoPlist(resolve(packed, 'Contents/Info.plist'));
    if (arch === Arch[requested]) await setFuses(packed, isForTests);
  },
});

/** Packs the app that was built into out/. Gives the files that were made; for `dir` none, as it lies in the output. */
export async function makePackage(request: PackageRequest): Promise<readonly string[]> {
  if (request.signing === 'unsigned') forgoSigning(process.env);
  const app = resolve(request.output, 'staged-app');
  await stageApp(app);
  const platform = request.platform === 'mac' ? Platform.MAC : Platform.LINUX;
  try {
    return await build({
      targets: platform.createTarget(request.target, Arch[request.arch]),
      projectDir: checkout,
      publish: 'never',
      config: packageConfiguration({
        platform: request.platform,
        app,
        output: request.output,
        checkout,
        electronVersion: request.electron.version,
        electronDist: request.electron.dist,
        signing: request.signing,
        notarize: request.notarize,
        hooks: hooksFor(request.arch, request.electron.isForTests),
      }),
    });
  } finally {
    await rm(app, { recursive: true, force: true });
  }
}
