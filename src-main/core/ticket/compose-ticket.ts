import type { IdentifierChoice } from '../../contract/report.ts';
import type { EvidenceValue, PolicyReport, Snapshot } from '../../contract/snapshot.ts';
import type {
  TicketDoctor,
  TicketDocument,
  TicketObstacle,
  TicketRemark,
  TicketVersions,
} from '../../contract/ticket.ts';
import type { TimelineEntry } from '../../contract/timeline.ts';
import type { Redactor } from '../redact/redact.ts';
import type { Words } from '../words.ts';
import { clipTexts } from './clip-texts.ts';
import { maskForTicket } from './mask-for-ticket.ts';
import { findPlaces } from './next-places.ts';

/** Everything that a ticket is made of. */
export type TicketInputs = {
  readonly snapshot: Snapshot;
  /** Newest first. */
  readonly timeline: readonly TimelineEntry[];
  readonly identifiers: IdentifierChoice;
  readonly createdAt: string;
  readonly appVersion: string;
  /** Knows the secrets of this Mac. */
  readonly redactor: Redactor;
  readonly words: Words;
};

const mostEntries = 20;

/** Makes the ticket of one snapshot: masked where that was chosen, and redacted in any case. */
export function composeTicket(inputs: TicketInputs): TicketDocument {
  const { identifiers, redactor, words } = inputs;
  const recent = inputs.timeline.slice(0, mostEntries);
  // Redacted first: a mask within a secret would leave pieces of it that look like nothing.
  const bare = redactor.value(clipTexts({ snapshot: inputs.snapshot, timeline: recent }));
  const { snapshot, timeline } = identifiers === 'masked' ? maskForTicket(bare) : bare;
  const { headline, refetch, access } = snapshot;
  return {
    schemaVersion: 1,
    createdAt: inputs.createdAt,
    takenAt: snapshot.takenAt,
    identifiers,
    headline: {
      state: headline.state,
      id: headline.id,
      code: headline.code,
      text: headline.text,
      turn: headline.turn,
    },
    registration: snapshot.registration,
    mac: snapshot.mac,
    versions: findVersions(snapshot, inputs.appVersion),
    obstacles: findObstacles(snapshot),
    tried: {
      refetch: {
        state: refetch.state,
        reason: refetch.reason,
        startedAt: refetch.startedAt,
        updatedAt: refetch.updatedAt,
        nextTryAt: refetch.nextTryAt,
      },
      access: { triedAt: access.triedAt, answer: access.answer, answeredAt: access.answeredAt },
      registrations: textOf(snapshot.doctor?.evidence['tries']),
    },
    journey: snapshot.journey,
    contradictions: snapshot.contradictions,
    doctor: reportDoctor(snapshot),
    posture: findPosture(snapshot),
    upstream: snapshot.upstream,
    report: snapshot.report,
    entra: snapshot.entra,
    policyFaults: snapshot.policies.faults,
    timeline,
    places: findPlaces(snapshot, words),
  };
}

/** Failing before unknown, and what the list of policies says before the check that only counts them. */
function findObstacles({ checks, policies }: Snapshot): readonly TicketObstacle[] {
  const fromPolicies = policies.items.filter(({ blocks, verdict }) => blocks && verdict !== 'pass').map(policyObstacle);
  const fromChecks = checks
    .filter(({ blocks, verdict }) => blocks && verdict !== 'pass' && verdict !== 'not-applicable')
    .filter(({ id }) => id !== 'upstream-policies' || fromPolicies.length === 0)
    .map(
      (check): TicketObstacle => ({
        kind: 'check',
        id: check.id,
        name: check.title,
        verdict: check.verdict,
        critical: false,
        source: 'mac',
        seen: check.summary,
        problem: check.problem,
        remedy: oneLine(check.remedy?.steps ?? []),
        fixedHere: false,
      }),
    );
  const all = [...fromChecks, ...fromPolicies];
  return [...all.filter(({ verdict }) => verdict === 'fail'), ...all.filter(({ verdict }) => verdict !== 'fail')];
}

function policyObstacle(item: PolicyReport): TicketObstacle {
  return {
    kind: 'policy',
    id: item.id,
    name: item.name,
    verdict: item.verdict,
    critical: item.critical,
    source: item.source,
    seen: item.description === '' ? null : item.description,
    problem: item.problem,
    // Nobody knows yet whether there is anything to mend.
    remedy: item.verdict === 'fail' ? oneLine([item.resolution ?? '']) : null,
    fixedHere: item.verdict === 'fail' && item.local === 'pass',
  };
}

/** Of policies only those that fail: one that is still to run and does not count is nobody's concern. */
function findPosture({ checks, policies }: Snapshot): readonly TicketRemark[] {
  const fromChecks = checks
    .filter(({ blocks, verdict }) => !blocks && verdict !== 'pass' && verdict !== 'not-applicable')
    .map(
      ({ id, title, verdict, summary, problem }): TicketRemark => ({
        kind: 'check',
        id,
        title,
        verdict,
        summary,
        problem,
      }),
    );
  const fromPolicies = policies.items
    .filter(({ blocks, verdict }) => !blocks && verdict === 'fail')
    .map(
      ({ id, name, problem }): TicketRemark => ({
        kind: 'policy',
        id,
        title: name,
        verdict: 'fail',
        summary: '',
        problem,
      }),
    );
  return [...fromChecks, ...fromPolicies];
}

function reportDoctor({ doctor }: Snapshot): TicketDoctor | null {
  if (doctor === null) return null;
  const { id, code, text, turn, remedy, caveats, evidence } = doctor;
  return { id, code, text, turn, remedy: oneLine(remedy?.steps ?? []), caveats, evidence };
}

function findVersions({ mac, checks, doctor }: Snapshot, clearway: string): TicketVersions {
  const evidenceOf = (id: string): Readonly<Record<string, EvidenceValue>> =>
    checks.find(check => check.id === id)?.evidence ?? {};
  const agent = evidenceOf('management-agent');
  return {
    clearway,
    macos: mac.macosVersion,
    companyPortal: textOf(evidenceOf('company-portal')['version']),
    extension: textOf(doctor?.evidence['extensionVersion']),
    agent: textOf(agent['version']) ?? textOf(agent['agent']),
  };
}

function oneLine(texts: readonly string[]): string | null {
  const line = texts.join(' ').replaceAll(/\s+/g, ' ').trim();
  return line === '' ? null : line;
}

function textOf(value: EvidenceValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
