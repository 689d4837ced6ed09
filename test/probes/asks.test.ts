import { describe, expect, it } from 'vitest';
import type { MacPorts } from '../../src-main/ports.ts';
import { appSsoProbe } from '../../src-main/probes/app-sso.ts';
import { companyPortalProbe } from '../../src-main/probes/company-portal.ts';
import { directoryProbe } from '../../src-main/probes/directory.ts';
import { hardwareProbe } from '../../src-main/probes/hardware.ts';
import { intuneProbe } from '../../src-main/probes/intune.ts';
import { jamfProbe } from '../../src-main/probes/jamf.ts';
import { macosVersionProbe } from '../../src-main/probes/macos-version.ts';
import { mdmEnrollmentProbe } from '../../src-main/probes/mdm-enrollment.ts';
import { portalReceiptProbe } from '../../src-main/probes/portal-receipt.ts';
import { plutilOf, type Asked, type Probe } from '../../src-main/probes/probe.ts';
import { ssoExtensionProbe } from '../../src-main/probes/sso-extension.ts';
import { ssoProfilesProbe } from '../../src-main/probes/sso-profiles.ts';
import { workplaceJoinProbe } from '../../src-main/probes/workplace-join.ts';
import { recordedMac, type RecordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { noon } from '../fixtures/hand-moved-clock.ts';
import { binaryPlist } from '../fixtures/plutil.ts';
import { bareMac, openMac } from '../fixtures/recorded-folder.ts';

const probes: readonly Probe<unknown>[] = [
  appSsoProbe,
  companyPortalProbe,
  directoryProbe,
  hardwareProbe,
  intuneProbe,
  jamfProbe,
  macosVersionProbe,
  mdmEnrollmentProbe,
  portalReceiptProbe,
  ssoExtensionProbe,
  ssoProfilesProbe,
  workplaceJoinProbe,
];

const joined = { deviceId: '7c1e94d2-5b08-4f63-9a27-e03d8b61c5f4', userPrincipalName: 'sam@larkfield.example' };
const made = recordedMac({ now: noon, fleet: null, jamf: {}, intune: '2506.005', workplaceJoin: joined });
const full = {
  ...made,
  files: { ...made.files, '/Library/Managed Preferences/sam/com.apple.extensiblesso.plist': '' },
};
const binary = {
  ...full,
  files: Object.fromEntries(Object.keys(full.files).map(path => [path, binaryPlist])),
};

/** Everything that a probe did on a Mac, in the form that it is declared in. */
async function doneBy(probe: Probe<unknown>, recorded: RecordedMac): Promise<readonly Asked[]> {
  const { ports } = await openMac(recorded);
  const done: Asked[] = [];
  const inGeneral = (text: string): string =>
    text.replaceAll('/Users/sam', '/Users/{user}').replace('/sam/', '/{user}/');
  const run: MacPorts['run'] = request => {
    const [path, ...rest] = request.argv;
    done.push({ kind: 'command', argv: [path, ...rest.map(inGeneral)] });
    return ports.run(request);
  };
  const readFile: MacPorts['readFile'] = (path, maxBytes) => {
    done.push({ kind: 'file', path: inGeneral(path) });
    return ports.readFile(path, maxBytes);
  };
  await probe.ask({ ...ports, run, readFile });
  return done;
}

/** A property list may be converted by `plutil` wherever it may be read. */
function withConversions(asks: readonly Asked[]): readonly Asked[] {
  return asks.flatMap((asked): readonly Asked[] =>
    asked.kind === 'file' ? [asked, { kind: 'command', argv: plutilOf(asked.path) }] : [asked],
  );
}

describe('what a probe says that it reads', () => {
  it.each(probes.map(probe => [probe.id, probe] as const))('is all that %s does read', async (_id, probe) => {
    for (const recorded of [full, binary, bareMac]) {
      for (const done of await doneBy(probe, recorded)) expect(withConversions(probe.asks)).toContainEqual(done);
    }
  });

  it.each(probes.map(probe => [probe.id, probe] as const))(
    'is read by %s on one Mac or another',
    async (_id, probe) => {
      const all = (await Promise.all([full, binary, bareMac].map(recorded => doneBy(probe, recorded)))).flat();
      // osquery is asked for several probes at once.
      for (const asked of probe.asks.filter(({ kind }) => kind !== 'osquery')) expect(all).toContainEqual(asked);
    },
  );

  it('holds no verb that changes something, asks the person or prints a secret', () => {
    const commands = probes.flatMap(({ asks }) => asks).flatMap(each => (each.kind === 'command' ? [each.argv] : []));
    expect(commands.length).toBeGreaterThan(10);
    for (const argv of commands) {
      expect(argv.join(' ')).not.toMatch(/gatherAADInfo|registerWithIntune|dump|-r$/);
      if (argv[0].endsWith('security')) for (const part of argv) expect(part).not.toMatch(/^-[gwp]$/);
    }
  });
});
