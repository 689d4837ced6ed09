import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { checkout } from './checkout.ts';
import type { LaunchRoom } from './launch-room.ts';

const script = resolve(checkout, 'scripts/electron/unprivileged.sh');

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * A program to give Playwright in place of the given one: it runs that with the room's home folder and, as root, as an
 * unprivileged user. Only Linux needs it; elsewhere the path itself is returned.
 */
export const unprivilegedLaunch = async (executablePath: string, room: LaunchRoom): Promise<string> => {
  if (process.platform !== 'linux') return executablePath;
  const wrapper = resolve(room.folder, 'launch');
  const command = ['exec sh', quoted(script), quoted(room.home), quoted(executablePath), '"$@"'].join(' ');
  await writeFile(wrapper, `#!/bin/sh\n${command}\n`, { mode: 0o755 });
  return wrapper;
};
