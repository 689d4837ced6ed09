import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** The head of an asar archive, read by its format: four lengths of four bytes, then JSON. Electron's check is of that JSON. */
export async function readAsarHead(path: string): Promise<{ readonly json: string; readonly sha256: string }> {
  const file = await open(path);
  try {
    const { buffer: lengths } = await file.read(Buffer.alloc(16), 0, 16, 0);
    const length = lengths.readUInt32LE(12);
    const { buffer: head } = await file.read(Buffer.alloc(length), 0, length, 16);
    return { json: head.toString('utf8'), sha256: createHash('sha256').update(head).digest('hex') };
  } finally {
    await file.close();
  }
}
