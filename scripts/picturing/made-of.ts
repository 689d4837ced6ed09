import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadWords } from '../../src-main/adapters/words.ts';
import { exampleContent } from '../../test/window/example-content.ts';
import { checkout } from '../electron/checkout.ts';
import { language, otherPictures, pixelRatio, size, windowPictures } from './picture-table.ts';
import { receiverPage } from './receiver-page.ts';
import type { TakenSnapshots } from './take-snapshot.ts';
import { traySheet } from './tray-sheet.ts';

/** Where it is kept what the committed pictures were made of. */
export const madeOfFile = join(checkout, 'docs/images/made-of.json');

/**
 * What each picture is made of, as a digest: the window's source, the words and what the product shows of the scenario.
 * Pictures themselves cannot be compared, because every machine has its own fonts; so what is compared is whether they would
 * be drawn from the same.
 */
export function describeInputs(taken: TakenSnapshots): Readonly<Record<string, string>> {
  const source = join(checkout, 'src-renderer');
  const window = readdirSync(source)
    .filter(name => /\.(tsx?|css|html)$/.test(name))
    .toSorted()
    .map(name => [name, readFileSync(join(source, name), 'utf8')]);
  const others = { tray: () => traySheet('light', taken), receiver: receiverPage };
  return Object.fromEntries([
    ...windowPictures.map(({ name, ...picture }): [string, string] => [
      name,
      digest([pixelRatio, size, window, loadWords([language]).window, exampleContent, picture, taken[picture.of]]),
    ]),
    ...otherPictures.map((name): [string, string] => [name, digest([pixelRatio, others[name]()])]),
  ]);
}

/** What the committed pictures were made of. */
export function readMadeOf(): unknown {
  return JSON.parse(readFileSync(madeOfFile, 'utf8'));
}

function digest(inputs: unknown): string {
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex').slice(0, 16);
}
