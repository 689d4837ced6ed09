import { known, unknown, type Fact } from '../core/fact.ts';
import type { DiskEncryption } from '../core/posture-facts.ts';
import { problem } from '../core/problem.ts';
import { commandDeadlineMs, commandMaxBytes } from './budgets.ts';
import { seen, type Probe } from './probe.ts';

const argv = ['/usr/bin/fdesetup', 'status'] as const;

/** Is FileVault on, and is it still at work? */
export const diskEncryptionProbe: Probe<DiskEncryption> = {
  id: 'disk-encryption',
  asks: [{ kind: 'command', argv }],
  ask: async (ports): Promise<Fact<DiskEncryption>> => {
    const result = await ports.run({ argv, deadlineMs: commandDeadlineMs, maxBytes: commandMaxBytes });
    if (result.kind === 'failed') return unknown(result.problem);
    const parsed = parseDiskEncryption(result.stdout);
    if (parsed !== null) return known(parsed, seen(ports, argv.join(' ')));
    return unknown(
      result.exit === 0
        ? problem('output-not-understood', 'no FileVault line')
        : problem('command-failed', `fdesetup exit ${result.exit}`),
    );
  },
};

/** macOS writes what is under way behind the first sentence or on a line of its own. */
const status = /^\s*FileVault is (On|Off)\.(?=\s|$)/;
const progress =
  /(?:^|\s)(Encryption|Decryption) in progress(?::\s*(?:Percent completed = (\d{1,3}(?:\.\d+)?)|(Pending)))?/;
/** Goes on with the name of an account, which is of no use here. */
const deferred = /^\s*Deferred enablement appears to be active/m;

/** Reads `fdesetup status`; null when it does not say whether FileVault is on. */
export function parseDiskEncryption(output: string): DiskEncryption | null {
  const [, state] = status.exec(output) ?? [];
  if (state === undefined) return null;
  const [, direction, percent, pending] = progress.exec(output) ?? [];
  return {
    on: state === 'On',
    progress:
      direction === undefined
        ? 'none'
        : direction === 'Decryption'
          ? 'decrypting'
          : pending === undefined
            ? 'encrypting'
            : 'waiting-for-power',
    percent: percent === undefined || Number(percent) > 100 ? null : Math.floor(Number(percent)),
    deferred: deferred.test(output),
  };
}
