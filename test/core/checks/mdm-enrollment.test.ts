import { describe, expect, it } from 'vitest';
import { mdmEnrollmentCheck } from '../../../src-main/core/checks/mdm-enrollment.ts';
import type { Facts } from '../../../src-main/core/facts.ts';
import { checkInputs, host, mdmEnrollment, notApplicable, observedAt, unreadable } from '../examples.ts';

function judge(fact: Facts['mdmEnrollment'], mdm: 'on' | 'off' | 'pending' | null = 'on') {
  return mdmEnrollmentCheck.judge(checkInputs({ facts: { mdmEnrollment: fact }, upstream: { host: host({ mdm }) } }));
}
const on = mdmEnrollment();
const off = mdmEnrollment({ enrolled: false, userApproved: null, viaDep: null, server: null });
const unapproved = mdmEnrollment({ userApproved: false });

describe('the MDM check', () => {
  it('counts for access', () => {
    expect(mdmEnrollmentCheck).toMatchObject({ id: 'mdm-enrollment', blocksByDefault: true });
  });

  it.each([
    ['on here', on, 'on', 'pass', 'on'],
    ['on here, nothing said by the server', on, null, 'pass', 'on'],
    ['on here without a word about approval', mdmEnrollment({ userApproved: null }), 'on', 'pass', 'on'],
    ['on here, off on the server', on, 'off', 'fail', 'not-confirmed'],
    ['on here, pending on the server', on, 'pending', 'fail', 'pending-upstream'],
    ['not approved', unapproved, 'on', 'attention', 'not-approved'],
    ['not approved, off on the server', unapproved, 'off', 'fail', 'not-confirmed'],
    ['off here', off, null, 'fail', 'off'],
    ['off here, on on the server', off, 'on', 'fail', 'off'],
    ['off on both', off, 'off', 'fail', 'off'],
    ['unknown here, off on the server', unreadable, 'off', 'fail', 'off-upstream'],
    ['unknown here, pending on the server', unreadable, 'pending', 'fail', 'pending-upstream'],
    ['unknown here, on on the server', unreadable, 'on', 'undetermined', 'unknown'],
    ['unknown on both', unreadable, null, 'undetermined', 'unknown'],
    ['not applicable here', notApplicable, null, 'undetermined', 'unknown'],
  ] as const)('says with MDM %s', (...[, fact, mdm, verdict, outcome]) => {
    expect(judge(fact, mdm)).toMatchObject({ verdict, summary: `check.mdm-enrollment.${outcome}` });
  });

  it('shows what it was decided from', () => {
    expect(judge(on)).toEqual({
      verdict: 'pass',
      summary: 'check.mdm-enrollment.on',
      evidence: { enrolled: true, userApproved: true, viaDep: true, server: 'mdm.example.com', upstream: 'on' },
      observedAt,
    });
  });

  it('keeps what this Mac says in evidence when the server decides', () => {
    expect(judge(on, 'off').evidence).toEqual({
      enrolled: true,
      userApproved: true,
      viaDep: true,
      server: 'mdm.example.com',
      upstream: 'off',
    });
  });

  it('says how to turn it on, how to approve it, and to look again where it is not known', () => {
    expect(judge(off).remedy).toBe('turn-on-mdm');
    expect(judge(on, 'off').remedy).toBe('tell-server-mdm');
    expect(judge(unapproved).remedy).toBe('approve-mdm');
    expect(judge(unreadable)).toMatchObject({ remedy: 'look-again', problem: { code: 'permission-denied' } });
  });

  it('judges by this Mac alone where the server was not heard', () => {
    const silent = { host: null };
    const of = (fact: Facts['mdmEnrollment']) =>
      mdmEnrollmentCheck.judge(checkInputs({ facts: { mdmEnrollment: fact }, upstream: silent })).verdict;
    expect([of(on), of(unapproved), of(off), of(unreadable)]).toEqual(['pass', 'attention', 'fail', 'undetermined']);
  });
});
