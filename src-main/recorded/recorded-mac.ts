import { readdir } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import * as z from 'zod';
import { problem } from '../core/problem.ts';
import type { Clock, MacIdentity, QueryOsquery, ReadFile, RunCommand, Secrets } from '../ports.ts';
import { createRecordedRun, parseJsonFile, readRecordedCommand, type RecordedCommand } from './recorded-command.ts';
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
  /** When it was recorded, in milliseconds; null for one that was made by hand. Only a replay goes by it. */
  readonly takenAt: number | null;
};

/** The folder is not a recorded Mac; `message` names the file that is at fault. Whoever passed the folder has to mend it. */
export class NotARecordedMac extends Error {}

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
    run: createRecordedRun(await readCommands(folder), ports.clock),
    queryOsquery: createRecordedOsquery(readAnswers),
    takenAt: readInstant(mac.takenAt),
    readFile: readBelow(folder, ports.readDiskFile),
    secrets: createRecordedSecrets(folder),
  };
}

/** The files of that Mac. A link that leads out of the folder would show files of whoever opens it. */
function readBelow(folder: string, readDiskFile: ReadFile): ReadFile {
  return async (path, maxBytes) => {
    const name = join('files', normalize(`/${path}`));
    // What is not there, or cannot be followed, is for the reader of the disk to name.
    const place = await placeInside(folder, name).catch(() => join(folder, name));
    return place === null
      ? { kind: 'failed', problem: problem('file-unreadable', 'leads out of the recorded Mac') }
      : readDiskFile(place, maxBytes);
  };
}

function readInstant(text: string | undefined): number | null {
  const ms = Date.parse(text ?? '');
  return Number.isNaN(ms) ? null : ms;
}

async function readCommands(folder: string): Promise<readonly RecordedCommand[]> {
  const names = await named('commands', () =>
    readdir(join(folder, 'commands')).catch((error: unknown) => {
      // A Mac without any recorded command is legal: nothing answers there.
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw error;
    }),
  );
  // As in a shell, `*.json` leaves hidden files out: archives made on a Mac bring a `._` file for every real one.
  const files = names.filter(name => name.endsWith('.json') && !name.startsWith('.')).sort();
  const read = await Promise.allSettled(
    files.map(name => named(`commands/${name}`, () => readRecordedCommand(folder, name))),
  );
  const commands = read.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []));
  // An output in a file of its own may have any name, so it may look like one more command.
  const outputs = new Set(commands.map(command => command.stdoutFile));
  const fault = read.find((result, index) => result.status === 'rejected' && !outputs.has(files[index]));
  if (fault?.status === 'rejected') throw fault.reason;
  return commands;
}

async function named<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new NotARecordedMac(`${file} ${faultOf(error)}`, { cause: error });
  }
}

function faultOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'is not JSON';
  if (error instanceof z.ZodError) {
    const path = error.issues[0]?.path.join('.') ?? '';
    return path === '' ? 'is not what a recorded Mac has there' : `has no usable "${path}"`;
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' ? 'is missing' : 'cannot be read';
}
