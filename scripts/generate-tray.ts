import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import type { HeadlineState } from '../src-main/contract/ids.ts';

/** Every state that the menu bar can show; each has one drawing, resources/tray/<state>.svg. */
export const trayStates = [
  'clear',
  'action',
  'blocked',
  'waiting',
  'unknown',
] as const satisfies readonly HeadlineState[];

/**
 * macOS takes "Template" in a name to mean: use only the alpha and colour it like the other menu bar icons
 * (https://www.electronjs.org/docs/latest/api/native-image#template-image-macos); "@2x" is for Retina displays.
 */
const sizes = [
  { suffix: 'Template.png', width: 16 },
  { suffix: 'Template@2x.png', width: 32 },
] as const;

const repository = resolve(import.meta.dirname, '..');

/** One drawing as pixels: red, green, blue, alpha for each, row by row. */
export function renderTrayIcon(state: HeadlineState, width: number) {
  const source = readFileSync(resolve(repository, 'resources/tray', `${state}.svg`));
  return new Resvg(source, { fitTo: { mode: 'width', value: width } }).render();
}

/** The app icon, drawn once for all sizes; macOS makes the smaller ones. */
export function renderAppIcon(): Buffer {
  return new Resvg(readFileSync(resolve(repository, 'build/icon.svg'))).render().asPng();
}

/** The types of an icns file that hold a PNG, by their width; the last four are those of Retina displays, twice as fine. */
const icnsTypes = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
  ['ic10', 1024],
] as const;

/** The app icon as a Mac wants it: made here, because the packer would download a program for it. */
export function renderMacIcon(): Buffer {
  const source = readFileSync(resolve(repository, 'build/icon.svg'));
  const parts = icnsTypes.map(([type, width]) =>
    icnsPart(type, new Resvg(source, { fitTo: { mode: 'width', value: width } }).render().asPng()),
  );
  return icnsPart('icns', Buffer.concat(parts));
}

/** A name of four letters, the length with these eight bytes, the content. */
function icnsPart(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(content.length + head.length, 4);
  return Buffer.concat([head, content]);
}

/** All menu bar icons: path in the repository -> PNG. */
export function renderTrayIcons(): ReadonlyMap<string, Buffer> {
  return new Map(
    trayStates.flatMap(state =>
      sizes.map(({ suffix, width }): [string, Buffer] => [
        `resources/tray/${state}${suffix}`,
        renderTrayIcon(state, width).asPng(),
      ]),
    ),
  );
}
