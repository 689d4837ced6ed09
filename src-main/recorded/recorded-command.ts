import { basename, join } from 'node:path';
import * as z from 'zod';
import { problem, type ProblemCode } from '../core/problem.ts';
import type { Clock, CommandRequest, CommandResult, RunCommand } from '../ports.ts';
import { readInside } from './read-inside.ts';

/** One file of `commands/`: what a command answered on that Mac. */
const recordedCommand = z.object({
  argv: z.array(z.string()).min(1),
  exit: z.number().int().default(0),
  stdout: z.string().optional(),
  stdoutFile: z.string().optional(),
  stderr: z.string().default(''),
  delayMs: z.number().nonnegative().default(0),
  fails: z.enum(['not-found', 'permission-denied', 'hangs']).optional(),
});
export type RecordedCommand = z.output<typeof recordedCommand>;

const failures: Readonly<Record<NonNullable<RecordedCommand['fails']>, ProblemCode>> = {
  'not-found': 'command-not-found',
  'permission-denied': 'permission-denied',
  hangs: 'command-timed-out',
};

/** JSON as people write it: some editors put a byte order mark before it. */
export function parseJsonFile(text: string): unknown {
  return JSON.parse(text.replace(/^\uFEFF/, ''));
}

/** Reads one recorded command, by the name of its file; throws for what is not one. An output in another file is read here too. */
export async function readRecordedCommand(folder: string, name: string): Promise<RecordedCommand> {
  const command = recordedCommand.parse(parseJsonFile(await readInside(folder, join('commands', name))));
  if (command.stdoutFile === undefined) return command;
  if (basename(command.stdoutFile) !== command.stdoutFile) throw new Error('stdoutFile leaves the folder');
  return { ...command, stdout: await readInside(folder, join('commands', command.stdoutFile)) };
}

/** Supplies RunCommand from recorded answers. argv must match exactly; what is not recorded does not exist on that Mac. */
export function createRecordedRun(commands: readonly RecordedCommand[], clock: Clock): RunCommand {
  const answers = new Map(commands.map(command => [JSON.stringify(command.argv), command]));
  return async request => {
    const command = answers.get(JSON.stringify(request.argv));
    if (command === undefined) return { kind: 'failed', problem: problem('command-not-found') };
    // A command that hangs, or is slower than its deadline, ends at the deadline as a real one does.
    const late = command.fails === 'hangs' || command.delayMs > request.deadlineMs;
    await pause(late ? request.deadlineMs : command.delayMs, clock);
    return late ? { kind: 'failed', problem: problem('command-timed-out') } : answer(command, request);
  };
}

function answer(command: RecordedCommand, request: CommandRequest): CommandResult {
  if (command.fails !== undefined) return { kind: 'failed', problem: problem(failures[command.fails]) };
  const { exit, stdout = '', stderr } = command;
  const largest = Math.max(Buffer.byteLength(stdout), Buffer.byteLength(stderr));
  return largest > request.maxBytes
    ? { kind: 'failed', problem: problem('output-too-large') }
    : { kind: 'exited', exit, stdout, stderr };
}

function pause(delayMs: number, clock: Clock): Promise<void> {
  return delayMs === 0
    ? Promise.resolve()
    : new Promise(resolve => {
        clock.after(delayMs, resolve);
      });
}
