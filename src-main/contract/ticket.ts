import type { HeadlineId, HeadlineState, Turn } from './ids.ts';
import type { IdentifierChoice } from './report.ts';
import type {
  AccessReport,
  CaveatReport,
  ContradictionReport,
  EvidenceValue,
  JourneyStop,
  MacReport,
  PolicyFaultReport,
  PolicyVerdict,
  ProblemReport,
  RefetchReport,
  RegistrationCode,
  RegistrationReport,
  ReportingReport,
  Snapshot,
  UpstreamReport,
  Verdict,
} from './snapshot.ts';
import type { TimelineEntry } from './timeline.ts';

/** The ticket as a window shows it before it leaves. */
export type TicketView = {
  /** Markdown; exactly what would be copied. */
  readonly text: string;
  readonly isMasked: boolean;
};

/** A check or policy that counts for access and that nobody has seen pass. */
export type TicketObstacle = {
  readonly kind: 'check' | 'policy';
  readonly id: string;
  readonly name: string;
  readonly verdict: Verdict | PolicyVerdict;
  readonly critical: boolean;
  /** Who evaluated it. */
  readonly source: 'mac' | 'fleet' | 'local';
  readonly seen: string | null;
  readonly problem: ProblemReport | null;
  /** The way out, step by step; empty where nobody knows one. */
  readonly remedy: readonly string[];
  /** Failed at the server and met here, as far as this Mac can tell. */
  readonly fixedHere: boolean;
};

/** A check or policy that is not in order and does not count for access. */
export type TicketRemark = {
  readonly kind: 'check' | 'policy';
  readonly id: string;
  readonly title: string;
  readonly verdict: Verdict;
  readonly summary: string;
  readonly problem: ProblemReport | null;
  /** Who does what about it. */
  readonly wayOut: { readonly turn: Turn; readonly text: string };
};

/** Null where it is not known. */
export type TicketVersions = {
  readonly clearway: string;
  readonly macos: string;
  readonly companyPortal: string | null;
  readonly extension: string | null;
  readonly agent: string | null;
};

export type TicketDoctor = {
  readonly id: string;
  readonly code: RegistrationCode;
  readonly text: string;
  readonly turn: Turn;
  readonly remedy: readonly string[];
  readonly caveats: readonly CaveatReport[];
  readonly evidence: Readonly<Record<string, EvidenceValue>>;
};

/** Where the person stands on the way through registration, in the numbers of the helpdesk's page. */
export type TicketWalk = {
  /** Names the row and column of that page, such as `15/secure-enclave/fleet`. */
  readonly id: string;
  readonly title: string;
  /** Null where every step is done. */
  readonly step: { readonly number: number; readonly id: string; readonly name: string } | null;
};

/** Where a technician looks next. */
export type TicketPlace = { readonly id: string; readonly open: string; readonly look: string };

/** A setting of IT's that has its default, because what was set is not understood. Never its value. */
export type TicketSettingFault = {
  readonly key: string;
  readonly what: 'unknown-key' | 'wrong-value' | 'unknown-check';
};

/** What a helpdesk needs to know about this Mac, without any secret. JSON contract, version 1. */
export type TicketDocument = {
  readonly schemaVersion: 1;
  readonly createdAt: string;
  /** When the Mac was looked at. */
  readonly takenAt: string;
  /**
   * Null on a Mac that answers for itself. A recorded Mac gives its answers of `recordedAt` (null where it does not say
   * when), while servers and the clock are those of the look.
   */
  readonly recording: { readonly recordedAt: string | null } | null;
  /** `masked`: names, users, ids and the serial number are replaced; the helpdesk asks the person for them. */
  readonly identifiers: IdentifierChoice;
  readonly headline: {
    readonly state: HeadlineState;
    readonly id: HeadlineId;
    readonly code: string;
    readonly text: string;
    readonly turn: Turn;
  };
  readonly registration: RegistrationReport;
  /** Null where no step of the registration is this person's to take. */
  readonly walk: TicketWalk | null;
  readonly mac: MacReport;
  readonly versions: TicketVersions;
  readonly obstacles: readonly TicketObstacle[];
  readonly tried: {
    readonly refetch: Pick<RefetchReport, 'state' | 'reason' | 'startedAt' | 'updatedAt' | 'nextTryAt'>;
    readonly access: Pick<AccessReport, 'triedAt' | 'answer' | 'answeredAt'>;
    /** How often registering was tried, as this Mac remembers it. */
    readonly registrations: string | null;
  };
  readonly journey: readonly JourneyStop[];
  readonly contradictions: readonly ContradictionReport[];
  readonly doctor: TicketDoctor | null;
  /** What does not count for access and is not in order. */
  readonly posture: readonly TicketRemark[];
  readonly upstream: UpstreamReport;
  readonly report: ReportingReport | null;
  readonly entra: Snapshot['entra'];
  readonly policyFaults: readonly PolicyFaultReport[];
  readonly settingFaults: readonly TicketSettingFault[];
  /** Newest first, at most 20. */
  readonly timeline: readonly TimelineEntry[];
  readonly places: readonly TicketPlace[];
};
