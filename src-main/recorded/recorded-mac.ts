import { join, normalize } from 'node:path';
import * as z from 'zod';
import { problem } from '../core/problem.ts';
import type { Clock, MacIdentity, QueryOsquery, ReadFile, RunCommand, Secrets } from '../ports.ts';
import { named } from './not-a-recorded-mac.ts';
import { parseJsonFile } from './recorded-command.ts';
import { openRecordedRun } from './recorded-commands.ts';
import { createRecordedOsquery, readRecordedAnswers, type RecordedAnswers } from './recorded-osquery.ts';
import { placeInside, readInside } from './read-inside.ts';
import { createRecordedSecrets, readRecordedSecrets } from './recorded-secrets.ts';

const macFile = z.object({
  name: z.string().min(1).max(255),
  macosVersion: z.string().min(1).max(32),
  // The name becomes part of paths below /Library/Managed Preferences.
  user: z.object({
    name: z
      .string()
      .regex(/^[^/\\\0]{1,255}$/)
      .refine(name => name !== '.' && name !== '..'),
    uid: z.number().int(),
  }),
  takenAt: z.string().optional(),
});

/** A folder that answers like a Mac: the ports of one, and who it is. */
export type RecordedMac = {
  readonly mac: MacIdentity;
  readonly run: RunCommand;
  readonly readFile: ReadFile;
  readonly secrets: Secrets;
  readonly queryOsquery: QueryOsquery;
  /** Where one of its files lies on this disk; null where that is not below the folder. */
  readonly placeOf: (path: string) => Promise<string | null>;
  /** When it was recorded, in milliseconds; null for one that was made by hand. Only a replay goes by it. */
  readonly takenAt: number | null;
};

/** Opens a recorded Mac. `readDiskFile` reads the files that lie below its `files` folder. */
export async function openRecordedMac(
  folder: string,
  ports: { readonly clock: Clock; readonly readDiskFile: ReadFile },
): Promise<RecordedMac> {
  const mac = await named('mac.json', async () => macFile.parse(parseJsonFile(await readInside(folder, 'mac.json'))));
  await named('secrets.json', () => readRecordedSecrets(folder));
  const readAnswers = (): Promise<RecordedAnswers | null> => readRecordedAnswers(folder);
  await named('osquery.json', readAnswers);
  return {
    mac: { name: mac.name, user: mac.user, macosVersion: mac.macosVersion },
    run: await openRecordedRun(folder, ports.clock),
    queryOsquery: createRecordedOsquery(readAnswers),
    takenAt: readInstant(mac.takenAt),
    readFile: readBelow(folder, ports.readDiskFile),
    placeOf: path => placeBelow(folder, path),
    secrets: createRecordedSecrets(folder),
  };
}

/** The files of that Mac. A link that leads out of the folder would show files of whoever opens it. */
function readBelow(folder: string, readDiskFile: ReadFile): ReadFile {
  return async (path, maxBytes) => {
    const place = await placeBelow(folder, path);
    return place === null
      ? { kind: 'failed', problem: problem('file-unreadable', 'leads out of the recorded Mac') }
      : readDiskFile(place, maxBytes);
  };
}

async function placeBelow(folder: string, path: string): Promise<string | null> {
  const name = join('files', normalize(`/${path}`));
  // What is not there, or cannot be followed, is for the reader of the disk to name.
  return placeInside(folder, name).catch(() => join(folder, name));
}

function readInstant(text: string | undefined): number | null {
  const ms = Date.parse(text ?? '');
  return Number.isNaN(ms) ? null : ms;
}
