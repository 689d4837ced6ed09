import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Harness } from '../../test/window/harness.ts';
import { checkout } from '../electron/checkout.ts';
import { describeInputs, madeOfFile } from './made-of.ts';
import {
  language,
  looks,
  otherPictures,
  pictureFile,
  pixelRatio,
  size,
  windowPictures,
  type Look,
} from './picture-table.ts';
import { receiverPage } from './receiver-page.ts';
import { readPng, writeSmallPng } from './small-png.ts';
import { takeSnapshots } from './take-snapshot.ts';
import { traySheet } from './tray-sheet.ts';

export const pictureFolder = join(checkout, 'docs/images');

const sheetWidths = { tray: 1200, receiver: 1500 } as const;

/** Draws every picture of README and docs, and notes what each was made of. Gives one line per file. */
export async function drawPictures(harness: Harness): Promise<readonly string[]> {
  const lines: string[] = [];
  const taken = await takeSnapshots();
  const sheets = { tray: (look: Look) => traySheet(look, taken), receiver: receiverPage };
  const keep = async (name: string, look: Look, screenshot: Buffer): Promise<void> => {
    const small = writeSmallPng(readPng(screenshot));
    const file = pictureFile(name, look);
    await writeFile(join(pictureFolder, file), small);
    lines.push(`${file}  ${(small.length / 1024).toFixed(0)} KB`);
  };
  for (const look of looks) {
    for (const { name, of, opening } of windowPictures) {
      const display = {
        colorScheme: look,
        deviceScaleFactor: pixelRatio,
        reducedMotion: 'reduce',
        viewport: size,
      } as const;
      const { page } = await harness.open(taken[of], { ...opening, language, display });
      await page.locator('h1').waitFor();
      // Whoever opens a pane stands at its title; a picture has nobody in it.
      await page.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      });
      await keep(name, look, await page.screenshot());
      await harness.closeWindows();
    }
    for (const name of otherPictures) {
      const sheet = { width: sheetWidths[name], look, pixelRatio };
      await keep(name, look, await harness.drawPage(sheets[name](look), sheet));
    }
  }
  await writeFile(madeOfFile, `${JSON.stringify(describeInputs(taken), null, 2)}\n`);
  return lines;
}
