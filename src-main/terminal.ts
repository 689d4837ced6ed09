import { stopAllCommands } from './adapters/run-command.ts';
import { terminalText } from './commands/terminal-text.ts';

/** `clearway ... | head -1` closes the pipe; that is no error of anybody. */
export function leaveQuietlyWhenNobodyReads(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(0);
    });
  }
}

/** Ends when everything is printed: a request that is still open must not keep the shell waiting. */
export async function finish(code: number, leave = exit): Promise<number> {
  await new Promise<void>(resolve => {
    process.stdout.write('', () => {
      resolve();
    });
  });
  // Leaving at once asks nobody first.
  stopAllCommands();
  leave(code);
  return code;
}

function exit(code: number): void {
  process.exit(code);
}

/** For the answer. */
export function print(text: string): void {
  process.stdout.write(terminalText(text));
}

/** For a file that was made: byte for byte, but where a person would see it. */
export function printFile(text: string): void {
  process.stdout.write(process.stdout.isTTY ? terminalText(text) : text);
}

/** For everything that is not the answer. */
export function diagnose(text: string): void {
  process.stderr.write(terminalText(text));
}
