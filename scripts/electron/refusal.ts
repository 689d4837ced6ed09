import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { cacheFolder } from './checkout.ts';

const file = resolve(cacheFolder, 'electron-download-refused.json');
const dayMs = 24 * 60 * 60 * 1000;
const stamp = z.object({ version: z.string(), at: z.iso.datetime() });

/** Was the download of this version refused within the last day? Then asking again only costs time. */
export const wasRefusedLately = async (version: string): Promise<boolean> => {
  try {
    const refused = stamp.parse(JSON.parse(await readFile(file, 'utf8')));
    const ageMs = Date.now() - Date.parse(refused.at);
    return refused.version === version && ageMs >= 0 && ageMs < dayMs;
  } catch {
    // No stamp, or one that cannot be read: trying the download is the safe answer.
    return false;
  }
};

/** Remembers that the download of this version was refused just now. */
export const rememberRefusal = async (version: string): Promise<void> => {
  await mkdir(cacheFolder, { recursive: true });
  await writeFile(file, `${JSON.stringify({ version, at: new Date().toISOString() })}\n`);
};

/** Forgets a refusal after a download that went well. */
export const forgetRefusal = async (): Promise<void> => {
  await rm(file, { force: true });
};
