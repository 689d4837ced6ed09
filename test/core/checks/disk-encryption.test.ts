import { describe, expect, it } from 'vitest';
import { diskEncryptionCheck } from '../../../src-main/core/checks/disk-encryption.ts';
import { known } from '../../../src-main/core/fact.ts';
import type { DiskEncryption } from '../../../src-main/core/posture-facts.ts';
import { checkInputs, notApplicable, observedAt, unreadable, words } from '../examples.ts';

const on: DiskEncryption = { on: true, progress: 'none', percent: null, deferred: false };

function judge(change: Partial<DiskEncryption>) {
  const fact = known({ ...on, ...change }, { observedAt, source: 'example' });
  return diskEncryptionCheck.judge(checkInputs({ facts: { diskEncryption: fact } }));
}

describe('disk encryption', () => {
  it.each([
    ['passes when it is on', {}, 'pass', undefined],
    ['wants patience while it goes on', { progress: 'encrypting', percent: 12 }, 'attention', 'wait-for-encryption'],
    ['wants power', { progress: 'waiting-for-power' }, 'attention', 'wait-for-encryption'],
    ['fails when it is off', { on: false }, 'fail', 'turn-on-disk-encryption'],
    ['fails until the next login', { on: false, deferred: true }, 'fail', 'start-deferred-encryption'],
    ['fails while it is being turned off', { progress: 'decrypting' }, 'fail', 'turn-on-disk-encryption'],
    [
      'fails while it is being turned off, whatever was arranged',
      { on: false, progress: 'decrypting', deferred: true },
      'fail',
      'turn-on-disk-encryption',
    ],
  ] as const)('%s', (_case, change, verdict, remedy) => {
    expect(judge(change)).toMatchObject({ verdict, observedAt, evidence: { ...on, ...change } });
    expect(judge(change).remedy).toBe(remedy);
  });

  it('is not known where fdesetup did not say it', () => {
    const finding = diskEncryptionCheck.judge(checkInputs({ facts: { diskEncryption: unreadable } }));
    expect(finding).toMatchObject({ verdict: 'undetermined', problem: { code: 'permission-denied' } });
    expect(diskEncryptionCheck.judge(checkInputs({ facts: { diskEncryption: notApplicable } })).verdict).toBe(
      'undetermined',
    );
  });

  it('says how far it is, where that is known', () => {
    const text = (change: Partial<DiskEncryption>) => {
      const { summary, args } = judge({ progress: 'encrypting', ...change });
      return words.say(summary, args);
    };
    expect(text({ percent: 12 })).toContain('still encrypting (12 percent done).');
    expect(text({ percent: 0 })).toContain('(0 percent done)');
    expect(text({ percent: null })).toContain('still encrypting.');
  });
});
