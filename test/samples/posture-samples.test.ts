import { describe, expect, it } from 'vitest';
import { parseDiskEncryption } from '../../src-main/probes/disk-encryption.ts';
import { readSample, samplesArePresent, whenPresent } from './sample-files.ts';

describe.skipIf(!samplesArePresent)(`FileVault on real Macs${whenPresent}`, () => {
  it('is understood in every form', () => {
    const forms = readSample('6-security/fdesetup-status-variants.txt').split(/^---$/m);
    const none = { progress: 'none', percent: null, deferred: false };
    expect(forms.map(parseDiskEncryption)).toEqual([
      { ...none, on: true },
      { ...none, on: false },
      { ...none, on: false, deferred: true },
      { ...none, on: true, progress: 'encrypting', percent: 12 },
      { ...none, on: true, progress: 'waiting-for-power' },
      { ...none, on: false, progress: 'decrypting', percent: 12 },
    ]);
  });
});
