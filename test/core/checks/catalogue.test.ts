import fc from 'fast-check';
import { anyMemory } from '../more-facts.ts';
import { describe, expect, it } from 'vitest';
import { checkIds, type CheckId } from '../../../src-main/contract/ids.ts';
import { checkCatalogue } from '../../../src-main/core/checks/catalogue.ts';
import type { CheckInputs } from '../../../src-main/core/checks/check.ts';
import type { Fact } from '../../../src-main/core/fact.ts';
import { arePoliciesStale, reportPolicies } from '../../../src-main/core/policies.ts';
import { decideRegistration } from '../../../src-main/core/registration.ts';
import { anyFacts, anyReading, anySettings, notKnown } from '../arbitraries.ts';
import { words, own } from '../examples.ts';

const anyInputs: fc.Arbitrary<CheckInputs> = fc
  .record({ facts: anyFacts, upstream: anyReading, settings: anySettings, memory: anyMemory })
  .map(({ facts, upstream, settings, memory }) => ({
    facts,
    registration: decideRegistration(facts.appSso, facts.ssoProfiles),
    upstream,
    policies: reportPolicies(upstream, own),
    policiesStale: arePoliciesStale(upstream),
    settings,
    memory,
  }));

/** Takes away what decides a check. */
const blind: Readonly<Record<CheckId, (inputs: CheckInputs, nothing: Fact<never>) => CheckInputs>> = {
  'company-portal': (inputs, nothing) => ({ ...inputs, facts: { ...inputs.facts, companyPortal: nothing } }),
  'mdm-enrollment': (inputs, nothing) => ({ ...inputs, facts: { ...inputs.facts, mdmEnrollment: nothing } }),
  'management-agent': (inputs, nothing) => ({ ...inputs, facts: { ...inputs.facts, fleetAgent: nothing } }),
  'platform-sso-profile': (inputs, nothing) => ({
    ...inputs,
    facts: { ...inputs.facts, ssoProfiles: nothing, appSso: nothing },
  }),
  'platform-sso-registration': (inputs, nothing) => ({
    ...inputs,
    registration: decideRegistration(nothing, inputs.facts.ssoProfiles),
  }),
  'browser-sso': (inputs, nothing) => ({ ...inputs, facts: { ...inputs.facts, browsers: nothing } }),
  'disk-encryption': (inputs, nothing) => ({ ...inputs, facts: { ...inputs.facts, diskEncryption: nothing } }),
  'os-version': (inputs, nothing) => ({ ...inputs, facts: { ...inputs.facts, macosVersion: nothing } }),
  'upstream-policies': inputs => {
    const upstream = { ...inputs.upstream, policies: null };
    return { ...inputs, upstream, policies: reportPolicies(upstream, own) };
  },
};

describe('every check', () => {
  it('stands in the catalogue once, with MDM first', () => {
    const ids = checkCatalogue.map(({ id }) => id);
    expect([...ids].sort()).toEqual([...checkIds].sort());
    expect(ids[0]).toBe('mdm-enrollment');
  });

  it('counts for access by default, but for those that only inform', () => {
    const informing = checkCatalogue.filter(check => !check.blocksByDefault).map(({ id }) => id);
    expect(informing).toEqual(['browser-sso', 'management-agent', 'disk-encryption', 'os-version']);
  });

  it.each(checkCatalogue)('never passes $id when the fact that decides it is not known', check => {
    fc.assert(
      fc.property(anyInputs, notKnown, (inputs, nothing) => {
        expect(check.judge(blind[check.id](inputs, nothing)).verdict).not.toBe('pass');
      }),
    );
  });

  it.each(checkCatalogue)('says $id in words, with a remedy for every fail', check => {
    fc.assert(
      fc.property(anyInputs, inputs => {
        const finding = check.judge(inputs);
        expect(finding.summary.startsWith(`check.${check.id}.`)).toBe(true);
        expect(words.say(finding.summary, finding.args)).not.toBe('');
        if (finding.verdict === 'fail' || finding.verdict === 'attention') expect(finding.remedy).toBeDefined();
        if (finding.verdict === 'pass') expect(finding.remedy).toBeUndefined();
      }),
    );
  });

  it.each(checkCatalogue)('judges $id the same way twice', check => {
    fc.assert(
      fc.property(anyInputs, inputs => {
        expect(check.judge(inputs)).toEqual(check.judge(inputs));
      }),
    );
  });
});
