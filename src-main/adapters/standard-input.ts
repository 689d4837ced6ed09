import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { ReadStream } from 'node:tty';

/** Reads a secret from standard input: from a terminal one line that is not shown, from a pipe everything. */
export function readSecretInput(input: ReadStream, maxBytes: number): Promise<string> {
  return input.isTTY ? readHidden(input) : readPipe(input, maxBytes);
}

/** Reads what a person pastes or pipes: everything up to the end, or a little more than that many bytes of it. */
export function readPastedInput(input: ReadStream, maxBytes: number): Promise<string> {
  return readPipe(input, maxBytes);
}

/** readline puts the terminal into raw mode and does the echo itself, here into nowhere. */
function readHidden(input: ReadStream): Promise<string> {
  const nowhere = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const lines = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
  return new Promise(resolve => {
    lines.once('line', line => {
      resolve(line);
      lines.close();
    });
    // Ctrl-C and Ctrl-D: nothing was given.
    lines.once('close', () => {
      resolve('');
    });
  });
}

/** Whatever is beyond the cap is not read: the piece that crosses it is enough to refuse the whole. */
async function readPipe(input: AsyncIterable<Buffer>, maxBytes: number): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of input) {
    pieces.push(piece);
    size += piece.length;
    if (size > maxBytes) break;
  }
  return Buffer.concat(pieces).toString('utf8');
}
