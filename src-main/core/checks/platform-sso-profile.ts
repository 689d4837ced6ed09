import type { Fact } from '../fact.ts';
import type { AppSso, Facts, SsoProfile } from '../facts.ts';
import { problem, type Problem } from '../problem.ts';
import { decideDoctor } from '../doctor/decide-doctor.ts';
import { readDoctorInputs } from '../doctor/doctor-inputs.ts';
import { microsoftSsoExtension } from '../registration.ts';
import type { Check, CheckInputs, Finding } from './check.ts';

/**
 * Did IT's Platform SSO profile arrive? A readable managed plist decides; the device configuration that the agent
 * loaded is asked only when there is none.
 */
export const platformSsoProfileCheck: Check = {
  id: 'platform-sso-profile',
  blocksByDefault: true,
  judge: (inputs: CheckInputs): Finding => {
    const found = judgePresence(inputs.facts);
    const read = readDoctorInputs(inputs);
    if (read.profile === 'duplicate') return { ...found, ...conflict };
    const isAskedAgain = found.verdict === 'pass' && decideDoctor(read).verdict === 'method-changing';
    return isAskedAgain ? { ...found, ...methodChanging } : found;
  },
};

function judgePresence({ ssoProfiles, appSso }: Facts): Finding {
  if (ssoProfiles.kind === 'known' && ssoProfiles.value.length > 0) {
    return { ...judgeManaged(ssoProfiles.value), observedAt: ssoProfiles.observedAt };
  }
  return judgeByAgent(appSso, ssoProfiles.kind === 'unknown' ? ssoProfiles.problem : null);
}

const methodChanging = {
  verdict: 'attention',
  summary: 'check.platform-sso-profile.method-changing',
  remedy: 'answer-next-prompt',
} as const satisfies Finding;

/** The same profile twice, in two shapes: macOS takes either. */
const conflict = {
  verdict: 'attention',
  summary: 'check.platform-sso-profile.conflict',
  remedy: 'ask-it-for-one-profile',
} as const satisfies Finding;

function judgeManaged(profiles: readonly SsoProfile[]): Finding {
  const microsoft = profiles.filter(profile => profile.extensionIdentifier === microsoftSsoExtension);
  const best = microsoft.find(profile => profile.platformSso) ?? microsoft[0] ?? profiles[0];
  const evidence = {
    extensionIdentifier: best?.extensionIdentifier ?? null,
    level: best?.level ?? null,
    platformSso: best?.platformSso ?? null,
    seenIn: 'managed preferences',
  };
  if (best === undefined || best.extensionIdentifier !== microsoftSsoExtension) return otherProvider(evidence);
  return best.platformSso
    ? { verdict: 'pass', summary: 'check.platform-sso-profile.applied', evidence }
    : {
        verdict: 'attention',
        summary: 'check.platform-sso-profile.extension-only',
        evidence,
        remedy: 'ask-it-for-platform-sso',
      };
}

function judgeByAgent(appSso: Fact<AppSso>, unreadable: Problem | null): Finding {
  if (appSso.kind !== 'known') {
    return undetermined(unreadable ?? (appSso.kind === 'unknown' ? appSso.problem : null));
  }
  const { device } = appSso.value;
  const observedAt = appSso.observedAt;
  if (device === null) {
    // With an unreadable plist lying there, the agent's silence does not prove that the profile is missing.
    if (unreadable !== null) return undetermined(unreadable);
    return {
      verdict: 'fail',
      summary: 'check.platform-sso-profile.missing',
      evidence: { seenIn: 'app-sso', deviceConfiguration: null },
      remedy: 'ask-it-for-profile',
      observedAt,
    };
  }
  const evidence = { extensionIdentifier: device.extensionIdentifier, seenIn: 'app-sso' };
  if (device.extensionIdentifier === null) {
    return { ...undetermined(problem('output-not-understood', 'no extensionIdentifier')), evidence, observedAt };
  }
  return device.extensionIdentifier === microsoftSsoExtension
    ? { verdict: 'pass', summary: 'check.platform-sso-profile.applied-by-agent', evidence, observedAt }
    : { ...otherProvider(evidence), observedAt };
}

function otherProvider(evidence: NonNullable<Finding['evidence']>): Finding {
  return {
    verdict: 'fail',
    summary: 'check.platform-sso-profile.other-provider',
    evidence,
    remedy: 'ask-it-other-provider',
  };
}

function undetermined(why: Problem | null): Finding {
  return { verdict: 'undetermined', summary: 'check.platform-sso-profile.unknown', problem: why };
}
