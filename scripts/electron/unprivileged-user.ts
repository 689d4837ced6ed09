import { run } from './run.ts';

/** The user and group "nobody" of every Linux: root cannot use Chromium's sandbox, so it is started as this one. */
export const unprivilegedId = 65534;

/** Does this process run as root (on Linux, where that matters)? */
export const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

const asUnprivileged = [`--reuid=${unprivilegedId}`, `--regid=${unprivilegedId}`, '--clear-groups', '--'];
const firstUnreadable = ['!', '-type', 'l', '!', '-readable', '-print', '-quit'];

/** Can the user that programs are started as read all of these files and folders? */
export const isReadableByUnprivileged = async (...paths: readonly string[]): Promise<boolean> => {
  if (!isRoot) return true;
  try {
    return (await run('setpriv', [...asUnprivileged, 'find', ...paths, ...firstUnreadable], { cwd: '/' })) === '';
  } catch {
    // find fails when it cannot even enter a folder.
    return false;
  }
};
