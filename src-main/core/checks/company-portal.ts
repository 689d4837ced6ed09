import { readDoctorInputs, type DoctorInputs } from '../doctor/doctor-inputs.ts';
import { compareVersions } from '../dotted-version.ts';
import type { CompanyPortal } from '../facts.ts';
import { problem } from '../problem.ts';
import type { Check, CheckInputs, Finding } from './check.ts';

/** Is Company Portal here, and new enough to carry Platform SSO? */
export const companyPortalCheck: Check = {
  id: 'company-portal',
  blocksByDefault: true,
  judge: (inputs: CheckInputs): Finding => {
    const { facts, settings } = inputs;
    const fact = facts.companyPortal;
    if (fact.kind !== 'known') {
      return {
        verdict: 'undetermined',
        summary: 'check.company-portal.unknown',
        problem: fact.kind === 'unknown' ? fact.problem : null,
      };
    }
    const found = judgeFound(fact.value, settings.MinimumCompanyPortalVersion);
    const extension = found.verdict === 'pass' ? judgeExtension(readDoctorInputs(inputs).extension) : null;
    return { ...found, ...extension, observedAt: fact.observedAt };
  },
};

/** The app alone registers nothing: macOS runs its extension for that. */
function judgeExtension(extension: DoctorInputs['extension']): Pick<Finding, 'verdict' | 'summary' | 'remedy'> | null {
  if (extension === 'disabled') {
    return {
      verdict: 'attention',
      summary: 'check.company-portal.extension-disabled',
      remedy: 'ask-it-for-extension',
    };
  }
  return extension === 'not-listed'
    ? {
        verdict: 'attention',
        summary: 'check.company-portal.extension-not-listed',
        remedy: 'restart-for-extension',
      }
    : null;
}

function judgeFound(found: CompanyPortal, minimum: string): Finding {
  if (!found.installed) {
    return {
      verdict: 'fail',
      summary: found.foundBundleId === null ? 'check.company-portal.missing' : 'check.company-portal.other-app',
      evidence: { installed: false, foundBundleId: found.foundBundleId },
      remedy: 'install-company-portal',
    };
  }
  const version = found.shortVersion ?? found.buildVersion;
  const order = version === null ? undefined : compareVersions(version, minimum);
  const evidence = { installed: true, version, buildVersion: found.buildVersion, minimum };
  if (version === null || order === undefined) {
    return {
      verdict: 'undetermined',
      summary: 'check.company-portal.unknown',
      evidence,
      problem: problem('output-not-understood', 'no version that can be compared'),
    };
  }
  return order < 0
    ? {
        verdict: 'fail',
        summary: 'check.company-portal.too-old',
        args: { version, minimum },
        evidence,
        remedy: 'update-company-portal',
      }
    : { verdict: 'pass', summary: 'check.company-portal.current', args: { version }, evidence };
}
