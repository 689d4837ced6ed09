import { readDiskFile } from './adapters/files.ts';
import { createKeychain } from './adapters/keychain.ts';
import { readFuseWires } from './adapters/fuse-wires.ts';
import { readMacIdentity } from './adapters/mac-identity.ts';
import { createOsquery } from './adapters/osquery.ts';
import { readOwnedFile } from './adapters/owned-file.ts';
import { parseXmlPlist } from './adapters/plist.ts';
import { createRunCommand } from './adapters/run-command.ts';
import { instant } from './core/instants.ts';
import type { TicketParts } from './engine/ticket-maker.ts';
import type { Clock, MacPorts, ReadFuses, ReadOwned, RunCommand, Secrets } from './ports.ts';
import { openRecordedMac } from './recorded/recorded-mac.ts';

type OpenedMac = MacPorts &
  Pick<TicketParts, 'recording'> & {
    readonly secrets: Secrets;
    readonly isKeychainWaiting: () => boolean;
    readonly inspection: Inspection;
  };

/** What only the preflight needs. */
export type Inspection = { readonly readOwned: ReadOwned; readonly readFuses: ReadFuses };

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
    const { takenAt, placeOf, ...recorded } = await openRecordedMac(root, { clock: pace, readDiskFile });
    const inspection: Inspection = {
      // Whose its files were is not recorded; what leads out of the folder is refused all the same.
      readOwned: recorded.readFile,
      readFuses: async path => {
        const place = await placeOf(path);
        return place === null ? { kind: 'failed', problem: { code: 'file-unreadable' } } : readFuseWires(place);
      },
    };
    return {
      ...shared,
      ...recorded,
      inspection,
      recording: { recordedAt: takenAt === null ? null : instant(takenAt) },
    };
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
      inspection: { readOwned: async () => nothing, readFuses: async () => nothing },
    };
  }
  const runWithHome = (folder: string): RunCommand => createRunCommand({ home: folder, user: mac.user.name });
  return {
    ...shared,
    mac,
    run: runWithHome(home),
    readFile: readDiskFile,
    queryOsquery: createOsquery({ runWithHome, clock }),
    inspection: { readOwned: readOwnedFile, readFuses: readFuseWires },
  };
}
