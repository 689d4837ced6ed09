import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkIds, remedyActions, type RemedyId } from '../../src-main/contract/ids.ts';
import type { RemedyReport } from '../../src-main/contract/snapshot.ts';
import { chooseNextStep } from '../../src-main/core/next-step.ts';
import { worst } from '../../src-main/core/verdict.ts';
import { anyVerdict } from './arbitraries.ts';
import { checkReport, words } from './examples.ts';

function remedy(id: RemedyId): RemedyReport {
  return { id, steps: words.steps(id), action: remedyActions[id] };
}

describe('the next step', () => {
  it('is none where nothing is left to do', () => {
    expect(chooseNextStep([])).toBeNull();
    expect(
      chooseNextStep([checkReport('company-portal'), checkReport('mdm-enrollment', { verdict: 'not-applicable' })]),
    ).toBeNull();
  });

  it('is how to fix the first failing check, and whose turn that is', () => {
    const failing = checkReport('platform-sso-registration', {
      verdict: 'fail',
      summary: 'not registered',
      remedy: remedy('register-mac'),
    });
    expect(chooseNextStep([checkReport('company-portal'), failing])).toEqual({
      check: 'platform-sso-registration',
      turn: 'you',
      text: 'not registered',
      remedy: failing.remedy,
    });
  });

  it('comes from a fail before an undetermined before an attention, wherever they stand', () => {
    const attention = checkReport('mdm-enrollment', { verdict: 'attention' });
    const undetermined = checkReport('company-portal', { verdict: 'undetermined' });
    const fail = checkReport('platform-sso-profile', { verdict: 'fail' });
    expect(chooseNextStep([attention, undetermined, fail])?.check).toBe('platform-sso-profile');
    expect(chooseNextStep([attention, undetermined])?.check).toBe('company-portal');
    expect(chooseNextStep([attention])?.check).toBe('mdm-enrollment');
  });

  it("is IT's turn where there is no remedy", () => {
    expect(chooseNextStep([checkReport('company-portal', { verdict: 'fail' })])).toMatchObject({
      turn: 'it',
      remedy: null,
    });
  });

  it('belongs to the first of the gravest checks', () => {
    fc.assert(
      fc.property(fc.array(anyVerdict, { maxLength: checkIds.length }), verdicts => {
        const checks = verdicts.map((verdict, index) => checkReport(checkIds[index] ?? 'company-portal', { verdict }));
        const gravest = worst(verdicts);
        const open = gravest === 'fail' || gravest === 'undetermined' || gravest === 'attention';
        const first = checks.find(check => check.verdict === gravest);
        expect(chooseNextStep(checks)?.check).toBe(open ? first?.id : undefined);
      }),
    );
  });
});
