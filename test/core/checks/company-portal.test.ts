import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companyPortalCheck } from '../../../src-main/core/checks/company-portal.ts';
import { compareVersions } from '../../../src-main/core/dotted-version.ts';
import { known } from '../../../src-main/core/fact.ts';
import { checkInputs, companyPortal, notApplicable, observedAt, unreadable } from '../examples.ts';

const listed = known({ listed: true, election: 'enabled', version: '5.2604.1' } as const, { observedAt, source: 'x' });
const notListed = known({ listed: false } as const, { observedAt, source: 'x' });

function judge(shortVersion: string | null, minimum = '5.2404.0', buildVersion: string | null = null) {
  const fact = companyPortal({ installed: true, shortVersion, buildVersion });
  return companyPortalCheck.judge(
    checkInputs({ facts: { companyPortal: fact }, settings: { MinimumCompanyPortalVersion: minimum } }),
  );
}

describe('the Company Portal check', () => {
  it('counts for access', () => {
    expect(companyPortalCheck).toMatchObject({ id: 'company-portal', blocksByDefault: true });
  });

  it.each([
    ['5.2404.0', 'pass'],
    ['5.2404', 'pass'],
    ['5.2410.1', 'pass'],
    ['6.0', 'pass'],
    ['5.2403.99', 'fail'],
    ['2.18', 'fail'],
  ] as const)('says of version %s: %s', (version, verdict) => {
    expect(judge(version)).toMatchObject({ verdict, observedAt, evidence: { installed: true, version } });
  });

  it('says what is too old, what is needed, and how to get there', () => {
    expect(judge('5.2312.0')).toEqual({
      verdict: 'fail',
      summary: 'check.company-portal.too-old',
      args: { version: '5.2312.0', minimum: '5.2404.0' },
      evidence: { installed: true, version: '5.2312.0', buildVersion: null, minimum: '5.2404.0' },
      remedy: 'update-company-portal',
      observedAt,
    });
  });

  it("uses the organization's own minimum", () => {
    expect(judge('5.2410.0', '5.2501.0').verdict).toBe('fail');
    expect(judge('5.2310.0', '5.2301.0').verdict).toBe('pass');
  });

  it('uses the build version only where the short one is missing', () => {
    expect(judge(null, '5.2404.0', '53.2404.1')).toMatchObject({ verdict: 'pass', evidence: { version: '53.2404.1' } });
    expect(judge('5.2310.0', '5.2404.0', '53.2404.1').verdict).toBe('fail');
  });

  it('fails when it is missing', () => {
    const fact = companyPortal({ installed: false, foundBundleId: null });
    expect(companyPortalCheck.judge(checkInputs({ facts: { companyPortal: fact, ssoExtension: notListed } }))).toEqual({
      verdict: 'fail',
      summary: 'check.company-portal.missing',
      evidence: { installed: false, foundBundleId: null },
      remedy: 'install-company-portal',
      observedAt,
    });
  });

  it('fails when another app lies in its place, and says so', () => {
    const fact = companyPortal({ installed: false, foundBundleId: 'com.example.other' });
    const given = { companyPortal: fact, ssoExtension: notListed };
    expect(companyPortalCheck.judge(checkInputs({ facts: given }))).toMatchObject({
      verdict: 'fail',
      summary: 'check.company-portal.other-app',
      evidence: { foundBundleId: 'com.example.other' },
    });
  });

  it.each([null, 'com.example.other'])('never fails where macOS lists its extension, beside %s', foundBundleId => {
    const given = companyPortal({ installed: false, foundBundleId });
    expect(companyPortalCheck.judge(checkInputs({ facts: { companyPortal: given, ssoExtension: listed } }))).toEqual({
      verdict: 'undetermined',
      summary: 'check.company-portal.extension-listed',
      evidence: { installed: false, foundBundleId, extensionVersion: '5.2604.1' },
      observedAt,
    });
  });

  it('fails where the extension is not known, and takes a receipt for a hint', () => {
    const portalReceipt = known(
      { found: true, packageId: 'com.microsoft.CompanyPortalMac', version: '5.2504.0', installedAt: null },
      { observedAt, source: 'x' },
    );
    const given = { companyPortal: companyPortal({ installed: false, foundBundleId: null }), portalReceipt };
    for (const ssoExtension of [unreadable, notApplicable, notListed]) {
      expect(companyPortalCheck.judge(checkInputs({ facts: { ...given, ssoExtension } }))).toMatchObject({
        verdict: 'fail',
        summary: 'check.company-portal.missing',
        evidence: { installed: false, receiptVersion: '5.2504.0' },
      });
    }
  });

  it.each([null, '', 'newest', '5.2404.0-beta'])('says undetermined for the version %j', version => {
    expect(judge(version)).toMatchObject({
      verdict: 'undetermined',
      summary: 'check.company-portal.unknown',
      problem: { code: 'output-not-understood' },
    });
  });

  it('says undetermined when its bundle cannot be read', () => {
    expect(companyPortalCheck.judge(checkInputs({ facts: { companyPortal: unreadable } }))).toEqual({
      verdict: 'undetermined',
      summary: 'check.company-portal.unknown',
      problem: { code: 'permission-denied' },
    });
    expect(companyPortalCheck.judge(checkInputs({ facts: { companyPortal: notApplicable } })).verdict).toBe(
      'undetermined',
    );
  });

  it('passes only with a version that is at least the minimum', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('5.2404.0', '5.2403', '5.2405.1')), version => {
        const enough = (compareVersions(version, '5.2404.0') ?? -1) >= 0;
        expect(judge(version).verdict === 'pass').toBe(enough);
      }),
    );
  });
});
