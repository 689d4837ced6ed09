import { known, unknown, type Fact } from '../core/fact.ts';
import type { Problem } from '../core/problem.ts';
import type { JamfAgent } from '../core/registration-facts.ts';
import type { MacPorts } from '../ports.ts';
import { askCommand } from './ask-command.ts';
import { parseJamfAadPlist, parseJamfPlist } from './jamf-plists.ts';
import { noJamfStatus, parseJamfStatus, type JamfStatus } from './jamf-status.ts';
import { seen, type Probe } from './probe.ts';
import { plistAsks, readPlist, type PlistResult } from './read-plist.ts';

const app = '/Library/Application Support/JAMF/Jamf.app/Contents';
const infoPath = `${app}/Info.plist`;
const preferencesPath = '/Library/Preferences/com.jamfsoftware.jamf.plist';
const helper = `${app}/MacOS/Jamf Conditional Access.app/Contents/MacOS/Jamf Conditional Access`;
/** Its other verbs open a sign-in window or change something; this one only tells. */
const statusArgv = [helper, 'getPSSOStatus'] as const;

function aadPathOf(user: string): string {
  return `/Users/${user}/Library/Preferences/com.jamf.management.jamfAAD.plist`;
}

/** Is this a Mac that Jamf looks after, and what does Jamf know of its registration? */
export const jamfProbe: Probe<JamfAgent> = {
  id: 'jamf',
  asks: [
    ...plistAsks(infoPath),
    ...plistAsks(preferencesPath),
    ...plistAsks(aadPathOf('{user}')),
    { kind: 'command', argv: statusArgv },
  ],
  ask: async (ports): Promise<Fact<JamfAgent>> => {
    const [info, preferences] = await Promise.all([readPlist(infoPath, ports), readPlist(preferencesPath, ports)]);
    const observation = seen(ports, infoPath);
    if (info.kind === 'absent' && preferences.kind === 'absent') return known(noJamf, observation);
    const [status, aad] = await Promise.all([askHelper(ports), readPlist(aadPathOf(ports.mac.user.name), ports)]);
    const doubt = doubtOf([info, preferences]);
    if (doubt !== null && status === null) return unknown(doubt);
    return known(
      {
        present: true,
        server: preferences.kind === 'read' ? parseJamfPlist(preferences.value) : null,
        ...(status ?? noJamfStatus),
        entraId: aad.kind === 'read' ? parseJamfAadPlist(aad.value) : null,
      },
      observation,
    );
  },
};

const noJamf: JamfAgent = { present: false, server: null, ...noJamfStatus, entraId: null };

/** What the helper says; null where there is none, or none that answers. An old one does not know the question. */
async function askHelper(ports: MacPorts): Promise<JamfStatus | null> {
  const result = await askCommand(statusArgv, ports);
  return result.kind === 'exited' ? parseJamfStatus(result.stdout) : null;
}

/** Why it is not known whether any of the files is there; a file that may not be read, or is damaged, is there. */
function doubtOf(files: readonly PlistResult[]): Problem | null {
  const doubts = files.map(file => {
    if (file.kind === 'read') return null;
    return file.kind === 'failed' && file.problem.code !== 'not-a-mac' && file.problem.code !== 'file-unreadable'
      ? null
      : file;
  });
  if (doubts.includes(null)) return null;
  return doubts.flatMap(file => (file?.kind === 'failed' ? [file.problem] : []))[0] ?? null;
}
