import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import * as z from 'zod';
import type { Clock, MacIdentity, QueryOsquery, ReadFile, RunCommand, Secrets } from '../ports.ts';
import { named } from './not-a-recorded-mac.ts';
import { parseJsonFile } from './recorded-command.ts';
import { openRecordedRun } from './recorded-commands.ts';
import { createRecordedOsquery, readRecordedAnswers, type RecordedAnswers } from './recorded-osquery.ts';
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
  /** When it was recorded, in milliseconds; null for one that was made by hand. Only a replay goes by it. */
  readonly takenAt: number | null;
};

/** Opens a recorded Mac. `readDiskFile` reads the files that lie below its `files` folder. */
export async function openRecordedMac(
  folder: string,
  ports: { readonly clock: Clock; readonly readDiskFile: ReadFile },
): Promise<RecordedMac> {
  const mac = await named('mac.json', async () =>
    macFile.parse(parseJsonFile(await readFile(join(folder, 'mac.json'), 'utf8'))),
  );
  await named('secrets.json', () => readRecordedSecrets(folder));
  const readAnswers = (): Promise<RecordedAnswers | null> => readRecordedAnswers(join(folder, 'osquery.json'));
  await named('osquery.json', readAnswers);
  return {
    mac: { name: mac.name, user: mac.user, macosVersion: mac.macosVersion },
    run: await openRecordedRun(join(folder, 'commands'), ports.clock),
    queryOsquery: createRecordedOsquery(readAnswers),
    takenAt: readInstant(mac.takenAt),
    readFile: (path, maxBytes) => ports.readDiskFile(join(folder, 'files', normalize(`/${path}`)), maxBytes),
    secrets: createRecordedSecrets(folder),
  };
}

function readInstant(text: string | undefined): number | null {
  const ms = Date.parse(text ?? '');
  return Number.isNaN(ms) ? null : ms;
}
