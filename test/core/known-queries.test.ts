import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerHere, type OwnKnowledge } from '../../src-main/core/known-queries.ts';
import { decideRegistration } from '../../src-main/core/registration.ts';
import type { Facts } from '../../src-main/core/facts.ts';
import { appSso, companyPortal, facts, mdmEnrollment, notApplicable, own, unreadable, device } from './examples.ts';

function knows(change: Partial<Facts>): OwnKnowledge {
  const gathered = facts(change);
  return { facts: gathered, registration: decideRegistration(gathered.appSso, gathered.ssoProfiles) };
}

const portal = "SELECT 1 FROM apps WHERE bundle_identifier = 'com.microsoft.CompanyPortalMac';";
const registration =
  "SELECT 1 FROM app_sso_platform WHERE extension_identifier = 'com.microsoft.CompanyPortalMac.ssoextension' AND realm = 'KERBEROS.MICROSOFTONLINE.COM';";
const mdm = "SELECT 1 FROM mdm WHERE enrolled = 'true';";
const all = [portal, registration, mdm] as const;

const nothingKnown = knows({ companyPortal: unreadable, appSso: unreadable, mdmEnrollment: unreadable });
const allFail = knows({
  companyPortal: companyPortal({ installed: false, foundBundleId: null }),
  appSso: appSso({ device: { ...device, registrationCompleted: false, deviceId: null }, user: null }),
  mdmEnrollment: mdmEnrollment({ enrolled: false }),
});

describe('a policy whose question this Mac has answered by itself', () => {
  it.each(all)('%s', query => {
    expect(answerHere(query, own)).toBe('pass');
    expect(answerHere(query, allFail)).toBe('fail');
    expect(answerHere(query, nothingKnown)).toBeNull();
  });

  it.each([
    [portal, { companyPortal: allFail.facts.companyPortal }],
    [registration, { appSso: allFail.facts.appSso }],
    [mdm, { mdmEnrollment: allFail.facts.mdmEnrollment }],
  ] as const)('is answered from its own fact: %s', (query, change) => {
    const mine = knows(change);
    expect(all.map(one => answerHere(one, mine))).toEqual(all.map(one => (one === query ? 'fail' : 'pass')));
  });

  it('has no answer where only the user is not registered: the table of fleetd has a row all the same', () => {
    expect(answerHere(registration, knows({ appSso: appSso({ user: null }) }))).toBeNull();
  });

  it('has no answer where this Mac does not apply', () => {
    const away = knows({ companyPortal: notApplicable, appSso: notApplicable, mdmEnrollment: notApplicable });
    for (const query of all) expect(answerHere(query, away)).toBeNull();
  });

  it.each([
    ['in capitals', "SELECT 1 FROM MDM WHERE ENROLLED = 'true';"],
    ['in small letters', "select 1 from mdm where enrolled = 'true';"],
    ['without a semicolon', "SELECT 1 FROM mdm WHERE enrolled = 'true'"],
    ['with a semicolon apart', "SELECT 1 FROM mdm WHERE enrolled = 'true' \n ;\n"],
    ['without blanks around the sign', "SELECT 1 FROM mdm WHERE enrolled='true';"],
    ['with a blank before the sign', "SELECT 1 FROM mdm WHERE enrolled ='true';"],
    ['with a blank after the sign', "SELECT 1 FROM mdm WHERE enrolled= 'true';"],
    ['on several lines', "\n  SELECT 1\n\tFROM   mdm\r\n  WHERE enrolled\n=\n'true'\n"],
  ])('is recognised %s', (_what, query) => {
    expect(answerHere(query, own)).toBe('pass');
    expect(answerHere(query, allFail)).toBe('fail');
  });

  it('is recognised in any spelling that means the same', () => {
    const blank = fc.constantFrom(' ', '  ', '\n', '\t', '\r\n ');
    const loose = fc.constantFrom('', ' ', '\n\t');
    const spell = fc.tuple(
      fc.constantFrom(...all),
      blank,
      loose,
      fc.boolean(),
      fc.constantFrom('', ';', ' ;', '\n;\n'),
    );
    fc.assert(
      fc.property(spell, ([query, between, around, loud, end]) => {
        const spelt = query
          .replace(/;$/, '')
          .split(/('[^']*')/)
          .map((part, index) => (index % 2 === 1 ? part : loud ? part.toUpperCase() : part.toLowerCase()))
          .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(' = ', `${around}=${around}`)))
          .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(' ', between)))
          .join('');
        expect(answerHere(around + spelt + end, own)).toBe('pass');
      }),
    );
  });
});

describe('a policy that asks for a version of Company Portal', () => {
  const least = (version: string) =>
    `SELECT 1 FROM apps WHERE bundle_identifier = 'com.microsoft.CompanyPortalMac' AND version_compare(bundle_short_version, '${version}') >= 0;`;
  const has = (shortVersion: string | null) =>
    knows({ companyPortal: companyPortal({ installed: true, shortVersion, buildVersion: '1' }) });

  it('is answered by the version that is here', () => {
    const asked = ['5.2403.0', '5.2404.0', '5.2404.1', '5.10000.0'].map(shortVersion =>
      answerHere(least('5.2404.0'), has(shortVersion)),
    );
    expect(asked).toEqual(['fail', 'pass', 'pass', 'pass']);
    expect(answerHere(least('5.2404.0'), allFail)).toBe('fail');
  });

  it('has no answer where no version is known, or none was asked for', () => {
    expect(answerHere(least('5.2404.0'), has(null))).toBeNull();
    expect(answerHere(least('5.2404.0'), has('new'))).toBeNull();
    expect(answerHere(least('5..'), has('5.2404.0'))).toBeNull();
    expect(answerHere(least('5.2404.0'), nothingKnown)).toBeNull();
    expect(answerHere(least('5.2404.0').replace('>= 0', '< 0'), has('5.2404.0'))).toBeNull();
    expect(answerHere(least('5.2404.0').replace('PortalMac', 'portalMac'), has('5.2404.0'))).toBeNull();
  });
});

describe('a policy that only resembles a known one has no answer from here', () => {
  it.each([
    ['no question at all', null],
    ['an empty one', ''],
    ['a semicolon', ';'],
    ['another condition', "SELECT 1 FROM mdm WHERE enrolled = 'true' AND installed_from_dep = 'true';"],
    ['a condition that is always met', "SELECT 1 FROM mdm WHERE enrolled = 'true' OR 1=1;"],
    ['a negation', "SELECT 1 FROM mdm WHERE enrolled != 'true';"],
    ['the opposite', "SELECT 1 FROM mdm WHERE enrolled = 'false';"],
    ['a double sign', "SELECT 1 FROM mdm WHERE enrolled == 'true';"],
    ['another column', "SELECT 1 FROM mdm WHERE enrolled_user = 'true';"],
    ['another result', "SELECT 2 FROM mdm WHERE enrolled = 'true';"],
    ['a limit', "SELECT 1 FROM mdm WHERE enrolled = 'true' LIMIT 1;"],
    ['a comment after it', "SELECT 1 FROM mdm WHERE enrolled = 'true'; -- checks MDM"],
    ['a comment in it', "SELECT 1 FROM mdm /* all */ WHERE enrolled = 'true';"],
    ['a comment that takes the condition away', "SELECT 1 FROM mdm -- WHERE enrolled = 'true'"],
    ['two statements', "SELECT 1 FROM mdm WHERE enrolled = 'true'; SELECT 1"],
    ['two semicolons', "SELECT 1 FROM mdm WHERE enrolled = 'true';;"],
    ['a semicolon before it', "; SELECT 1 FROM mdm WHERE enrolled = 'true'"],
    ['words run together', "SELECT1FROM mdm WHERE enrolled = 'true'"],
    ['other quotes', 'SELECT 1 FROM mdm WHERE enrolled = "true";'],
    ['no quotes', 'SELECT 1 FROM mdm WHERE enrolled = true;'],
    ['an open quote', "SELECT 1 FROM mdm WHERE enrolled = 'true"],
    ['a quote within the quote', "SELECT 1 FROM mdm WHERE enrolled = 'true''';"],
    ['capitals in the quotes', "SELECT 1 FROM mdm WHERE enrolled = 'TRUE';"],
    ['a blank in the quotes', "SELECT 1 FROM mdm WHERE enrolled = 'true ';"],
    ['a sign in the quotes', "SELECT 1 FROM mdm WHERE enrolled = ' = true';"],
    ['another app', "SELECT 1 FROM apps WHERE bundle_identifier = 'com.microsoft.CompanyPortal';"],
    ['the app in small letters', "SELECT 1 FROM apps WHERE bundle_identifier = 'com.microsoft.companyportalmac';"],
    ['a pattern', "SELECT 1 FROM apps WHERE bundle_identifier LIKE 'com.microsoft.CompanyPortalMac';"],
    ['half of the conditions', registration.replace(" AND realm = 'KERBEROS.MICROSOFTONLINE.COM'", '')],
    ['another realm', registration.replace('KERBEROS.MICROSOFTONLINE.COM', 'KERBEROS.MICROSOFTONLINE.DE')],
    ['any of the conditions', registration.replace(' AND ', ' OR ')],
  ])('%s', (_what, query) => {
    expect(answerHere(query, own)).toBeNull();
    expect(answerHere(query, allFail)).toBeNull();
  });

  it('whatever is added to it or taken from it', () => {
    const anyPart = fc.string({ minLength: 1, maxLength: 6 }).filter(part => /[^\s;]/.test(part));
    fc.assert(
      fc.property(fc.constantFrom(...all), anyPart, fc.boolean(), (query, part, isBefore) => {
        const plain = query.replace(/;$/, '');
        expect(answerHere(isBefore ? part + plain : plain + part, own)).toBeNull();
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.nat(1000), (query, where) => {
        const plain = query.replace(/;$/, '');
        const index = where % plain.length;
        // Blanks around the sign are free.
        fc.pre(plain[index] !== ' ');
        expect(answerHere(plain.slice(0, index) + plain.slice(index + 1), own)).toBeNull();
      }),
    );
  });
});

describe('the longest question that a server may send', () => {
  it.each([
    ['blanks', `SELECT${' '.repeat(100_000)}1`],
    ['blanks at the end of a line', `${mdm}${' \n'.repeat(50_000)}x`],
    ['semicolons', ';'.repeat(100_000)],
    ['quotes', "'".repeat(99_999)],
    ['signs', ' = '.repeat(33_333)],
  ])('made of %s is read in one go', (_what, query) => {
    for (let times = 0; times < 10; times += 1) expect(answerHere(query, own)).toBeNull();
  });
});
