import { describe, expect, it } from 'vitest';
import { hardwareProbe, parseHardware } from '../../src-main/probes/hardware.ts';
import { intuneProbe } from '../../src-main/probes/intune.ts';
import { plistXml } from '../../src-main/sandbox/recorded-mac/plist-xml.ts';
import type { RecordedCommand } from '../../src-main/sandbox/recorded-mac/recorded-commands.ts';
import { recordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { noon } from '../fixtures/hand-moved-clock.ts';
import { macWithFiles, openMac } from '../fixtures/recorded-folder.ts';

const infoPath = '/Library/Intune/Microsoft Intune Agent.app/Contents/Info.plist';
const observedAt = new Date(noon).toISOString();

describe('Intune’s agent', () => {
  it.each([
    ['2506.005', { present: true, version: '2506.005' }],
    [null, { present: false, version: null }],
  ])('is told of a recorded Mac with %s', async (intune, value) => {
    const { ports } = await openMac(recordedMac({ now: noon, fleet: null, intune }));
    expect(await intuneProbe.ask(ports)).toEqual({ kind: 'known', value, observedAt, source: infoPath });
  });

  it('is there without a version where its bundle names none', async () => {
    const { ports } = await openMac(macWithFiles({ [infoPath]: plistXml({ CFBundleShortVersionString: 'new' }) }));
    expect(await intuneProbe.ask(ports)).toMatchObject({ value: { present: true, version: null } });
  });

  it('is unknown where its bundle cannot be read', async () => {
    const { ports } = await openMac(macWithFiles({ [infoPath]: 'torn' }));
    expect(await intuneProbe.ask(ports)).toMatchObject({ kind: 'unknown', problem: { code: 'output-not-understood' } });
  });
});

describe('the serial number', () => {
  const argv = ['/usr/sbin/ioreg', '-rd1', '-c', 'IOPlatformExpertDevice'] as const;
  const askWith = async (answer: Partial<RecordedCommand>) => {
    const command = { argv, exit: 0, stdout: '', stderr: '', ...answer };
    const { ports } = await openMac(macWithFiles({}, { 'ioreg.json': command }));
    return hardwareProbe.ask(ports);
  };

  it.each(['SANDBOX00042', null])('is %s on a recorded Mac', async serialNumber => {
    const { ports } = await openMac(recordedMac({ now: noon, fleet: null, serialNumber }));
    expect(await hardwareProbe.ask(ports)).toEqual({
      kind: 'known',
      value: { serialNumber },
      observedAt,
      source: argv.join(' '),
    });
  });

  it.each([
    ['Windows line endings', '+-o X <class IOPlatformExpertDevice>\r\n  "IOPlatformSerialNumber" = "C02X"\r\n', 'C02X'],
    ['bars before it', '+-o X <class IOPlatformExpertDevice>\n  | |   "IOPlatformSerialNumber" = "C02X"\n', 'C02X'],
    ['an empty one', '+-o X <class IOPlatformExpertDevice>\n  "IOPlatformSerialNumber" = ""\n', null],
    ['odd characters', '+-o X <class IOPlatformExpertDevice>\n  "IOPlatformSerialNumber" = "<b>"\n', null],
    ['one that is torn', '+-o X <class IOPlatformExpertDevice>\n  "IOPlatformSerialNumber" = "C02', null],
  ])('is read with %s', (_case, text, serialNumber) => {
    expect(parseHardware(text)).toEqual({ serialNumber });
  });

  it.each([
    ['fails', { exit: 1 }, 'command-failed'],
    ['says nothing', {}, 'output-not-understood'],
    ['is missing', { fails: 'not-found' }, 'command-not-found'],
  ] as const)('is unknown where ioreg %s', async (_case, answer, code) => {
    expect(await askWith(answer)).toMatchObject({ kind: 'unknown', problem: { code } });
  });
});
