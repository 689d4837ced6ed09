import type { IdentifierChoice } from '../../contract/report.ts';
import type { EvidenceValue, Snapshot } from '../../contract/snapshot.ts';
import type { TicketDoctor, TicketDocument, TicketVersions, TicketWalk } from '../../contract/ticket.ts';
import type { TimelineEntry } from '../../contract/timeline.ts';
import type { SettingComplaint } from '../config.ts';
import type { Redactor } from '../redact/redact.ts';
import type { Words } from '../words.ts';
import { clipTexts } from './clip-texts.ts';
import { findObstacles } from './find-obstacles.ts';
import { findRemarks } from './find-remarks.ts';
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
  readonly complaints: readonly SettingComplaint[];
  readonly recording: TicketDocument['recording'];
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
    recording: inputs.recording,
    identifiers,
    headline: {
      state: headline.state,
      id: headline.id,
      code: headline.code,
      text: headline.text,
      turn: headline.turn,
    },
    registration: snapshot.registration,
    walk: findWalk(snapshot),
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
    posture: findRemarks(snapshot, words),
    upstream: snapshot.upstream,
    report: snapshot.report,
    entra: snapshot.entra,
    policyFaults: snapshot.policies.faults,
    settingFaults: redactor.value(inputs.complaints.map(({ key, what }) => ({ key: key.slice(0, 80), what }))),
    timeline,
    places: findPlaces(snapshot, words),
  };
}

function reportDoctor({ doctor }: Snapshot): TicketDoctor | null {
  if (doctor === null) return null;
  const { id, code, text, turn, remedy, caveats, evidence } = doctor;
  return { id, code, text, turn, remedy: remedy?.steps ?? [], caveats, evidence };
}

/** The first step that is not done is the one that the person stands at. */
function findWalk({ walk }: Snapshot): TicketWalk | null {
  if (walk === null) return null;
  const step = walk.steps.find(({ state }) => state === 'current');
  const { id, title } = walk;
  return { id, title, step: step === undefined ? null : { number: step.number, id: step.id, name: step.screen } };
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

function textOf(value: EvidenceValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
