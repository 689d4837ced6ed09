import type { MdmEnrollment } from '../facts.ts';
import type { UpstreamReading } from '../upstream-reading.ts';
import type { Check, CheckInputs, Finding } from './check.ts';

/**
 * Is this Mac enrolled in MDM? Off on this Mac or off in the server's record: either makes Fleet tell Microsoft
 * "not managed", even when every policy passes, so either fails.
 */
export const mdmEnrollmentCheck: Check = {
  id: 'mdm-enrollment',
  blocksByDefault: true,
  judge: ({ facts, upstream }: CheckInputs): Finding => {
    const fact = facts.mdmEnrollment;
    const upstreamMdm = upstream.host?.mdm ?? null;
    if (fact.kind === 'known') {
      const evidence = evidenceOf(fact.value, upstreamMdm);
      if (!fact.value.enrolled) {
        return {
          verdict: 'fail',
          summary: 'check.mdm-enrollment.off',
          evidence,
          remedy: 'turn-on-mdm',
          observedAt: fact.observedAt,
        };
      }
      const off = offUpstream(upstream);
      // Turned on here, which the server has yet to hear of: then there is nothing left to fix, only to tell.
      const told: Finding = off ?? judgeEnrolled(fact.value);
      const summary = upstreamMdm === 'off' ? notConfirmed : told.summary;
      return { ...told, summary, evidence, observedAt: fact.observedAt };
    }
    return (
      offUpstream(upstream) ?? {
        verdict: 'undetermined',
        summary: 'check.mdm-enrollment.unknown',
        evidence: { enrolled: null, upstream: upstreamMdm },
        problem: fact.kind === 'unknown' ? fact.problem : null,
        remedy: 'look-again',
      }
    );
  },
};

const notConfirmed = 'check.mdm-enrollment.not-confirmed' as const;

function offUpstream({ host }: UpstreamReading): Finding | null {
  if (host?.mdm !== 'off' && host?.mdm !== 'pending') return null;
  return {
    verdict: 'fail',
    summary: host.mdm === 'off' ? 'check.mdm-enrollment.off-upstream' : 'check.mdm-enrollment.pending-upstream',
    evidence: { upstream: host.mdm },
    remedy: 'tell-server-mdm',
    observedAt: host.readAt,
  };
}

function judgeEnrolled(enrollment: MdmEnrollment): Finding {
  return enrollment.userApproved === false
    ? { verdict: 'attention', summary: 'check.mdm-enrollment.not-approved', remedy: 'approve-mdm' }
    : { verdict: 'pass', summary: 'check.mdm-enrollment.on' };
}

function evidenceOf(enrollment: MdmEnrollment, upstream: string | null): NonNullable<Finding['evidence']> {
  return {
    enrolled: enrollment.enrolled,
    userApproved: enrollment.userApproved,
    viaDep: enrollment.viaDep,
    server: enrollment.server,
    upstream,
  };
}
