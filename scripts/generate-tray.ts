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
