import { known, unknown, type Fact } from '../../core/fact.ts';
import type { CodeSignature } from '../../core/preflight/preflight-facts.ts';
import { problem } from '../../core/problem.ts';
import type { CommandResult } from '../../ports.ts';
import { askCommand } from '../ask-command.ts';
import { seen, type Probe } from '../probe.ts';
import { appFolder } from './installed-app.ts';

const verify = ['/usr/bin/codesign', '--verify', '--strict', appFolder] as const;
const describe = ['/usr/bin/codesign', '-d', '--verbose=2', appFolder] as const;
const assess = ['/usr/sbin/spctl', '--assess', '--type', 'execute', appFolder] as const;

/** Is the app signed, by whom, with the hardened runtime, and would Gatekeeper start it? */
export const codeSignatureProbe: Probe<CodeSignature> = {
  id: 'doctor-signature',
  asks: [verify, describe, assess].map(argv => ({ kind: 'command', argv })),
  ask: async (ports): Promise<Fact<CodeSignature>> => {
    const [verified, described, assessed] = await Promise.all(
      [verify, describe, assess].map(argv => askCommand(argv, ports)),
    );
    if (verified?.kind !== 'exited') return unknown(verified?.problem ?? problem('probe-failed'));
    if (verified.exit > 1) return unknown(problem('command-failed', `codesign exit ${verified.exit}`));
    // codesign describes on standard error.
    const text =
      described?.kind === 'exited' && described.exit === 0 ? `${described.stdout}\n${described.stderr}` : null;
    if (verified.exit === 0 && text === null) {
      return unknown(described?.kind === 'failed' ? described.problem : problem('output-not-understood'));
    }
    return known(
      {
        isValid: verified.exit === 0,
        team: readTeam(text ?? ''),
        isHardened: isHardened(text ?? ''),
        isAccepted: readAssessment(assessed),
      },
      seen(ports, verify.join(' ')),
    );
  },
};

function readTeam(text: string): string | null {
  return /^TeamIdentifier=([A-Z0-9]{10})$/m.exec(text)?.[1] ?? null;
}

function isHardened(text: string): boolean {
  return /^CodeDirectory .*\bflags=0x[\da-f]+\([^)]*\bruntime\b/m.test(text);
}

/** 0 accepts and 3 rejects; anything else is trouble of its own. */
function readAssessment(result: CommandResult | undefined): boolean | null {
  if (result?.kind !== 'exited') return null;
  if (result.exit === 0) return true;
  return result.exit === 3 ? false : null;
}
