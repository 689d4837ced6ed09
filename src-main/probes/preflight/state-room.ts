import { known, unknown, type Fact } from '../../core/fact.ts';
import type { StateFolder, StateRoom } from '../../core/preflight/preflight-facts.ts';
import { problem } from '../../core/problem.ts';
import { askCommand } from '../ask-command.ts';
import { seen, type Probe } from '../probe.ts';
import { stateFolderOf } from './kept-documents.ts';

/** How much room is there for what Clearway keeps, and who may read it? A link is not followed. */
export const stateRoomProbe: Probe<StateRoom> = {
  id: 'doctor-state',
  asks: [
    { kind: 'command', argv: roomOf('{user}') },
    { kind: 'command', argv: folderOf('{user}') },
  ],
  ask: async (ports): Promise<Fact<StateRoom>> => {
    const { name } = ports.mac.user;
    const [room, folder] = await Promise.all([askCommand(roomOf(name), ports), askCommand(folderOf(name), ports)]);
    if (room.kind === 'failed') return unknown(room.problem);
    if (folder.kind === 'failed') return unknown(folder.problem);
    const freeKib = room.exit === 0 ? parseFreeKib(room.stdout) : null;
    if (freeKib === null) return unknown(problem('output-not-understood', 'df'));
    const found = parseFolder(folder.exit, folder.exit === 0 ? folder.stdout : folder.stderr);
    if (found === null) return unknown(problem('output-not-understood', 'stat'));
    return known({ freeKib, folder: found }, seen(ports, roomOf(name).join(' ')));
  },
};

/** Of the folder above: the state folder may not be there yet. */
function roomOf(user: string): readonly [string, ...string[]] {
  return ['/bin/df', '-P', '-k', `/Users/${user}/Library`];
}

function folderOf(user: string): readonly [string, ...string[]] {
  return ['/usr/bin/stat', '-f', '%Lp %u %HT', stateFolderOf(user)];
}

/** Reads the free blocks of `df -P -k`: the fourth column, before the share in use. */
export function parseFreeKib(output: string): number | null {
  const [, line] = output.split('\n');
  const free = /\s(\d{1,15})\s+\d{1,3}%\s/.exec(line ?? '')?.[1];
  return free === undefined ? null : Number(free);
}

/** Reads `stat`'s mode, owner and kind. */
export function parseFolder(exit: number, output: string): StateFolder | null {
  if (exit !== 0) return /No such file or directory/.test(output) ? { kind: 'absent' } : null;
  const [, mode, owner, kind] = /^([0-7]{1,4}) (\d{1,10}) ([A-Za-z ]{1,40})\n?$/.exec(output) ?? [];
  if (mode === undefined || owner === undefined || kind === undefined) return null;
  return kind === 'Directory' ? { kind: 'folder', mode, ownerUid: Number(owner) } : { kind: 'other', what: kind };
}
