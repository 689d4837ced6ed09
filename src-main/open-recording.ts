import { resolve } from 'node:path';
import { parseXmlPlist } from './adapters/plist.ts';
import { createDisguise, noDisguise } from './core/recording/disguise.ts';
import type { ReadKeychain } from './core/recording/keep-output.ts';
import { drawRecording } from './core/recording/draw-recording.ts';
import type { RecordingPlace } from './commands/command-context.ts';
import type { RegistrationReport } from './contract/snapshot.ts';
import type { RegistrationMemory } from './core/registration-memory.ts';
import type { KeptJourney } from './engine/keep-journey.ts';
import { portalStatement } from './probes/company-portal.ts';
import { readDeviceCertificate } from './probes/device-certificate.ts';
import { parseKeychainItems } from './probes/keychain-items.ts';
import { profilesStatement } from './probes/sso-profiles.ts';
import type { Recorder } from './recorded/record-ports.ts';
import { claimFolder, writeRecording } from './recorded/write-recording.ts';
import type { World } from './wiring.ts';

/** What Clearway knew beside what it asked. */
export type KnownThen = {
  readonly journey: KeptJourney;
  readonly followed: boolean;
  readonly memory: RegistrationMemory;
};

/** Where to write, and whether names are to be masked whatever IT has set. */
type Wish = { readonly out: string | null; readonly mask: boolean };

type Parts = {
  readonly recorder: Recorder;
  readonly world: Pick<World, 'readSettings' | 'openReporter'>;
  readonly known: (registration: RegistrationReport) => KnownThen;
};

/** Where `record` writes: what went through the recorder, without secrets, as a recorded Mac. */
export function openRecording({ out, mask }: Wish, { recorder, world, known }: Parts): RecordingPlace {
  const folder = resolve(out ?? '');
  return {
    claim: () => claimFolder(folder),
    isMasked: async () => mask || (await world.readSettings()).settings.IdentifiersInTicket === 'masked',
    write: async (snapshot, isMasked) => {
      const { mac, registration, takenAt } = snapshot;
      const names = { ...registration, mac: mac.name, user: mac.user, serialNumber: mac.serialNumber };
      const opened = world.openReporter((await world.readSettings()).settings);
      const report = opened === null || 'code' in opened ? undefined : await opened.status();
      const drawn = drawRecording(
        recorder.recording(),
        { macosVersion: mac.macosVersion, uid: recorder.uid(), takenAt },
        {
          disguise: isMasked ? createDisguise(names) : noDisguise(names),
          readCertificate: readDeviceCertificate,
          readKeychain: keychainTexts,
          parsePlist: parseXmlPlist,
          readColumns: written => readColumns.get(written) ?? [],
          known: { ...known(registration), ...(report === undefined ? {} : { report }) },
        },
      );
      const result = await writeRecording(folder, drawn);
      return result.ok ? { ...result, leftOut: [...drawn.leftOut, ...result.leftOut] } : result;
    },
  };
}

/** What Clearway's own statements are read by; of everybody else's the number of rows counts. */
const readColumns: ReadonlyMap<string, readonly string[]> = new Map([
  [portalStatement.written, ['path', 'bundle_identifier', 'bundle_short_version', 'bundle_version']],
  [profilesStatement.written, ['name', 'value', 'username']],
]);

/** The items of a keychain as texts, whichever form `security` printed them in. */
function keychainTexts(output: string): ReturnType<ReadKeychain> {
  return parseKeychainItems(output).map(
    item => new Map([...item].map(([key, bytes]) => [key, bytes.toString('utf8')])),
  );
}
