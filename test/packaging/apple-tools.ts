import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/*
 * Stand-ins for the two programs that only macOS has. They write down what they were told, and give the packer the files
 * that it goes on with, in the form in which Apple's give them.
 */
const pkgbuild = `#!/bin/sh
for last; do :; done
printf '%s\\n' "$@" > "$TOLD/pkgbuild-$#"
case "$1" in
  --analyze) cat > "$last" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><array><dict>
<key>RootRelativeBundlePath</key><string>Clearway.app</string>
<key>BundleIsRelocatable</key><true/><key>BundleIsVersionChecked</key><true/>
<key>BundleHasStrictIdentifier</key><true/><key>BundleOverwriteAction</key><string>upgrade</string>
</dict></array></plist>
END
  ;;
  *)
    for given; do if [ "$before" = --component-plist ]; then cp "$given" "$TOLD/component.plist"; fi; before=$given; done
    : > "$last" ;;
esac
`;
const productbuild = `#!/bin/sh
for last; do :; done
printf '%s\\n' "$@" > "$TOLD/productbuild-$#"
for given; do
  if [ "$before" = --product ]; then cp "$given" "$TOLD/requirements.plist"; fi
  if [ "$before" = --distribution ]; then cp "$given" "$TOLD/distribution.xml"; fi
  before=$given
done
case "$1" in
  --synthesize) echo '<installer-gui-script minSpecVersion="1"><options customize="never"/></installer-gui-script>' > "$last" ;;
  *) : > "$last" ;;
esac
`;

/** What the tools were told, by the name of the file it stands in. */
export type AppleTools = { readonly folder: string; readonly told: () => Promise<ReadonlyMap<string, string>> };

/** Puts the stand-ins into a folder; the caller puts it into PATH and TOLD. */
export async function makeAppleTools(folder: string): Promise<AppleTools> {
  await mkdir(join(folder, 'told'), { recursive: true });
  await writeFile(join(folder, 'pkgbuild'), pkgbuild, { mode: 0o755 });
  await writeFile(join(folder, 'productbuild'), productbuild, { mode: 0o755 });
  const told = async (): Promise<ReadonlyMap<string, string>> => {
    const names = await readdir(join(folder, 'told'));
    return new Map(
      await Promise.all(
        names.map(
          async (name): Promise<[string, string]> => [name, await readFile(join(folder, 'told', name), 'utf8')],
        ),
      ),
    );
  };
  return { folder, told };
}
