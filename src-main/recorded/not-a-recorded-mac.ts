import * as z from 'zod';

/** The folder is not a recorded Mac; `message` names the file that is at fault. Whoever passed the folder has to mend it. */
export class NotARecordedMac extends Error {}

/** Reads a file of a recorded Mac, and names it where it is at fault. */
export async function named<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof NotARecordedMac) throw error;
    throw new NotARecordedMac(`${file} ${faultOf(error)}`, { cause: error });
  }
}

function faultOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'is not JSON';
  if (error instanceof z.ZodError) {
    const path = error.issues[0]?.path.join('.') ?? '';
    return path === '' ? 'is not what a recorded Mac has there' : `has no usable "${path}"`;
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' ? 'is missing' : 'cannot be read';
}
