import { renameSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { tokenPath } from './recorded-mac/fleet-agent-files.ts';
import type { OsqueryAnswers, RecordedMac } from './recorded-mac/recorded-mac.ts';

/** Writes a recorded Mac into a folder that is made if need be, and refused if anything is in it. */
export async function writeRecordedMac(directory: string, recorded: RecordedMac): Promise<void> {
  await mkdir(directory, { recursive: true });
  if ((await readdir(directory)).length > 0) {
    throw new Error(`A recorded Mac needs an empty folder, and this one is not: ${directory}`);
  }
  await write(path.join(directory, 'mac.json'), json(recorded.mac));
  for (const [name, text] of Object.entries(recorded.files)) {
    const file = path.join(directory, 'files', name);
    await write(file, text);
    const at = recorded.modified?.[name];
    if (at !== undefined) await utimes(file, at / 1000, at / 1000);
  }
  if (recorded.osquery != null) await write(path.join(directory, 'osquery.json'), json(recorded.osquery));
  const { secrets = {} } = recorded;
  if (Object.keys(secrets).length > 0) await write(path.join(directory, 'secrets.json'), json(secrets));
  for (const [name, command] of Object.entries(recorded.commands)) {
    await write(path.join(directory, 'commands', name), json(command));
  }
}

/** Changes at once and whole what osquery answers on a recorded Mac, as when a person has mended something. */
export function changeRecordedOsquery(directory: string, answers: OsqueryAnswers): void {
  const file = path.join(directory, 'osquery.json');
  writeFileSync(`${file}.new`, json(answers));
  renameSync(`${file}.new`, file);
}

/** Gives a recorded Mac a new device token at once and whole, as its agent does when the old one has grown old. */
export function renewRecordedToken(directory: string, token: string, now: number): void {
  const file = path.join(directory, 'files', tokenPath);
  writeFileSync(`${file}.new`, token);
  utimesSync(`${file}.new`, now / 1000, now / 1000);
  renameSync(`${file}.new`, file);
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
