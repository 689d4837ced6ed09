/**
 * Draws the pictures of README and docs from scenarios; with `--all FOLDER` contact sheets of every state instead, in every
 * display and language, for a person to look at.
 */
import { parseArgs } from 'node:util';
import { startHarness } from '../test/window/harness.ts';
import { drawContactSheets } from './picturing/contact-sheets.ts';
import { drawPictures } from './picturing/draw-pictures.ts';

const { values } = parseArgs({ options: { all: { type: 'string' }, only: { type: 'string', default: '' } } });
const harness = await startHarness();
try {
  const lines =
    values.all === undefined ? await drawPictures(harness) : await drawContactSheets(harness, values.all, values.only);
  for (const line of lines) console.log(line);
} finally {
  await harness.close();
}
