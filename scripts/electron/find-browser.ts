import { access, constants } from 'node:fs/promises';

const places: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
};

/** The Chromium that window tests run in: the one that `CLEARWAY_CHROMIUM` names, else an installed one. */
export async function findBrowser(): Promise<string> {
  const wanted = process.env['CLEARWAY_CHROMIUM'];
  const candidates = wanted === undefined ? (places[process.platform] ?? []) : [wanted];
  for (const path of candidates) {
    const found = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return path;
  }
  throw new Error(
    `No Chromium found. Install Chromium or Chrome, or name one in CLEARWAY_CHROMIUM. Looked at: ${candidates.join(', ')}`,
  );
}
