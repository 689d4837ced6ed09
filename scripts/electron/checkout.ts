import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root folder of this checkout, whatever folder a script is started from. */
export const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** The git-ignored folder for everything that may be deleted and made again. */
export const cacheFolder = resolve(checkout, '.cache');
