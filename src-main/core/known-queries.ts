import type { PolicyReport } from '../contract/snapshot.ts';
import type { Facts } from './facts.ts';
import { compareVersions } from './dotted-version.ts';
import type { Registration } from './registration.ts';

/** What this Mac knows by itself, for questions that it has asked anyway. */
export type OwnKnowledge = { readonly facts: Facts; readonly registration: Registration };

type Known = { readonly query: string; readonly answer: (own: OwnKnowledge) => PolicyReport['local'] };

const known = (truth: boolean | null): PolicyReport['local'] => (truth === null ? null : truth ? 'pass' : 'fail');

/** Registrations for which fleetd's table is certain to be empty. */
const withoutRow: readonly string[] = ['not-configured', 'device-not-registered', 'other-provider'];

const registrationQuery =
  "select 1 from app_sso_platform where extension_identifier = 'com.microsoft.CompanyPortalMac.ssoextension' and realm = 'KERBEROS.MICROSOFTONLINE.COM'";

/**
 * Policies whose question this Mac has answered already, word for word. A query that only resembles one of these may ask
 * something else, so nothing is guessed. The first two stand in Fleet's guide to Entra conditional access.
 * https://fleetdm.com/guides/entra-conditional-access-integration
 */
const knownQueries: readonly Known[] = [
  {
    query: "select 1 from apps where bundle_identifier = 'com.microsoft.CompanyPortalMac'",
    answer: ({ facts: { companyPortal } }) =>
      known(companyPortal.kind === 'known' ? companyPortal.value.installed : null),
  },
  {
    query: registrationQuery,
    // fleetd's table has a row as soon as the device is registered, so a user who is not says nothing certain.
    answer: ({ registration: { report } }) =>
      report.state === 'registered' ? 'pass' : withoutRow.includes(report.state) ? 'fail' : null,
  },
  {
    query: "select 1 from mdm where enrolled = 'true'",
    answer: ({ facts: { mdmEnrollment } }) =>
      known(mdmEnrollment.kind === 'known' ? mdmEnrollment.value.enrolled : null),
  },
];

/** The kit for Fleet asks for a version as well, one that IT names. */
const portalQuery =
  /^select 1 from apps where bundle_identifier = 'com\.microsoft\.CompanyPortalMac' and version_compare\(bundle_short_version, '([\d.]+)'\) > = 0$/;

function portalAnswer(least: string, { facts: { companyPortal } }: OwnKnowledge): PolicyReport['local'] {
  if (companyPortal.kind !== 'known') return null;
  if (!companyPortal.value.installed) return 'fail';
  const order = compareVersions(companyPortal.value.shortVersion ?? '', least);
  return known(order === undefined ? null : order >= 0);
}

/** This Mac's own answer to a policy's question; null where it has none. */
export function answerHere(query: string | null, own: OwnKnowledge): PolicyReport['local'] {
  if (query === null) return null;
  const plain = normalise(query);
  const least = portalQuery.exec(plain)?.[1];
  if (least !== undefined) return portalAnswer(least, own);
  return knownQueries.find(row => row.query === plain)?.answer(own) ?? null;
}

/** Whether this Mac answers a question from what it has asked anyway, so that osquery need not be started for it. */
export function isKnownQuery(query: string): boolean {
  const plain = normalise(query);
  return portalQuery.test(plain) || knownQueries.some(row => row.query === plain);
}

/** Whether a question is the one whether this Mac's device id is there for the server to read. */
export function isRegistrationQuery(query: string | null): boolean {
  return query !== null && normalise(query) === registrationQuery;
}

/** One spelling of a statement; what stands in quotes is left as it is, because its case can matter. */
function normalise(query: string): string {
  const trimmed = query.trim();
  // No pattern looks for the end: over a long run of blanks it would begin anew at each of them.
  const statement = trimmed.endsWith(';') ? trimmed.slice(0, -1).trimEnd() : trimmed;
  const parts = statement.split(/('[^']*')/);
  const plain = parts.map((part, index) =>
    index % 2 === 1 ? part : part.replaceAll(/\s+/g, ' ').replaceAll(/ ?= ?/g, ' = ').toLowerCase(),
  );
  return plain.join('');
}
