import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { exampleContent } from '../../test/window/example-content.ts';
import type { Harness } from '../../test/window/harness.ts';
import { speak } from '../../test/window/spoken-snapshot.ts';
import { windowStates, type WindowState } from '../../test/window/states.ts';

/** One column of a contact sheet: how the reader sees the state. */
type Variant = { readonly name: string; readonly language: string; readonly display: BrowserContextOptions };

const ownSize = { width: 400, height: 640 };
const variants: readonly Variant[] = [
  { name: 'light', language: 'en', display: { colorScheme: 'light' } },
  { name: 'dark', language: 'en', display: { colorScheme: 'dark' } },
  { name: 'increased contrast', language: 'en', display: { contrast: 'more' } },
  { name: 'forced colours', language: 'en', display: { forcedColors: 'active' } },
  { name: '320 px wide', language: 'en', display: { viewport: { width: 320, height: 640 } } },
  { name: '200 % zoom', language: 'en', display: { viewport: { width: 200, height: 320 }, deviceScaleFactor: 2 } },
  { name: 'German', language: 'de', display: {} },
  { name: 'right to left', language: 'ar-XB', display: {} },
];

/** One picture per state with every variant side by side, for a person to look at. Gives the paths. */
export async function drawContactSheets(harness: Harness, folder: string, wanted: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const paths = [];
  for (const [name, state] of Object.entries(windowStates).filter(([name]) => name.includes(wanted))) {
    const path = join(folder, `${name}.png`);
    await writeFile(path, await drawSheet(harness, name, state));
    paths.push(path);
  }
  return paths;
}

async function drawSheet(harness: Harness, name: string, { snapshot, opening }: WindowState): Promise<Buffer> {
  const cells = await Promise.all(
    variants.map(async ({ name: variant, language, display }) => {
      const { page } = await harness.open(speak(snapshot, language), {
        ...opening,
        language,
        content: speak({ ...exampleContent, ...opening.content }, language),
        display: { viewport: ownSize, reducedMotion: 'reduce', ...display },
      });
      await page.locator('h1').waitFor();
      const picture = (await page.screenshot({ fullPage: true })).toString('base64');
      const { width } = display.viewport ?? ownSize;
      return `<figure><figcaption>${variant}</figcaption><img width="${width}" src="data:image/png;base64,${picture}"></figure>`;
    }),
  );
  await harness.closeWindows();
  const page = `<!doctype html><meta charset="utf-8"><style>
body{margin:16px;background:#8a8a90;font:14px system-ui}div{display:flex;gap:12px;align-items:start}figure{margin:0}
figcaption{padding:4px 0}</style><h1>${name}</h1><div>${cells.join('')}</div>`;
  return harness.drawPage(page, { width: 8 * 400 + 200, look: 'light', pixelRatio: 1 });
}
