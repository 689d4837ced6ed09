import { describe, expect, it } from 'vitest';
import { portalReceiptProbe } from '../../src-main/probes/portal-receipt.ts';
import type { RecordedCommand } from '../../src-main/sandbox/recorded-mac/recorded-commands.ts';
import { recordedMac, type RecordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { noon } from '../fixtures/hand-moved-clock.ts';
import { macWithFiles, openMac } from '../fixtures/recorded-folder.ts';

/* SYNTHETIC: receipts by the manual of pkgutil. */
const present = 'com.microsoft.CompanyPortalMac';
const earlier = 'com.microsoft.CompanyPortal';
const text = (id: string) =>
  `package-id: ${id}\nversion: 5.2404.0\nvolume: /\nlocation: Applications\ninstall-time: 1780000000\n`;
const none = { exit: 1, stderr: "No receipt for 'x' found at '/'.\n" };

async function ask(recorded: RecordedMac) {
  const { ports } = await openMac(recorded);
  return portalReceiptProbe.ask(ports);
}
function askWith(first: Partial<RecordedCommand>, second: Partial<RecordedCommand>) {
  const command = (id: string, answer: Partial<RecordedCommand>): RecordedCommand => ({
    argv: ['/usr/sbin/pkgutil', '--pkg-info', id],
    exit: 0,
    stdout: '',
    stderr: '',
    ...answer,
  });
  return ask(macWithFiles({}, { 'a.json': command(present, first), 'b.json': command(earlier, second) }));
}

describe('the receipt of Company Portal', () => {
  it('names the version and when it was installed', async () => {
    expect(await ask(recordedMac({ now: noon, fleet: null }))).toEqual({
      kind: 'known',
      value: { found: true, packageId: present, version: '5.2604.1', installedAt: '2026-05-11T12:00:00.000Z' },
      observedAt: new Date(noon).toISOString(),
      source: `/usr/sbin/pkgutil --pkg-info ${present}`,
    });
  });

  it('is missing where there is none by either name', async () => {
    const value = { found: false, packageId: null, version: null, installedAt: null };
    expect(await ask(recordedMac({ now: noon, fleet: null, portalReceipt: null }))).toMatchObject({ value });
  });

  it('may have the name of earlier installers', async () => {
    expect(await askWith(none, { stdout: text(earlier).replaceAll('\n', '\r\n') })).toMatchObject({
      value: { found: true, packageId: earlier, version: '5.2404.0', installedAt: '2026-05-28T20:26:40.000Z' },
    });
    expect(await askWith({ exit: 70 }, { stdout: text(earlier) })).toMatchObject({ value: { packageId: earlier } });
  });

  it('is asked for by the earlier name only where it is needed', async () => {
    const hangs = { fails: 'hangs' } as const;
    expect(await askWith({ stdout: text(present) }, hangs)).toMatchObject({ value: { packageId: present } });
  });

  it.each([
    ['neither version nor moment', `package-id: ${present}\n`],
    ['values that are none', `package-id: ${present}\nversion: \u0007\ninstall-time: yesterday\n`],
    ['a moment beyond all calendars', `package-id: ${present}\ninstall-time: 99999999999999999999\n`],
  ])('is found all the same with %s', async (_case, stdout) => {
    expect(await askWith({ stdout }, none)).toMatchObject({ value: { found: true, version: null, installedAt: null } });
  });

  it.each([
    ['the first question fails', { exit: 70 }, none, { code: 'command-failed', detail: 'pkgutil exit 70' }],
    ['the second question fails', none, { exit: 70 }, { code: 'command-failed', detail: 'pkgutil exit 70' }],
    [
      'pkgutil says something else',
      { stdout: 'hello\n' },
      none,
      { code: 'output-not-understood', detail: 'no package-id line' },
    ],
    [
      'it is somebody else’s receipt',
      { stdout: text('com.example') },
      none,
      { code: 'output-not-understood', detail: 'no package-id line' },
    ],
  ])('is unknown where %s', async (_case, first, second, problem) => {
    expect(await askWith(first, second)).toEqual({ kind: 'unknown', problem });
  });
});
