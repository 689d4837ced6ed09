import { readDoctorInputs, type DoctorInputs } from '../doctor/doctor-inputs.ts';
import { compareVersions } from '../dotted-version.ts';
import type { Fact } from '../fact.ts';
import type { CompanyPortal } from '../facts.ts';
import { problem } from '../problem.ts';
import type { PortalReceipt, SsoExtension } from '../registration-facts.ts';
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
    const { ssoExtension, portalReceipt } = facts;
    const found = fact.value.installed
      ? judgeFound(fact.value, settings.MinimumCompanyPortalVersion)
      : judgeMissing(fact.value.foundBundleId, ssoExtension, portalReceipt);
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

/** macOS lists the extension of an app that lies anywhere; a receipt outlives its app and proves nothing. */
function judgeMissing(
  foundBundleId: string | null,
  extension: Fact<SsoExtension>,
  receipt: Fact<PortalReceipt>,
): Finding {
  const listed = extension.kind === 'known' && extension.value.listed ? extension.value : null;
  const evidence = {
    installed: false,
    foundBundleId,
    ...(receipt.kind === 'known' && receipt.value.found && { receiptVersion: receipt.value.version }),
    ...(listed !== null && { extensionVersion: listed.version }),
  };
  if (listed !== null) {
    return { verdict: 'undetermined', summary: 'check.company-portal.extension-listed', evidence };
  }
  return {
    verdict: 'fail',
    summary: foundBundleId === null ? 'check.company-portal.missing' : 'check.company-portal.other-app',
    evidence,
    remedy: 'install-company-portal',
  };
}

type Installed = Extract<CompanyPortal, { installed: true }>;

function judgeFound(found: Installed, minimum: string): Finding {
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
