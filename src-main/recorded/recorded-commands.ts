import { statSync } from 'node:fs';
import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, RunCommand } from '../ports.ts';
import { named, NotARecordedMac } from './not-a-recorded-mac.ts';
import { createRecordedRun, readRecordedCommand, type RecordedCommand } from './recorded-command.ts';

/**
 * Supplies RunCommand from the `commands` folder of a recorded Mac. Its files are read anew once the folder has changed: somebody may
 * mend something on that Mac. While they are being edited and cannot be read, the last answers stay.
 */
export async function openRecordedRun(folder: string, clock: Clock): Promise<RunCommand> {
  // The stamp is older than what is read, so a change in between is noticed by the next command.
  let readAt = stampOf(join(folder, 'commands'));
  let run = createRecordedRun(await readCommands(folder), clock);
  let reading: { readonly stamp: string; readonly done: Promise<void> } | null = null;

  async function readAnew(stamp: string): Promise<void> {
    const commands = await readCommands(folder).catch(() => null);
    reading = null;
    if (commands === null) return;
    run = createRecordedRun(commands, clock);
    readAt = stamp;
  }

  return async request => {
    const stamp = stampOf(join(folder, 'commands'));
    if (stamp !== null && stamp !== readAt) {
      // A look runs many commands at once, and one reading is enough for all of them.
      if (reading?.stamp !== stamp) reading = { stamp, done: readAnew(stamp) };
      await reading.done;
    }
    return run(request);
  };
}

/**
 * Changes with every file that comes, goes or is replaced; null while there is no folder. Asked without waiting, so that
 * the time a recorded command takes begins when it is run.
 */
function stampOf(folder: string): string | null {
  try {
    const { ino, mtimeNs } = statSync(folder, { bigint: true });
    return `${ino} ${mtimeNs}`;
  } catch {
    return null;
  }
}

/** Far more than Clearway ever asks of a Mac; whoever made the folder may have put any number there. */
const most = 1000;
const largestTogether = 128 * 1024 * 1024;
/** Files that are open at once: one after the other would take long, and all of them are any number. */
const atOnce = 16;

async function readCommands(folder: string): Promise<readonly RecordedCommand[]> {
  const names = await named('commands', () => listCommands(join(folder, 'commands')));
  const commands: RecordedCommand[] = [];
  const faults: { readonly name: string; readonly error: unknown }[] = [];
  let size = 0;
  for (let first = 0; first < names.length; first += atOnce) {
    const group = names.slice(first, first + atOnce);
    const read = await Promise.allSettled(
      group.map(name => named(`commands/${name}`, () => readRecordedCommand(folder, name))),
    );
    for (const [index, result] of read.entries()) {
      if (result.status === 'rejected') {
        faults.push({ name: group[index] ?? '', error: result.reason });
        continue;
      }
      size += (result.value.stdout ?? '').length + result.value.stderr.length;
      commands.push(result.value);
    }
    if (size > largestTogether) throw new NotARecordedMac('commands holds more than a recorded Mac has there');
  }
  // An output in a file of its own may have any name, so it may look like one more command.
  const outputs = new Set(commands.map(command => command.stdoutFile));
  const fault = faults.find(({ name }) => !outputs.has(name));
  if (fault !== undefined) throw fault.error;
  return commands;
}

async function listCommands(folder: string): Promise<readonly string[]> {
  const names: string[] = [];
  let seen = 0;
  try {
    for await (const { name } of await opendir(folder)) {
      seen += 1;
      if (seen > most) throw new NotARecordedMac('commands has more files than a recorded Mac has there');
      // As in a shell, `*.json` leaves hidden files out: archives made on a Mac bring a `._` file for every real one.
      if (name.endsWith('.json') && !name.startsWith('.')) names.push(name);
    }
  } catch (error) {
    // A Mac without any recorded command is legal: nothing answers there.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  return names.sort();
}
