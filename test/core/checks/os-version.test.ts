import { describe, expect, it } from 'vitest';
import { osVersionCheck } from '../../../src-main/core/checks/os-version.ts';
import { known } from '../../../src-main/core/fact.ts';
import { checkInputs, observedAt, unreadable } from '../examples.ts';

function judge(version: string, minimum: string | null = null) {
  const macosVersion = known(version, { observedAt, source: 'example' });
  return osVersionCheck.judge(checkInputs({ facts: { macosVersion }, settings: { MinimumMacOSVersion: minimum } }));
}

describe('the version of macOS', () => {
  it.each([
    ['13.6.1', null, 'pass', 'no-minimum'],
    ['14.7.9', null, 'pass', 'no-minimum'],
    ['15.0', null, 'attention', 'loses-registrations'],
    ['15.2.9', null, 'attention', 'loses-registrations'],
    ['15.3', null, 'pass', 'no-minimum'],
    ['26.1', null, 'pass', 'no-minimum'],
    ['15.6', '15.6', 'pass', 'new-enough'],
    ['15.10', '15.6', 'pass', 'new-enough'],
    ['15.5.9', '15.6', 'fail', 'too-old'],
    ['15.1', '15.6', 'fail', 'too-old'],
    ['15.1', '14.0', 'attention', 'loses-registrations'],
  ] as const)('%s against a minimum of %s: %s', (version, minimum, verdict, outcome) => {
    expect(judge(version, minimum)).toMatchObject({
      verdict,
      summary: `check.os-version.${outcome}`,
      evidence: { version, minimum },
      observedAt,
    });
    expect(judge(version, minimum).remedy).toBe(verdict === 'pass' ? undefined : 'update-macos');
  });

  it('is not known where macOS did not say it, or said something else', () => {
    expect(judge('Sequoia', '15.6')).toMatchObject({
      verdict: 'undetermined',
      problem: { code: 'output-not-understood' },
    });
    expect(osVersionCheck.judge(checkInputs({ facts: { macosVersion: unreadable } }))).toMatchObject({
      verdict: 'undetermined',
      problem: { code: 'permission-denied' },
    });
  });
});
