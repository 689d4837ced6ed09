import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RecordedMac } from './recorded-mac/recorded-mac.ts';

/** Writes a recorded Mac into a folder that is made if need be, and refused if anything is in it. */
export async function writeRecordedMac(directory: string, recorded: RecordedMac): Promise<void> {
  await mkdir(directory, { recursive: true });
  if ((await readdir(directory)).length > 0) {
    throw new Error(`A recorded Mac needs an empty folder, and this one is not: ${directory}`);
  }
  await write(path.join(directory, 'mac.json'), json(recorded.mac));
  for (const [name, text] of Object.entries(recorded.files)) await write(path.join(directory, 'files', name), text);
  for (const [name, command] of Object.entries(recorded.commands)) {
    await write(path.join(directory, 'commands', name), json(command));
  }
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
