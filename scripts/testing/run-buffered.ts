import { type ChildProcess, spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { checkout } from '../electron/checkout.ts';
import type { Command } from './steps.ts';

/** How a command ended and everything it printed, in order. */
export type Ending = { readonly succeeded: boolean; readonly output: string };

/** Far above what any step takes: it only keeps a step that hangs from hanging the whole run. */
const hangLimitMs = 20 * 60 * 1000;

const running = new Set<ChildProcess>();

/** Each command leads a process group, so that what it started ends with it. */
const endGroup = (child: ChildProcess): void => {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group ended by itself in the meantime.
  }
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    for (const child of running) endGroup(child);
    process.exit(1);
  });
}

/** The commands start with `#!/usr/bin/env node`: they get the Node.js that runs this script. */
const searchPath = `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`;

/** Runs a command in the checkout and keeps what it prints. */
export const runBuffered = async (command: Command, env: Readonly<Record<string, string>>): Promise<Ending> =>
  new Promise(resolve => {
    const output: Buffer[] = [];
    const child = spawn(command.program, command.args, {
      cwd: checkout,
      env: { ...process.env, ...env, PATH: searchPath },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    running.add(child);
    const timer = setTimeout(() => {
      output.push(Buffer.from(`\nGiven up after ${hangLimitMs / 60_000} minutes.\n`));
      endGroup(child);
    }, hangLimitMs);
    const finish = (succeeded: boolean): void => {
      clearTimeout(timer);
      running.delete(child);
      // Some tools colour their output even when it is not going to a terminal.
      resolve({ succeeded, output: stripVTControlCharacters(Buffer.concat(output).toString('utf8')) });
    };
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('error', error => {
      output.push(Buffer.from(`${error.message}\n`));
      finish(false);
    });
    child.on('close', code => {
      // A test that left a program behind must not leave it to the next step.
      endGroup(child);
      finish(code === 0);
    });
  });
