import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(import.meta.dirname, '../../../shared/samples');

/** Whether the outputs that were recorded on real Macs lie beside the checkout; they are not part of the project. */
export const samplesArePresent = existsSync(folder);

/** What a suite says of itself where they do not. */
export const whenPresent = samplesArePresent ? '' : ' (skipped: ../shared/samples is not beside this checkout)';

/** One of those outputs as it was recorded. */
export function readSample(name: string): string {
  return readFileSync(path.join(folder, name), 'utf8');
}
