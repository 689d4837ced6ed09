/**
 * The snapshot: the one frozen value that tray, window, command line and `status.json` all draw from.
 * Its JSON shape is a public contract (`schemaVersion` 1); instants are RFC 3339 strings.
 */
import type { ActionId, CheckId, HeadlineId, HeadlineState, RemedyId, Turn } from './ids.ts';

export type Verdict = 'pass' | 'fail' | 'attention' | 'undetermined' | 'not-applicable';

/** Why something is not known, or did not work: a stable code and one sentence for people. */
export type ProblemReport = { readonly code: string; readonly text: string };

export type RemedyReport = {
  readonly id: RemedyId;
  readonly steps: readonly string[];
  readonly action: ActionId | null;
};

export type EvidenceValue = string | number | boolean | null;

export type CheckReport = {
  readonly id: CheckId;
  readonly verdict: Verdict;
  /** Whether this check counts for access, whatever its verdict. */
  readonly blocks: boolean;
  readonly title: string;
  readonly summary: string;
  readonly evidence: Readonly<Record<string, EvidenceValue>>;
  readonly problem: ProblemReport | null;
  readonly remedy: RemedyReport | null;
  readonly observedAt: string | null;
};

export type HeadlineReport = {
  readonly state: HeadlineState;
  readonly id: HeadlineId;
  /** Read out on the phone; never reused for another headline. */
  readonly code: string;
  readonly text: string;
  readonly turn: Turn;
  readonly remedy: RemedyId | null;
};

export type RegistrationState =
  | 'not-configured'
  | 'agent-not-loaded'
  | 'other-provider'
  | 'device-not-registered'
  | 'user-not-registered'
  | 'needs-registration'
  | 'needs-repair'
  | 'sign-in-needed'
  | 'registered'
  | 'unknown';

export type RegistrationCode = 'P0' | 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P6' | 'P7' | 'P8' | 'P9';

export type RegistrationMethod = 'secure-enclave' | 'password' | 'smart-card';

export type RegistrationReport = {
  readonly state: RegistrationState;
  readonly code: RegistrationCode;
  readonly method: RegistrationMethod | null;
  readonly deviceId: string | null;
  readonly tenantId: string | null;
  readonly userPrincipalName: string | null;
  readonly tokensExpireAt: string | null;
};

export type PolicyVerdict = 'pass' | 'fail' | 'pending' | 'undetermined';

/** A web address inside a policy's resolution: where it stands in the text, and the host it leads to. */
export type ResolutionLink = { readonly start: number; readonly end: number; readonly host: string };

export type PolicyReport = {
  readonly id: string;
  readonly name: string;
  readonly verdict: PolicyVerdict;
  readonly blocks: boolean;
  readonly critical: boolean;
  readonly description: string;
  readonly resolution: string | null;
  /** https only; a link is opened by its number, after its host was confirmed. */
  readonly links: readonly ResolutionLink[];
  /** What this Mac says of the same question; a pass beside a failed verdict is fixed here and not yet confirmed. */
  readonly local: 'pass' | 'fail' | 'undetermined' | null;
  /** Who evaluates it: the management server, or this Mac itself. */
  readonly source: PolicySource;
  /** Why it is undetermined, where this Mac evaluates it. */
  readonly problem: ProblemReport | null;
};

export type PolicySource = 'fleet' | 'local';

/** A mistake in IT's list of local policies. `line` (in a text) or `entry` (in a list) say where, from 1. */
export type PolicyFaultReport = {
  readonly code: string;
  readonly text: string;
  readonly line: number | null;
  readonly entry: number | null;
  readonly name: string | null;
};

export type PoliciesReport = {
  readonly state: 'known' | 'unknown' | 'none';
  readonly source: PolicySource | null;
  readonly evaluatedAt: string | null;
  readonly items: readonly PolicyReport[];
  readonly faults: readonly PolicyFaultReport[];
};

export type UpstreamKind = 'fleet' | 'jamf' | 'intune' | 'report' | 'none';

export type UpstreamState =
  | 'ok'
  | 'unreachable'
  | 'token-stale'
  | 'sign-in-required'
  | 'unlicensed'
  | 'rate-limited'
  | 'misconfigured'
  | 'error'
  | 'none';

/** What happens next by itself, and when; null where the moment is not known. */
export type NextByItself = { readonly text: string; readonly at: string | null };

export type UpstreamReport = {
  readonly kind: UpstreamKind;
  /** Host name (and port) only: the path of a Fleet URL holds the device token. */
  readonly server: string | null;
  readonly state: UpstreamState;
  readonly problem: ProblemReport | null;
  readonly lastContactAt: string | null;
  readonly macLastSeenAt: string | null;
  readonly next: NextByItself | null;
  /** By when what fails has to be fixed before access is refused; null where nobody said. */
  readonly deadline: string | null;
};

export type RefetchStateName =
  | 'idle'
  | 'requesting'
  | 'queued'
  | 'accepted'
  | 'answered'
  | 'evaluated'
  | 'telling'
  | 'confirmed'
  | 'settled'
  | 'stopped';

/** One policy that a refetch changed; null where it is new to the list, or gone from it. */
export type PolicyChange = {
  readonly id: string;
  readonly name: string;
  readonly blocks: boolean;
  readonly from: PolicyVerdict | null;
  readonly to: PolicyVerdict | null;
};

export type RefetchReport = {
  readonly state: RefetchStateName;
  readonly reason: string | null;
  readonly startedAt: string | null;
  readonly updatedAt: string | null;
  readonly nextTryAt: string | null;
  /** When it gives up by itself if nothing else happens. */
  readonly deadlineAt: string | null;
  /** What it changed, once it has ended with the policies read; null before that, empty when nothing moved. */
  readonly changes: readonly PolicyChange[] | null;
};

export type StopName = 'mac' | 'asked' | 'evaluated' | 'told' | 'access';
export type StopState = 'done' | 'current' | 'pending' | 'failed' | 'unknown';
export type Basis = 'observed' | 'assumed' | 'reported';

export type JourneyStop = {
  readonly stop: StopName;
  readonly state: StopState;
  readonly basis: Basis;
  readonly at: string | null;
  readonly turn: Turn;
  readonly text: string;
};

export type ContradictionReport = {
  readonly id: string;
  readonly text: string;
  readonly between: readonly [string, string];
  /** What usually lies behind it, likeliest first. */
  readonly causes: readonly string[];
};

/** Something that cannot be seen from here and would change the advice, such as a Focus that hides a notification. */
export type CaveatReport = { readonly id: string; readonly text: string };

/** The registration doctor's one verdict over everything that was found, with the one thing to do next. */
export type DoctorReport = {
  readonly id: string;
  readonly code: RegistrationCode;
  readonly text: string;
  readonly turn: Turn;
  readonly remedy: RemedyReport | null;
  readonly caveats: readonly CaveatReport[];
  readonly evidence: Readonly<Record<string, EvidenceValue>>;
};

export type WalkStepState = 'done' | 'current' | 'pending';

/** One screen on the way through registration. Numbers are the same in every language and in the helpdesk's page. */
export type WalkStepReport = {
  readonly id: string;
  readonly number: number;
  readonly state: WalkStepState;
  /** What the person sees. */
  readonly screen: string;
  readonly text: string;
  /** Which secret the screen wants. */
  readonly secret: 'mac-password' | 'work-password' | 'smart-card-pin' | 'none';
  readonly secretText: string | null;
  /** What the helpdesk says on the phone. */
  readonly say: string;
  readonly failure: { readonly looks: string; readonly then: string } | null;
};

/** The way through registration on this Mac; `id` names the variant, such as `15/secure-enclave/fleet`. */
export type WalkReport = {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly WalkStepReport[];
};

export type EntraState = 'compliant' | 'not-compliant' | 'unmanaged' | 'unknown' | 'not-configured';

/** Signing in is tried by the person and told by the person: nobody else can see it from here. */
export type AccessReport = {
  /** What to offer now: "Try now", or "Did it work?". */
  readonly offer: 'try' | 'answer' | null;
  readonly triedAt: string | null;
  readonly answer: AccessAnswer | null;
  readonly answeredAt: string | null;
};
export type AccessAnswer = 'worked' | 'did-not-work';

/**
 * Where the reports to the service that IT named (`ReportURL`) stand. `pending` have yet to be delivered, `dropped` never
 * will be because newer ones took their place, `quarantined` were refused.
 */
export type ReportingReport = {
  readonly server: string | null;
  readonly pending: number;
  readonly dropped: number;
  readonly quarantined: number;
  readonly lastDeliveredAt: string | null;
  readonly nextTryAt: string | null;
  /** Whether the service judges this Mac, or only takes what it is told; null as long as it has not answered. */
  readonly judges: boolean | null;
  /** What the service said last, by its own clock; null where it has not said. */
  readonly evaluatedAt: string | null;
  readonly compliant: boolean | null;
  readonly problem: ProblemReport | null;
};

export type MacReport = {
  readonly name: string;
  readonly macosVersion: string;
  readonly user: string;
  /** Null where it could not be read. */
  readonly serialNumber: string | null;
};

export type Snapshot = {
  readonly schemaVersion: 1;
  readonly takenAt: string;
  readonly revision: number;
  readonly mac: MacReport;
  readonly headline: HeadlineReport;
  readonly checks: readonly CheckReport[];
  readonly registration: RegistrationReport;
  readonly policies: PoliciesReport;
  readonly upstream: UpstreamReport;
  readonly refetch: RefetchReport;
  readonly journey: readonly JourneyStop[];
  readonly access: AccessReport;
  /** Null where IT named no service. */
  readonly report: ReportingReport | null;
  readonly entra: { readonly state: EntraState; readonly checkedAt: string | null };
  readonly contradictions: readonly ContradictionReport[];
  /** Null before the first look. */
  readonly doctor: DoctorReport | null;
  /** Null where no step of the registration is this person's to take. */
  readonly walk: WalkReport | null;
};
