import type { IdentifierChoice, ReportCause, ReportDocument, ReportedPolicy } from '../contract/report.ts';
import type { PoliciesReport, Snapshot } from '../contract/snapshot.ts';
import { maskIdentifiers } from './mask-identifiers.ts';

/** Everything about a report that does not stand in the snapshot. */
export type ReportParts = {
  readonly idempotencyKey: string;
  readonly stream: string;
  readonly sequence: number;
  readonly createdAt: string;
  readonly cause: ReportCause;
  readonly appVersion: string;
  readonly dropped: number;
  readonly identifiers: IdentifierChoice;
};

/** Makes the report of one snapshot. Pure: the same parts give the same report, key by key. */
export function composeReport(snapshot: Snapshot, parts: ReportParts): ReportDocument {
  const told = parts.identifiers === 'full' ? snapshot : maskIdentifiers(snapshot);
  return {
    schemaVersion: 1,
    idempotencyKey: parts.idempotencyKey,
    sequence: parts.sequence,
    createdAt: parts.createdAt,
    cause: parts.cause,
    source: { stream: parts.stream, appVersion: parts.appVersion },
    dropped: parts.dropped,
    identifiers: parts.identifiers,
    mac: told.mac,
    policies: reportedPolicies(told.policies),
    snapshot: told,
  };
}

function reportedPolicies({ items }: PoliciesReport): readonly ReportedPolicy[] {
  return items.map(({ id, name, verdict, blocks, critical, source, problem }) => ({
    id,
    name,
    verdict,
    blocks,
    critical,
    source,
    problem: problem?.code ?? null,
  }));
}

type Judged = Pick<Snapshot, 'checks' | 'policies' | 'registration' | 'entra' | 'contradictions'> & {
  readonly access: Pick<Snapshot['access'], 'answer'>;
};

/**
 * What must move before anything is worth a report of its own: the verdicts as JSON, without times and revisions. The
 * headline is left out: it also says what the service itself answered, and that is no news to it.
 */
export function verdictsOf({ checks, policies, registration, entra, access, contradictions }: Judged): string {
  return JSON.stringify([
    sorted(checks.map(({ id, verdict, blocks }) => [id, verdict, blocks])),
    policies.state,
    sorted(policies.items.map(({ id, verdict, blocks, critical, local }) => [id, verdict, blocks, critical, local])),
    registration.state,
    entra.state,
    access.answer,
    sorted(contradictions.map(({ id }) => [id])),
  ]);
}

/** In one order: that of the policies also says which of them blocks. */
function sorted(rows: readonly (readonly unknown[])[]): readonly string[] {
  return rows.map(row => JSON.stringify(row)).sort();
}
