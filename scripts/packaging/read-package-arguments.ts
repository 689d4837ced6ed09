import { parseArgs } from 'node:util';
import * as z from 'zod';

const arches = ['arm64', 'x64', 'universal'] as const;

/** What is to be made. */
export type PackageArguments = {
  readonly arch: (typeof arches)[number];
  readonly unsigned: boolean;
  /** The app alone, without an installer around it. */
  readonly dir: boolean;
  /** An Electron for macOS that is unpacked already; null downloads it. */
  readonly electron: string | null;
};

/** How it is called. */
export const packageUsage = `Usage: ./scripts/package [--arch arm64|x64|universal] [--unsigned] [--dir] [--electron DIR]
  --arch       for which Macs (default: universal)
  --unsigned   neither signed nor notarised: for trying, no Mac opens it unasked
  --dir        the app alone, no pkg
  --electron   a folder with Electron.app, instead of downloading it
What it makes lies in release/, with sbom.cdx.json, LICENCES.txt and SHA256SUMS.`;

/** Reads the arguments strictly; what is wrong throws with its name. Null asks for the usage. */
export function readPackageArguments(given: readonly string[]): PackageArguments | null {
  const { values } = parseArgs({
    args: [...given],
    options: {
      arch: { type: 'string', default: 'universal' },
      unsigned: { type: 'boolean', default: false },
      dir: { type: 'boolean', default: false },
      electron: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const arch = z.enum(arches).safeParse(values.arch);
  if (!arch.success) throw new Error(`--arch is one of ${arches.join(', ')}.`);
  return { arch: arch.data, unsigned: values.unsigned, dir: values.dir, electron: values.electron ?? null };
}

/** Why this machine cannot make it, or null. */
export function cannotMake({ arch, dir, unsigned }: PackageArguments, platform: NodeJS.Platform): string | null {
  if (platform === 'darwin') return null;
  const missing = [
    ...(dir ? [] : ['a pkg (pkgbuild and productbuild are part of macOS; --dir makes the app alone)']),
    ...(unsigned ? [] : ['a signature (codesign is part of macOS; --unsigned goes without)']),
    ...(arch === 'universal' ? ['a universal app (lipo is part of macOS; --arch makes one kind)'] : []),
  ];
  return missing.length === 0 ? null : `Only a Mac can make:\n${missing.map(line => `  - ${line}`).join('\n')}`;
}
