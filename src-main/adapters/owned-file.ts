import { constants, open } from 'node:fs/promises';
import { problem } from '../core/problem.ts';
import type { FileResult, ReadOwned } from '../ports.ts';

/**
 * Supplies ReadOwned from the disk. The owner is asked of the file that was opened: whatever folders on the way were
 * replaced by links, a file that belongs to somebody else is not read.
 */
export const readOwnedFile: ReadOwned = async (path, maxBytes, ownerUid) => {
  try {
    return await read(path, maxBytes, ownerUid);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (typeof code !== 'string') throw error;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'absent' };
    const denied = code === 'EACCES' || code === 'EPERM';
    return { kind: 'failed', problem: problem(denied ? 'permission-denied' : 'file-unreadable', code) };
  }
};

async function read(path: string, maxBytes: number, ownerUid: number): Promise<FileResult> {
  // Without O_NONBLOCK opening a pipe that nobody writes to would wait for good.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) return { kind: 'failed', problem: problem('file-unreadable', 'not a regular file') };
    if (stats.uid !== ownerUid) return { kind: 'failed', problem: problem('file-unreadable', 'not the user’s own') };
    if (stats.size > maxBytes) return { kind: 'failed', problem: problem('output-too-large') };
    const buffer = Buffer.alloc(maxBytes + 1);
    const { bytesRead } = await file.read(buffer, 0, maxBytes + 1, 0);
    if (bytesRead > maxBytes) return { kind: 'failed', problem: problem('output-too-large') };
    const bytes = new Uint8Array(buffer.subarray(0, bytesRead));
    return { kind: 'read', bytes, modifiedAt: stats.mtime.toISOString() };
  } finally {
    await file.close();
  }
}
