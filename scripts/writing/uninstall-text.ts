/** build/uninstall.sh as code: the kits carry its text, and what is bundled cannot read it from a disk. */
export function uninstallTextModule(script: string): Buffer {
  // On one line: it is no code that anybody reads here.
  const literal = script.replaceAll(/[\\`]|\$(?=\{)/g, '\\$&').replaceAll('\n', '\\n');
  return Buffer.from(
    [
      '// Written by scripts/generate.ts from build/uninstall.sh. The committed kits take it from here: after a change of',
      '// the script they follow with the second run.',
      '',
      '/** The script that takes Clearway off a Mac, as the app carries it. */',
      `export const uninstallText = \`${literal}\`;`,
      '',
    ].join('\n'),
  );
}
