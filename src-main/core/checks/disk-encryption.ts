import type { DiskEncryption } from '../posture-facts.ts';
import type { Check, CheckInputs, Finding } from './check.ts';

/** Is the disk encrypted, and not only about to be? Jamf counts a disk that is still being encrypted as open. */
export const diskEncryptionCheck: Check = {
  id: 'disk-encryption',
  blocksByDefault: false,
  judge: ({ facts }: CheckInputs): Finding => {
    const fact = facts.diskEncryption;
    if (fact.kind !== 'known') {
      return {
        verdict: 'undetermined',
        summary: 'check.disk-encryption.unknown',
        problem: fact.kind === 'unknown' ? fact.problem : null,
      };
    }
    return { ...judgeDisk(fact.value), evidence: { ...fact.value }, observedAt: fact.observedAt };
  },
};

function judgeDisk({ on, progress, percent, deferred }: DiskEncryption): Finding {
  const args = { percent: percent ?? 'none' };
  if (progress === 'decrypting') {
    return { verdict: 'fail', summary: 'check.disk-encryption.decrypting', args, remedy: 'turn-on-disk-encryption' };
  }
  if (progress === 'waiting-for-power') {
    return { verdict: 'attention', summary: 'check.disk-encryption.waiting-for-power', remedy: 'wait-for-encryption' };
  }
  if (progress === 'encrypting') {
    return { verdict: 'attention', summary: 'check.disk-encryption.encrypting', args, remedy: 'wait-for-encryption' };
  }
  if (on) return { verdict: 'pass', summary: 'check.disk-encryption.on' };
  // Settings would only offer what IT has arranged already: it begins with the next login.
  return deferred
    ? { verdict: 'fail', summary: 'check.disk-encryption.deferred', remedy: 'start-deferred-encryption' }
    : { verdict: 'fail', summary: 'check.disk-encryption.off', remedy: 'turn-on-disk-encryption' };
}
