import type { PolicyFault } from './local-policies.ts';
import type { Words } from './words.ts';

/** One sentence about one fault, with the line or the entry where it lies. */
export function sayPolicyFault(fault: PolicyFault, words: Pick<Words, 'say'>): string {
  return words.say(`policy-fault.${fault.code}`, {
    line: fault.line ?? 'none',
    entry: fault.entry ?? 'none',
    // A policy may be called anything, so whether it has a name is an argument of its own.
    named: fault.name === null ? 'no' : 'yes',
    name: fault.name ?? '',
    key: fault.key ?? '',
    out: fault.isLeftOut ? 'yes' : 'no',
  });
}
