import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { kitPaths } from '../../src-main/kits/fleet/kit-paths.ts';
import { renderFleetKit } from '../../src-main/kits/fleet/render-fleet-kit.ts';
import { renderIntuneKit } from '../../src-main/kits/intune/render-intune-kit.ts';
import { renderJamfKit } from '../../src-main/kits/jamf/render-jamf-kit.ts';
import type { KitFile } from '../../src-main/kits/kit.ts';
import { canChroot, jane, makeScratchMac, type ScratchMac } from '../packaging-scripts/scratch-mac.ts';
import { fleetInput } from './fleet-inputs.ts';

const textOf = (files: readonly KitFile[], path: string): string => files.find(file => file.path === path)?.text ?? '';
const kits = [
  ['Fleet', textOf(renderFleetKit(fleetInput('fleets')), kitPaths.uninstallClearway)],
  ['Fleet before 4.83', textOf(renderFleetKit(fleetInput('teams')), kitPaths.uninstallClearway)],
  ['Jamf', textOf(renderJamfKit(fleetInput('fleets')), 'scripts/uninstall.sh')],
  ['Intune', textOf(renderIntuneKit(fleetInput('fleets')), 'scripts/uninstall.sh')],
] as const;
const ours = readFileSync(join(checkout, 'build/uninstall.sh'), 'utf8');
const status = `${jane.home}/Library/Application Support/Clearway/status.json`;
const agent = '/Library/LaunchAgents/com.clearway.companion.plist';

/** As Jamf runs a script: volume, name of the Mac, person, and the parameters that nobody filled in. */
const takeOff = (mac: ScratchMac, script: string) => {
  mac.write('/private/tmp/delivered.sh', script, 0o755);
  return mac.run('/private/tmp/delivered.sh', '/', 'Jane’s Mac', 'jane', '', '', '', '', '', '', '', '');
};

async function makeUsedMac(): Promise<ScratchMac> {
  const mac = makeScratchMac(jane);
  mac.installApp();
  mac.logIn(jane.uid);
  await mac.run('pkg-scripts/postinstall', 'a.pkg', '/Applications', '/', '/');
  mac.write(status, '{}');
  mac.asRoot('/usr/bin/chown', '-R', `${jane.uid}:20`, jane.home);
  return mac;
}

describe.each(kits)('the uninstall script of the kit for %s', (_service, script) => {
  it('is the app’s own, line for line, beside leaving out what the service gives as arguments', () => {
    const [first, ...lines] = script.split('\n');
    const kept = lines.filter(line => line !== 'set --' && !line.startsWith('# For a management service.'));
    expect([first, ...kept].join('\n')).toBe(ours);
    expect(lines.length - kept.length).toBe(2);
    expect(lines.indexOf('set --')).toBeLessThan(lines.indexOf('set -u'));
  });

  it('has a first line that Fleet takes', () => {
    expect(script).toMatch(/^#!\/bin\/bash(?: .*)?\n/);
  });
});

describe.skipIf(!canChroot)('the uninstall script of a kit, run as root', () => {
  const script = kits[2][1];

  it('takes Clearway off, whatever the service gives as arguments', async () => {
    const mac = await makeUsedMac();
    const { code, stderr } = await takeOff(mac, script);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(['/Applications/Clearway.app', agent, status].filter(mac.exists)).toEqual([]);
  });

  it('runs nothing that lies in the app’s place, which an admin user may have put there', async () => {
    const mac = await makeUsedMac();
    const trap = '#!/bin/bash\necho ran >/mac/ran\n';
    mac.write('/Applications/Clearway.app/Contents/Resources/uninstall.sh', trap, 0o755);
    expect((await takeOff(mac, script)).code).toBe(0);
    expect(mac.exists('/mac/ran')).toBe(false);
    expect(mac.exists('/Applications/Clearway.app')).toBe(false);
  });

  it('takes the agent and what was kept where somebody threw the app away', async () => {
    const mac = await makeUsedMac();
    mac.asRoot('/usr/bin/rm', '-rf', '/Applications/Clearway.app');
    expect((await takeOff(mac, script)).code).toBe(0);
    expect([agent, status].filter(mac.exists)).toEqual([]);
  });

  it('does nothing for anybody but root', async () => {
    const mac = await makeUsedMac();
    mac.write('/usr/bin/id', '#!/bin/bash\necho 501\n', 0o755);
    expect((await takeOff(mac, script)).code).toBe(1);
    expect(['/Applications/Clearway.app', agent, status].filter(path => !mac.exists(path))).toEqual([]);
  });
});
