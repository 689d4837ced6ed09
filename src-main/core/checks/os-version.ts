import { compareVersions } from '../dotted-version.ts';
import { problem } from '../problem.ts';
import type { Check, CheckInputs, Finding } from './check.ts';

/** Is macOS as new as IT wants it, and none of the versions that spoil registrations? */
export const osVersionCheck: Check = {
  id: 'os-version',
  blocksByDefault: false,
  judge: ({ facts, settings }: CheckInputs): Finding => {
    const fact = facts.macosVersion;
    if (fact.kind !== 'known') {
      return {
        verdict: 'undetermined',
        summary: 'check.os-version.unknown',
        problem: fact.kind === 'unknown' ? fact.problem : null,
      };
    }
    return { ...judgeVersion(fact.value, settings.MinimumMacOSVersion), observedAt: fact.observedAt };
  },
};

function judgeVersion(version: string, minimum: string | null): Finding {
  const evidence = { version, minimum };
  const afterFault = compareVersions(version, '15.0');
  const againstMinimum = compareVersions(version, minimum ?? '0');
  if (afterFault === undefined || againstMinimum === undefined) {
    return {
      verdict: 'undetermined',
      summary: 'check.os-version.unknown',
      evidence,
      problem: problem('output-not-understood', 'no version that can be compared'),
    };
  }
  if (minimum !== null && againstMinimum < 0) {
    return {
      verdict: 'fail',
      summary: 'check.os-version.too-old',
      args: { version, minimum },
      evidence,
      remedy: 'update-macos',
    };
  }
  // Apple's Platform SSO loses registrations in 15.0 to 15.2; 15.3 mended it.
  if (afterFault >= 0 && compareVersions(version, '15.3') === -1) {
    return {
      verdict: 'attention',
      summary: 'check.os-version.loses-registrations',
      args: { version },
      evidence,
      remedy: 'update-macos',
    };
  }
  return minimum === null
    ? { verdict: 'pass', summary: 'check.os-version.no-minimum', args: { version }, evidence }
    : { verdict: 'pass', summary: 'check.os-version.new-enough', args: { version }, evidence };
}
