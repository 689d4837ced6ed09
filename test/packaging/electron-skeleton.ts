import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'plist';

/** Electron marks the place of its fuses with this text; behind it stand a version, their number and one digit for each. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuseCount = 9;
/** As a development build has them: everything that a package switches off is on. */
const wire = Buffer.concat([
  Buffer.from(`before ${sentinel}`),
  Buffer.from([1, fuseCount]),
  Buffer.from('101100111'),
  Buffer.from(' after'),
]);

/** The version that the skeleton claims. */
export const electronSkeletonVersion = '45.4.1';

const helpers = ['Electron Helper', 'Electron Helper (GPU)', 'Electron Helper (Plugin)', 'Electron Helper (Renderer)'];

const infoOf = (name: string, id: string, more: Record<string, string | boolean> = {}): string =>
  build({ CFBundleExecutable: name, CFBundleIdentifier: id, CFBundleName: name, CFBundlePackageType: 'APPL', ...more });

/**
 * A made-up Electron for macOS: the folders and files that a packer touches, and nothing that runs. It asks for a camera
 * and for HTTP without TLS, as the real one does.
 */
export async function makeElectronSkeleton(folder: string): Promise<void> {
  const contents = 'Electron.app/Contents';
  const framework = `${contents}/Frameworks/Electron Framework.framework`;
  const files: Record<string, string | Buffer> = {
    version: electronSkeletonVersion,
    LICENSE: 'Electron’s licence',
    'LICENSES.chromium.html': '<p>Chromium’s licences</p>',
    [`${contents}/Info.plist`]: infoOf('Electron', 'com.github.Electron', {
      NSCameraUsageDescription: 'This app needs access to the camera',
      NSMicrophoneUsageDescription: 'This app needs access to the microphone',
      NSPrincipalClass: 'AtomApplication',
      LSMinimumSystemVersion: '12.0',
    }),
    [`${contents}/PkgInfo`]: 'APPL????',
    [`${contents}/MacOS/Electron`]: 'a program',
    [`${contents}/Resources/electron.icns`]: 'an icon',
    [`${contents}/Resources/default_app.asar`]: 'starts checkouts',
    [`${framework}/Electron Framework`]: wire,
    ...Object.fromEntries(
      ['en', 'de', 'es', 'fr', 'ja', 'zh_CN'].flatMap(language => [
        [`${contents}/Resources/${language}.lproj/locale.pak`, ''],
        [`${framework}/Versions/A/Resources/${language}.lproj/locale.pak`, language],
      ]),
    ),
    ...Object.fromEntries(
      helpers.flatMap(name => [
        [`${contents}/Frameworks/${name}.app/Contents/Info.plist`, infoOf(name, 'com.github.Electron.helper')],
        [`${contents}/Frameworks/${name}.app/Contents/MacOS/${name}`, 'a helper'],
      ]),
    ),
  };
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content, { mode: 0o755 });
  }
}
