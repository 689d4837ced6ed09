import { readDiskFile } from './adapters/files.ts';
import { createKeychain } from './adapters/keychain.ts';
import { readMacIdentity } from './adapters/mac-identity.ts';
import { createOsquery } from './adapters/osquery.ts';
import { parseXmlPlist } from './adapters/plist.ts';
import { createRunCommand } from './adapters/run-command.ts';
import { instant } from './core/instants.ts';
import type { TicketParts } from './engine/ticket-maker.ts';
import type { Clock, MacPorts, RunCommand, Secrets } from './ports.ts';
import { openRecordedMac } from './recorded/recorded-mac.ts';

type OpenedMac = MacPorts &
  Pick<TicketParts, 'recording'> & { readonly secrets: Secrets; readonly isKeychainWaiting: () => boolean };

type MacOptions = {
  readonly root: string | null;
  readonly home: string;
  readonly platform: NodeJS.Platform;
  readonly clock: Clock;
  readonly pace: Clock;
};

/** Opens the ways to this Mac, or to a recorded one. */
export async function openMac({ root, home, platform, clock, pace }: MacOptions): Promise<OpenedMac> {
  const keychain = createKeychain({ clock, platform });
  const shared = {
    parsePlist: parseXmlPlist,
    clock,
    secrets: keychain,
    isKeychainWaiting: keychain.isWaiting,
    recording: null,
  };
  if (root !== null) {
    const { takenAt, ...recorded } = await openRecordedMac(root, { clock: pace, readDiskFile });
    return { ...shared, ...recorded, recording: { recordedAt: takenAt === null ? null : instant(takenAt) } };
  }
  const mac = readMacIdentity();
  if (platform !== 'darwin') {
    // Elsewhere a missing file would look like a missing app: nothing is asked, and everything says why.
    const nothing = { kind: 'failed', problem: { code: 'not-a-mac' } } as const;
    return {
      ...shared,
      mac,
      run: async () => nothing,
      readFile: async () => nothing,
      queryOsquery: async statements => statements.map(() => nothing),
    };
  }
  const runWithHome = (folder: string): RunCommand => createRunCommand({ home: folder, user: mac.user.name });
  return {
    ...shared,
    mac,
    run: runWithHome(home),
    readFile: readDiskFile,
    queryOsquery: createOsquery({ runWithHome, clock }),
  };
}
