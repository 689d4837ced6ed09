import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DiskEncryption } from '../../src-main/core/posture-facts.ts';
import { diskEncryptionProbe, parseDiskEncryption } from '../../src-main/probes/disk-encryption.ts';
import type { RecordedCommand } from '../../src-main/sandbox/recorded-mac/recorded-commands.ts';
import { recordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { noon } from '../fixtures/hand-moved-clock.ts';
import { bareMac, macWithFiles, openMac } from '../fixtures/recorded-folder.ts';

const argv = ['/usr/bin/fdesetup', 'status'] as const;
const on: DiskEncryption = { on: true, progress: 'none', percent: null, deferred: false };
const off: DiskEncryption = { ...on, on: false };

async function askWith(answer: Partial<RecordedCommand>) {
  const command = { argv, exit: 0, stdout: '', stderr: '', ...answer };
  const { ports } = await openMac(macWithFiles({}, { 'fdesetup.json': command }));
  return diskEncryptionProbe.ask(ports);
}

describe('the FileVault probe', () => {
  it.each([
    ['on', 'FileVault is On.\n', on],
    ['off', 'FileVault is Off.\n', off],
    [
      'off until the next login',
      "FileVault is Off.\nDeferred enablement appears to be active for user 'sam'.\n",
      { ...off, deferred: true },
    ],
    [
      'still encrypting',
      'FileVault is On.\nEncryption in progress: Percent completed = 12\n',
      { ...on, progress: 'encrypting', percent: 12 },
    ],
    [
      'waiting for power',
      'FileVault is On.\nEncryption in progress: Pending\n',
      { ...on, progress: 'waiting-for-power' },
    ],
    [
      'decrypting, on the same line',
      'FileVault is Off. Decryption in progress: Percent completed = 12.9\n',
      { ...off, progress: 'decrypting', percent: 12 },
    ],
    ['decrypting, on the next line', 'FileVault is On.\nDecryption in progress…\n', { ...on, progress: 'decrypting' }],
    ['on, with Windows line endings', 'FileVault is On.\r\nFileVault master keychain appears to be installed.\r\n', on],
    [
      'encrypting by more than all of it',
      'FileVault is On.\nEncryption in progress: Percent completed = 400\n',
      { ...on, progress: 'encrypting' },
    ],
  ] as const)('reads a disk that is %s', async (_case, stdout, value) => {
    expect(await askWith({ stdout })).toEqual({
      kind: 'known',
      value,
      observedAt: '2026-06-10T12:00:00.000Z',
      source: '/usr/bin/fdesetup status',
    });
  });

  it.each([
    ['empty', ''],
    ['in another language', 'FileVault ist aktiviert.\n'],
    ['cut', 'FileVault is O'],
    ['a sentence about FileVault', 'I was told that FileVault is On.\n'],
    ['another word', 'FileVault is Only.\n'],
    ['run together', 'FileVault is On.Off.\n'],
  ])('does not understand a text that is %s', async (_case, stdout) => {
    expect(await askWith({ stdout })).toEqual({
      kind: 'unknown',
      problem: { code: 'output-not-understood', detail: 'no FileVault line' },
    });
  });

  it('names what went wrong where there is no text', async () => {
    expect(await askWith({ exit: 1 })).toMatchObject({
      problem: { code: 'command-failed', detail: 'fdesetup exit 1' },
    });
    expect(await askWith({ fails: 'not-found' })).toMatchObject({ problem: { code: 'command-not-found' } });
    const { ports } = await openMac(bareMac);
    expect(await diskEncryptionProbe.ask(ports)).toMatchObject({ problem: { code: 'command-not-found' } });
  });

  it('keeps no name of an account', async () => {
    const fact = await askWith({
      stdout: "FileVault is Off.\nDeferred enablement appears to be active for user 'sam'.\n",
    });
    expect(JSON.stringify(fact)).not.toContain('sam');
  });

  it('finds the disk of a recorded Mac encrypted', async () => {
    const { ports } = await openMac(recordedMac({ now: noon, fleet: null }));
    expect(await diskEncryptionProbe.ask(ports)).toMatchObject({ kind: 'known', value: on });
  });
});

describe('a FileVault text of any kind', () => {
  const pieces = fc.constantFrom('FileVault is ', 'On.', 'Off.', '\n', 'Encryption', ' in progress: ', 'Pending', '12');
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 20 }).map(parts => parts.join('')),
  );

  it('never throws, and says nothing without the first sentence', () => {
    fc.assert(
      fc.property(anything, text => {
        const parsed = parseDiskEncryption(text);
        if (!/^\s*FileVault is (On|Off)\.(\s|$)/.test(text)) expect(parsed).toBeNull();
        if (parsed?.percent != null) expect(parsed.percent).toBeLessThanOrEqual(100);
      }),
    );
  });

  it.each([' ', 'FileVault is ', 'Encryption in progress: ', 'Encryption in progress: Percent completed = '])(
    'is read to its end when it is full of “%s”',
    piece => {
      expect(parseDiskEncryption(piece.repeat((512 * 1024) / piece.length))).toBeNull();
      expect(parseDiskEncryption(`FileVault is On.\n${piece.repeat((512 * 1024) / piece.length)}`)?.on).toBe(true);
    },
  );
});
