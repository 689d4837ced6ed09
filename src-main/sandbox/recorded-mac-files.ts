import { renameSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { tokenPath } from './recorded-mac/fleet-agent-files.ts';
import type { RecordedMac } from './recorded-mac/recorded-mac.ts';

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

/** Changes one recorded Mac into another one, as when a person has mended something: only what differs, at once and whole. */
export function changeRecordedMac(directory: string, from: RecordedMac, to: RecordedMac): void {
  const before = textsOf(from);
  const changed = Object.entries(textsOf(to)).filter(([name, text]) => before[name] !== text);
  for (const [name, text] of changed) writeFileSync(path.join(directory, `${name}.new`), text);
  for (const [name] of changed) renameSync(path.join(directory, `${name}.new`), path.join(directory, name));
  // Whoever read in the middle must see that the folder has changed since, and one tick of a disk's clock is long.
  const now = Date.now() / 1000;
  utimesSync(path.join(directory, 'commands'), now, now);
}

/** What changes on a Mac while it is being looked at, by path in its folder. */
function textsOf({ files, commands, osquery }: RecordedMac): Readonly<Record<string, string>> {
  return {
    ...under('files', files),
    ...under('commands', Object.fromEntries(Object.entries(commands).map(([name, command]) => [name, json(command)]))),
    ...(osquery != null && { 'osquery.json': json(osquery) }),
  };
}

function under(folder: string, texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [path.join(folder, name), text]));
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
