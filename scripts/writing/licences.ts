import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { checkout } from '../electron/checkout.ts';

/** One package of the product, with what its licence obliges to ship. */
export type LicensedPackage = {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
};

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
    }),
  ),
});
const manifestSchema = z.object({ name: z.string(), version: z.string() });

const electron = 'node_modules/electron';

/**
 * Every package that the product depends on, by the lock file, with the licence from the package's own folder. Packages
 * that only lend types are among them: to name one too many takes nothing from anybody.
 */
export function licensedPackages(root: string): readonly LicensedPackage[] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const found = Object.entries(packages).flatMap(([path, { version, license, dev, devOptional }]) => {
    if (path === '' || dev === true || devOptional === true) return [];
    return [readPackage(root, path, { version, licence: license })];
  });
  const distinct = new Map(found.map(one => [`${one.name} ${one.version}`, one]));
  // By code unit: an order that no machine's language changes.
  return [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

function readPackage(
  root: string,
  path: string,
  locked: { readonly version: string | undefined; readonly licence: string | undefined },
): LicensedPackage {
  const folder = join(root, path);
  const { name, version } = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  if (version !== locked.version) throw new Error(`${path} is not what package-lock.json says: run npm ci`);
  if (locked.licence === undefined) throw new Error(`${path} names no licence`);
  return { name, version, licence: locked.licence.replace(/^\((.*)\)$/, '$1'), text: readTexts(folder, path) };
}

function readTexts(folder: string, path: string): string {
  const names = readdirSync(folder).filter(name => /^(?:licen[cs]e|copying|notice)/i.test(name));
  if (names.length === 0) throw new Error(`${path} brings no licence text`);
  return names
    .sort()
    .map(name => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim())
    .join('\n\n');
}

/** What the about pane lists. */
export function licencesJson(root = checkout): Buffer {
  const listed = licensedPackages(root).map(({ name, version, licence }) => ({ name, version, licence }));
  return Buffer.from(`${JSON.stringify(listed, null, 2)}\n`);
}

/** The texts that are shipped with the app. */
export function licencesText(root = checkout): Buffer {
  const runtime = readTexts(join(root, electron), electron);
  const parts = licensedPackages(root).map(({ name, version, licence, text }) =>
    chapter(`${name} ${version} (${licence})`, text),
  );
  const lines = [
    'What is inside Clearway, and under which licence.',
    '',
    chapter('Electron (MIT)', runtime),
    chapter(
      'Chromium, Node.js and what is inside them',
      'Their licences are in LICENSES.chromium.html, which is part of every Electron.',
    ),
    ...parts,
  ];
  return Buffer.from(lines.join('\n'));
}

function chapter(title: string, text: string): string {
  return `${'='.repeat(80)}\n${title}\n${'='.repeat(80)}\n\n${text}\n`;
}
