import { constants, open, type FileHandle } from 'node:fs/promises';
import type { FuseState, FuseWire } from '../core/preflight/preflight-facts.ts';
import { problem } from '../core/problem.ts';
import type { ReadFuses } from '../ports.ts';

/** Electron puts this before its fuses; after it come the version of the wire, its length, and a letter for each fuse. */
const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1');
const states: Readonly<Record<number, FuseState>> = { 0x30: 'off', 0x31: 'on', 0x72: 'removed', 0x90: 'inherited' };

const pieceBytes = 4 * 1024 * 1024;
/** What may follow the sentinel: version, length, and as many letters as one byte can count. */
const longestWire = 2 + 255;
/** A universal framework has two architectures; a file with more of these is not one. */
const mostWires = 8;

/** Supplies ReadFuses from the disk, a piece of the file in memory at a time. */
export const readFuseWires: ReadFuses = async path => {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = await file.stat();
      if (!stats.isFile()) return { kind: 'failed', problem: problem('file-unreadable', 'not a regular file') };
      return { kind: 'found', wires: await findWires(file) };
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (typeof code !== 'string') throw error;
    const denied = code === 'EACCES' || code === 'EPERM';
    return { kind: 'failed', problem: problem(denied ? 'permission-denied' : 'file-unreadable', code) };
  }
};

async function findWires(file: FileHandle): Promise<readonly FuseWire[]> {
  const wires: FuseWire[] = [];
  const reach = sentinel.length + longestWire;
  const buffer = Buffer.alloc(pieceBytes + reach);
  let kept = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, kept, pieceBytes, null);
    const isLast = bytesRead === 0;
    const piece = buffer.subarray(0, kept + bytesRead);
    let from = 0;
    for (;;) {
      const at = piece.indexOf(sentinel, from);
      // One that may go on in the next piece waits for it.
      if (at === -1 || (!isLast && at + reach > piece.length)) break;
      wires.push(readWire(piece.subarray(at + sentinel.length)));
      if (wires.length >= mostWires) return wires;
      from = at + sentinel.length;
    }
    if (isLast) return wires;
    const rest = piece.subarray(Math.max(from, piece.length - reach));
    kept = rest.copy(buffer, 0);
  }
}

function readWire(bytes: Buffer): FuseWire {
  const [version = 0, length = 0] = bytes;
  return { version, states: [...bytes.subarray(2, 2 + length)].map(letter => states[letter] ?? 'unknown') };
}
