import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseState, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { checkout } from '../../scripts/electron/checkout.ts';
import { expectedFuses } from '../../src-main/core/preflight/expected-fuses.ts';
import { version } from '../../src-main/version.ts';
import { makeAppleTools } from './apple-tools.ts';
import { electronSkeletonVersion, makeElectronSkeleton } from './electron-skeleton.ts';
import { readAsarHead } from './read-asar.ts';
import { readPlist } from './read-plist.ts';

/** A process of its own: the packer reads the environment when it is loaded, and is to find the stand-ins there. */
const pack = (tools: string, output: string, dist: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const env = {
      ...process.env,
      PATH: `${tools}:${process.env['PATH'] ?? ''}`,
      TOLD: join(tools, 'told'),
      // For `security` the packer has a fixed path, which only a Mac has: were it asked for one of these, it would fail.
      CSC_NAME: 'Example',
      CSC_LINK: 'certificate.p12',
      CSC_INSTALLER_LINK: 'certificate.p12',
    };
    const script = join(import.meta.dirname, 'pack-for-mac.ts');
    const args = ['--import', 'tsx', script, output, dist, electronSkeletonVersion];
    execFile(process.execPath, args, { cwd: checkout, env }, (error, _out, stderr) => {
      if (error === null) resolve();
      else reject(new Error(stderr));
    });
  });

describe('the package for a Mac, made of a skeleton of Electron', () => {
  let folder = '';
  let contents = '';
  let told: ReadonlyMap<string, string> = new Map();
  const inResources = (...path: string[]): string => join(contents, 'Resources', ...path);
  const inTold = (name: string): string => join(folder, 'tools/told', name);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clearway-mac-'));
    await makeElectronSkeleton(join(folder, 'electron'));
    const tools = await makeAppleTools(join(folder, 'tools'));
    await pack(tools.folder, join(folder, 'release'), join(folder, 'electron'));
    told = await tools.told();
    contents = join(folder, 'release/mac-arm64/Clearway.app/Contents');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is an app without a place in the Dock, for macOS 13 and later, that alone opens clearway://', async () => {
    const info = await readPlist(join(contents, 'Info.plist'));
    expect(info).toMatchObject({
      CFBundleIdentifier: 'com.clearway.companion',
      CFBundleName: 'Clearway',
      CFBundleDisplayName: 'Clearway',
      CFBundleExecutable: 'Clearway',
      CFBundlePackageType: 'APPL',
      CFBundleShortVersionString: version,
      CFBundleVersion: version,
      CFBundleIconFile: 'icon.icns',
      CFBundleURLTypes: [{ CFBundleURLSchemes: ['clearway'], CFBundleTypeRole: 'Viewer' }],
      LSUIElement: true,
      LSMinimumSystemVersion: '13.0',
      LSApplicationCategoryType: 'public.app-category.utilities',
    });
    expect(info['NSHumanReadableCopyright']).toContain('Clearway');
    expect((await stat(join(contents, 'MacOS/Clearway'))).mode & 0o111).toBe(0o111);
    expect((await readFile(inResources('icon.icns'))).subarray(0, 4).toString()).toBe('icns');
  });

  it('asks macOS for no camera, no microphone and no traffic without TLS', async () => {
    const keys = Object.keys(await readPlist(join(contents, 'Info.plist')));
    expect(keys).not.toContain('NSAppTransportSecurity');
    expect(keys.filter(key => key.endsWith('UsageDescription'))).toEqual([]);
  });

  it('names its helpers as its own', async () => {
    const names = (await readdir(join(contents, 'Frameworks'))).filter(name => name.endsWith('.app')).sort();
    expect(names).toEqual([
      'Clearway Helper (GPU).app',
      'Clearway Helper (Plugin).app',
      'Clearway Helper (Renderer).app',
      'Clearway Helper.app',
    ]);
    const ids = await Promise.all(
      names.map(
        async name =>
          (await readPlist(join(contents, 'Frameworks', name, 'Contents/Info.plist')))['CFBundleIdentifier'],
      ),
    );
    expect(ids).toEqual(
      ['helper.GPU', 'helper.Plugin', 'helper.Renderer', 'helper'].map(end => `com.clearway.companion.${end}`),
    );
  });

  it('has the sum of its archive’s head in Info.plist, which Electron compares at the start', async () => {
    const { sha256, json } = await readAsarHead(inResources('app.asar'));
    expect(await readPlist(join(contents, 'Info.plist'))).toMatchObject({
      ElectronAsarIntegrity: { 'Resources/app.asar': { algorithm: 'SHA256', hash: sha256 } },
    });
    // And the head has the sum of each file.
    expect(json.match(/"integrity":/g)?.length).toBe(json.match(/"size":/g)?.length);
  });

  it('has every fuse of this Electron as the table says', async () => {
    const wire = new Map(Object.entries(await getCurrentFuseWire(join(contents, '..'))));
    const found = expectedFuses.map(({ id, wire: at }) => ({ id, enabled: wire.get(String(at)) === FuseState.ENABLE }));
    expect(found).toEqual(expectedFuses.map(({ id, enabled }) => ({ id, enabled })));
    expect([...wire.keys()].filter(key => /^\d+$/.test(key))).toHaveLength(expectedFuses.length);
  });

  it('holds the bundles, the words in them, the tray’s pictures and keytar, and nothing else', async () => {
    const files = listPackage(inResources('app.asar'), { isPack: false });
    const outside = files.filter(
      path =>
        !/^\/(?:out(?:\/main(?:\/[a-z0-9-]+\.js)?|\/preload(?:\/preload\.cjs)?|\/tray(?:\/[a-z]+Template(?:@2x)?\.png)?|\/window(?:\/(?:index\.html|window\.js|window\.css))?)?|package\.json)$/.test(
          path,
        ),
    );
    expect(outside.sort()).toEqual([
      '/node_modules',
      '/node_modules/keytar',
      '/node_modules/keytar/LICENSE.md',
      '/node_modules/keytar/lib',
      '/node_modules/keytar/lib/keytar.js',
      '/node_modules/keytar/package.json',
      '/node_modules/keytar/prebuilds',
      '/node_modules/keytar/prebuilds/darwin-arm64',
      '/node_modules/keytar/prebuilds/darwin-arm64/keytar.node',
      '/node_modules/keytar/prebuilds/darwin-x64',
      '/node_modules/keytar/prebuilds/darwin-x64/keytar.node',
    ]);
    for (const path of ['main/start.js', 'main/main.js', 'main/cli.js', 'preload/preload.cjs', 'window/index.html']) {
      expect(files).toContain(`/out/${path}`);
    }
    expect((await stat(inResources('app.asar'))).size).toBeLessThanOrEqual(8 * 1024 * 1024);
  });

  it('has no scripts, dependencies or tools in its package.json', () => {
    const manifest: unknown = JSON.parse(extractFile(inResources('app.asar'), 'package.json').toString());
    expect(Object.keys(z.record(z.string(), z.unknown()).parse(manifest)).sort()).toEqual(
      ['author', 'description', 'license', 'main', 'name', 'private', 'productName', 'type', 'version'].sort(),
    );
    expect(manifest).toMatchObject({ name: 'clearway', productName: 'Clearway', main: 'out/main/start.js', version });
  });

  it('keeps keytar’s native files for both kinds of Mac where the system can load them', async () => {
    for (const arch of ['arm64', 'x64']) {
      const path = inResources('app.asar.unpacked/node_modules/keytar/prebuilds', `darwin-${arch}`, 'keytar.node');
      // A Mach-O file of 64 bits begins so.
      expect((await readFile(path)).readUInt32LE(0)).toBe(0xfeedfacf);
    }
  });

  it.each([
    ['LICENCES.txt', 'resources/LICENCES.txt', 0o444],
    ['launch-agent/com.clearway.companion.plist', 'build/launch-agent/com.clearway.companion.plist', 0o444],
    ['uninstall.sh', 'build/uninstall.sh', 0o555],
    ['clearway', 'build/clearway', 0o555],
  ])('brings %s, readable for everybody', async (name, source, mode) => {
    expect(await readFile(inResources(name), 'utf8')).toBe(await readFile(join(checkout, source), 'utf8'));
    expect((await stat(inResources(name))).mode & 0o555).toBe(mode);
    expect((await stat(inResources(name))).mode & 0o022).toBe(0);
  });

  it('brings no other app and no languages that Clearway does not speak', async () => {
    const names = await readdir(inResources());
    expect(names).not.toContain('default_app.asar');
    expect(names).not.toContain('app');
    expect(names.filter(name => name.endsWith('.lproj')).sort()).toEqual(
      ['de', 'en', 'es', 'fr'].map(l => `${l}.lproj`),
    );
    // An updater would be told by this file where to look.
    expect(names).not.toContain('app-update.yml');
  });

  it('starts with what the LaunchAgent in it starts', async () => {
    const agent = await readPlist(inResources('launch-agent/com.clearway.companion.plist'));
    expect(agent['ProgramArguments']).toEqual([`/Applications/Clearway.app/Contents/MacOS/Clearway`, '--background']);
    expect(await readFile(inResources('clearway'), 'utf8')).toContain(' --cli -- "$@"');
  });

  it('has two entitlement files, with nothing in them but compiling at run time', async () => {
    for (const name of ['entitlements.mac.plist', 'entitlements.mac.inherit.plist']) {
      expect(await readPlist(join(checkout, 'build', name))).toEqual({ 'com.apple.security.cs.allow-jit': true });
    }
  });

  it('is installed for the whole Mac, in /Applications alone, whatever copies lie elsewhere', async () => {
    const build = [...told].find(([name, text]) => name.startsWith('pkgbuild') && text.startsWith('--root'))?.[1];
    expect(build?.split('\n')).toEqual(
      expect.arrayContaining([
        '--identifier',
        'com.clearway.companion',
        '--install-location',
        '/Applications',
        version,
      ]),
    );
    expect(build).toContain(`--scripts\n${join(checkout, 'build/pkg-scripts')}\n`);
    const product = [...told].find(([name, text]) => name.startsWith('productbuild') && text.startsWith('--dist'));
    expect(product?.[1]).not.toContain('--sign');
    const component = JSON.stringify(await readPlist(inTold('component.plist')));
    expect(component).toContain('"BundleIsRelocatable": false'.replace(' ', ''));
    expect(component).toContain('"BundleOverwriteAction":"upgrade"');
    // What Installer runs for the bundle beside the scripts of the package, which it knows by their names.
    expect(component).toContain('"BundlePreInstallScriptPath":"preinstall-of-bundle"');
    expect(component).toContain('"BundlePostInstallScriptPath":"postinstall-of-bundle"');
    const distribution = told.get('distribution.xml');
    expect(distribution).toContain('rootVolumeOnly="true"');
    expect(distribution).toContain(
      '<domains enable_anywhere="false" enable_currentUserHome="false" enable_localSystem="true" />',
    );
    expect(await readPlist(inTold('requirements.plist'))).toEqual({ arch: ['arm64'], os: ['13.0'] });
  });
});
