import { inventedIds } from './invented-ids.ts';
import { plistXml } from './plist-xml.ts';
import { answer, type RecordedCommand } from './recorded-commands.ts';

/** Clearway itself on a Mac: installed by its package, running, and in order. */
export type ClearwayOnMac = {
  readonly version: string;
  /** What the running app has told of itself, in `app.json`; null for nothing. */
  readonly told: Readonly<Record<string, unknown>> | null;
  /** Its fuses, one letter each, in both architectures. */
  readonly fuses?: string;
};

const { userName, userId } = inventedIds;
const app = '/Applications/Clearway.app';
const label = 'com.clearway.companion';
const state = `/Users/${userName}/Library/Application Support/Clearway`;
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** As the package is built. */
const rightFuses = '000011001';

/** Electron’s framework as far as anybody looks into it: the fuse wire of each architecture, with anything around it. */
function frameworkWith(...wires: readonly string[]): string {
  const parts = wires.map(wire => `${sentinel}\u0001${String.fromCharCode(wire.length)}${wire}${'y'.repeat(3000)}`);
  return `${'x'.repeat(5000)}${parts.join('')}`;
}

export function clearwayFiles({ version, told, fuses = rightFuses }: ClearwayOnMac): Readonly<Record<string, string>> {
  return {
    [`${app}/Contents/Info.plist`]: plistXml({ CFBundleShortVersionString: version }),
    [`${app}/Contents/Frameworks/Electron Framework.framework/Electron Framework`]: frameworkWith(fuses, fuses),
    [`/Library/LaunchAgents/${label}.plist`]: plistXml({ Label: label }),
    '/Library/Managed Preferences/com.apple.notificationsettings.plist': plistXml({
      NotificationSettings: [{ BundleIdentifier: label, NotificationsEnabled: true }],
    }),
    ...(told !== null && { [`${state}/app.json`]: JSON.stringify(told) }),
  };
}

const signature =
  'Identifier=com.clearway.companion\nCodeDirectory v=20500 size=480 flags=0x10000(runtime) hashes=4+7 location=embedded\nTeamIdentifier=LARKFIELD1\n';

/** What macOS answers about it. */
export function clearwayCommands(): Readonly<Record<string, RecordedCommand>> {
  return {
    'clearway-codesign-verify.json': answer(['/usr/bin/codesign', '--verify', '--strict', app], ''),
    'clearway-codesign-describe.json': {
      ...answer(['/usr/bin/codesign', '-d', '--verbose=2', app], ''),
      stderr: signature,
    },
    'clearway-spctl.json': answer(['/usr/sbin/spctl', '--assess', '--type', 'execute', app], ''),
    'clearway-launchctl-print.json': answer(
      ['/bin/launchctl', 'print', `gui/${userId}/${label}`],
      `gui/${userId}/${label} = {\n\tstate = running\n\tpid = 812\n}\n`,
    ),
    'clearway-launchctl-print-disabled.json': answer(
      ['/bin/launchctl', 'print-disabled', `gui/${userId}`],
      `\tdisabled services = {\n\t\t"${label}" => enabled\n\t}\n`,
    ),
    'clearway-df.json': answer(
      ['/bin/df', '-P', '-k', `/Users/${userName}/Library`],
      'Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/disk3s5 482797652 80000000 402797652 17% /System/Volumes/Data\n',
    ),
    'clearway-stat-state.json': answer(['/usr/bin/stat', '-f', '%Lp %u %HT', state], `700 ${userId} Directory\n`),
  };
}
