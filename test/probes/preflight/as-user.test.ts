import { describe, expect, it } from 'vitest';
import { askAsUser } from '../../../src-main/probes/preflight/as-user.ts';
import { plutilOf } from '../../../src-main/probes/probe.ts';
import { recordedMac } from '../../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { noon } from '../../fixtures/hand-moved-clock.ts';
import { openMac } from '../../fixtures/recorded-folder.ts';

const inHome = '/Users/sam/Library/Application Support/Clearway/status.json';
const ofMac = '/Library/Preferences/com.apple.loginwindow.plist';

/** Root at a Mac with `owner` at its console: what it runs and reads after that, each as it was asked for. */
async function rootAt(owner: string) {
  const { ports } = await openMac(recordedMac({ now: noon, fleet: null }));
  const ran: string[] = [];
  const read: string[] = [];
  const asked = await askAsUser(
    {
      ...ports,
      mac: { ...ports.mac, user: { name: 'root', uid: 0 } },
      run: async ({ argv }) => {
        ran.push(argv.join(' '));
        return { kind: 'exited', exit: 0, stdout: argv[0] === '/usr/bin/stat' ? owner : '', stderr: '' };
      },
      readFile: async path => {
        read.push(`as root ${path}`);
        return { kind: 'absent' };
      },
    },
    async (path, _maxBytes, uid) => {
      read.push(`of ${uid} ${path}`);
      return { kind: 'absent' };
    },
  );
  const whatRan = async (argv: readonly [string, ...string[]]) => {
    ran.length = 0;
    const { kind } = await asked.ports.run({ argv, deadlineMs: 1000, maxBytes: 100 });
    return [kind, ...ran];
  };
  const whatIsRead = async (path: string) => {
    read.length = 0;
    await asked.ports.readFile(path, 100);
    return read;
  };
  return { asked, whatRan, whatIsRead };
}

describe('root, for the person at the console', () => {
  it('reads what lies below /Users only where it is that person’s own', async () => {
    const { whatIsRead } = await rootAt('501 sam\n');
    expect(await whatIsRead(inHome)).toEqual([`of 501 ${inHome}`]);
    expect(await whatIsRead(ofMac)).toEqual([`as root ${ofMac}`]);
  });

  it('runs every program in their session, with their rights', async () => {
    const { whatRan } = await rootAt('501 sam\n');
    for (const argv of [plutilOf(inHome), ['/usr/bin/app-sso', 'platform', '-s']] as const) {
      expect(await whatRan([...argv])).toEqual([
        'exited',
        `/bin/launchctl asuser 501 /usr/bin/sudo -H -u sam -- ${argv.join(' ')}`,
      ]);
    }
  });
});

describe('root, where nobody is at the console', () => {
  it('converts no property list below /Users: a link there could lead to what root alone may read', async () => {
    const { asked, whatRan } = await rootAt('0 root\n');
    expect(asked.ranAs).toMatchObject({ asRoot: true, basis: 'status-json' });
    expect(await whatRan(plutilOf('/Users/sam/Library/Preferences/x.plist'))).toEqual(['failed']);
    expect(await whatRan(plutilOf(ofMac))).toEqual(['exited', plutilOf(ofMac).join(' ')]);
  });

  it('runs nothing that would answer for root in the person’s place', async () => {
    const { whatRan } = await rootAt('0 root\n');
    expect(await whatRan(['/usr/bin/app-sso', 'platform', '-s'])).toEqual(['failed']);
    expect(await whatRan(['/usr/bin/sw_vers', '-productVersion'])).toEqual([
      'exited',
      '/usr/bin/sw_vers -productVersion',
    ]);
  });
});
