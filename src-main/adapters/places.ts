import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Where Clearway keeps its own files for this user. */
export type Places = { readonly home: string; readonly state: string; readonly logs: string };

/** The folders of this platform; `stateFolder` replaces the state folder, and the log then lies inside it. */
export function findPlaces(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, stateFolder: string | null): Places {
  const home = homedir();
  if (stateFolder !== null) return { home, state: stateFolder, logs: join(stateFolder, 'logs') };
  if (platform === 'darwin') {
    const library = join(home, 'Library');
    return { home, state: join(library, 'Application Support', 'Clearway'), logs: join(library, 'Logs', 'Clearway') };
  }
  // The XDG rules: a variable that is empty or not an absolute path counts as not set.
  const wanted = env['XDG_STATE_HOME'] ?? '';
  const state = join(isAbsolute(wanted) ? wanted : join(home, '.local', 'state'), 'clearway');
  return { home, state, logs: join(state, 'logs') };
}
