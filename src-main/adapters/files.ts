import { constants, open } from 'node:fs/promises';
import { problem } from '../core/problem.ts';
import type { FileResult, ReadFile } from '../ports.ts';

/** Supplies ReadFile from the disk; a folder, a pipe or a device is not read. */
export const readDiskFile: ReadFile = async (path, maxBytes) => {
  try {
    return await read(path, maxBytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (typeof code !== 'string') throw error;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'absent' };
    const denied = code === 'EACCES' || code === 'EPERM';
    return { kind: 'failed', problem: problem(denied ? 'permission-denied' : 'file-unreadable', code) };
  }
};

async function read(path: string, maxBytes: number): Promise<FileResult> {
  // Without O_NONBLOCK opening a pipe that nobody writes to would wait for good.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) return { kind: 'failed', problem: problem('file-unreadable', 'not a regular file') };
    if (stats.size > maxBytes) return { kind: 'failed', problem: problem('output-too-large') };
    const buffer = Buffer.alloc(maxBytes + 1);
    const { bytesRead } = await file.read(buffer, 0, maxBytes + 1, 0);
    if (bytesRead > maxBytes) return { kind: 'failed', problem: problem('output-too-large') };
    return {
      kind: 'read',
      bytes: new Uint8Array(buffer.subarray(0, bytesRead)),
      modifiedAt: stats.mtime.toISOString(),
    };
  } finally {
    await file.close();
  }
}
