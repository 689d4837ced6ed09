import { remedyActions } from '../contract/ids.ts';
import type {
  CheckReport,
  MacReport,
  PolicyChange,
  ProblemReport,
  Snapshot,
  UpstreamReport,
} from '../contract/snapshot.ts';
import { reportAccess, type AccessState } from './access.ts';
import { checkCatalogue } from './checks/catalogue.ts';
import type { Check, CheckInputs } from './checks/check.ts';
import type { Settings } from './config.ts';
import { findContradictions } from './contradictions.ts';
import { reportDoctor } from './doctor/report-doctor.ts';
import type { Facts } from './facts.ts';
import { decideHeadline } from './headline.ts';
import { drawJourney } from './journey.ts';
import type { LocalKnowledge } from './local-items.ts';
import { managingVendor } from './managing-vendor.ts';
import { arePoliciesStale, reportPolicies } from './policies.ts';
import { sayPolicyFault } from './policy-fault-words.ts';
import type { Problem } from './problem.ts';
import { isUnderWay, reportRefetch, type RefetchState } from './refetch-state.ts';
import { decideRegistration } from './registration.ts';
import type { RegistrationMemory } from './registration-memory.ts';
import { verdictsOf } from './report.ts';
import { reportReporting, type ReportingState } from './reporting.ts';
import { reportNext, type NextLook } from './upstream-next.ts';
import type { UpstreamReading } from './upstream-reading.ts';
import { usualSeconds } from './usual-duration.ts';
import { drawWalk } from './walk/draw-walk.ts';
import { wordsOfService } from './words-of-service.ts';
import { wordsWithoutServer } from './words-without-server.ts';
import type { Words } from './words.ts';
import { isUnheard } from './unheard.ts';
import { readTicket } from './work-ticket.ts';

/** Everything one snapshot is made of. */
export type SnapshotInputs = {
  readonly takenAt: string;
  readonly revision: number;
  readonly mac: Omit<MacReport, 'serialNumber'>;
  readonly facts: Facts;
  readonly settings: Settings;
  readonly upstream: UpstreamReading;
  /** What this Mac evaluates itself. */
  readonly local: Pick<LocalKnowledge, 'reading' | 'answers'>;
  /** Null where IT named no service to report to. */
  readonly reporting: ReportingState | null;
  readonly refetch: RefetchState;
  readonly access: AccessState;
  readonly memory: RegistrationMemory;
  /** What the last refetch changed, once it has ended. */
  readonly changes: readonly PolicyChange[] | null;
  /** How long earlier refetches took on this Mac, in milliseconds. */
  readonly durationsMs: readonly number[];
  readonly nextLook: NextLook;
  /** Whether the last look is too old to stand for now. */
  readonly isOld: boolean;
};

/** Freezes one snapshot out of what was gathered. Pure: the same inputs give the same snapshot. */
export function composeSnapshot(inputs: SnapshotInputs, allWords: Words): Snapshot {
  const { facts, settings, upstream: reading } = inputs;
  const words = wordsFor(inputs, allWords);
  const registration = decideRegistration(facts.appSso, facts.ssoProfiles);
  const explain = (problem: Problem): ProblemReport => explainProblem(problem, words);
  const policies = reportPolicies(
    reading,
    { facts, registration },
    { ...inputs.local, explain, explainFault: fault => sayPolicyFault(fault, words) },
  );
  const policiesStale = arePoliciesStale(reading);
  const checkInputs: CheckInputs = {
    facts,
    registration,
    upstream: reading,
    policies,
    policiesStale,
    settings,
    memory: inputs.memory,
  };
  const checks = checkCatalogue
    .filter(check => !settings.HiddenChecks.includes(check.id) || doesBlock(check, settings))
    .map(check => reportCheck(check, checkInputs, words));
  const upstream = reportUpstream(inputs, words);
  const refetch = reportRefetch(inputs.refetch, inputs.changes);
  const entra = { state: 'not-configured', checkedAt: null } as const;
  const contradictions = findContradictions(checkInputs, words);
  const judged = { checks, policies, registration: registration.report, entra, contradictions };
  // What the person tells of signing in is news for the service, but none that its judgement was about.
  const verdicts = tellable.map(answer => verdictsOf({ ...judged, access: { answer } }));
  const report = reportReporting(inputs.reporting, verdicts, explain);
  const drawn = { checks, policies, policiesStale, upstream, refetch, report };
  const journey = drawJourney(
    {
      ...drawn,
      stopReason: inputs.refetch.state === 'stopped' ? inputs.refetch.reason : null,
      waitReason: isUnderWay(inputs.refetch.state) ? inputs.refetch.reason : null,
      wasPosted: inputs.refetch.postedAt !== null,
      isJoined: inputs.refetch.isJoined,
      usualSeconds: usualSeconds(inputs.durationsMs),
      registration: registration.report,
      isWithoutTicket: readTicket(facts) === 'empty',
      isUnheard: isUnheard(checkInputs),
      push: reading.push,
      access: inputs.access,
      isOld: inputs.isOld,
    },
    words,
  );
  const doctor = reportDoctor(checkInputs, words);
  const access = reportAccess(inputs.access, journey.isReady);
  return deepFreeze<Snapshot>({
    schemaVersion: 1,
    takenAt: inputs.takenAt,
    revision: inputs.revision,
    mac: {
      ...inputs.mac,
      macosVersion: facts.macosVersion.kind === 'known' ? facts.macosVersion.value : inputs.mac.macosVersion,
      serialNumber: facts.hardware.kind === 'known' ? facts.hardware.value.serialNumber : null,
    },
    headline: decideHeadline(
      { ...drawn, access, doctor, push: reading.push, isOld: inputs.isOld, isEnabled: settings.Enabled },
      words,
    ),
    checks,
    registration: registration.report,
    policies,
    upstream,
    refetch,
    journey: journey.stops,
    access,
    report,
    entra,
    contradictions,
    doctor,
    walk: drawWalk(
      { ...checkInputs, shownVersion: inputs.mac.macosVersion, remedy: doctor?.remedy?.id ?? null },
      words,
    ),
  });
}

const tellable = [null, 'worked', 'did-not-work'] as const satisfies readonly Snapshot['access']['answer'][];

/** Who is asked, or cannot be asked, is called by their name. */
function wordsFor(inputs: SnapshotInputs, words: Words): Words {
  const { kind } = inputs.upstream;
  if (kind === 'report') return wordsOfService(words);
  if (kind === 'jamf' || kind === 'intune') return wordsWithoutServer(words, kind);
  return hasServer(inputs) ? words : wordsWithoutServer(words, managingVendor(inputs.facts));
}

/** Nobody has asked a server: that says nothing about whether there is one. */
const unasked: readonly (Problem['code'] | undefined)[] = ['not-looked-yet', 'not-asked'];

/** Whether there is somebody for Refetch to ask; a look at this Mac alone leaves that to what IT has set up. */
function hasServer({ upstream: { kind, problem }, facts: { fleetAgent }, settings }: SnapshotInputs): boolean {
  if (kind !== 'none' || !unasked.includes(problem?.code)) return kind !== 'none';
  return settings.ReportURL !== null || (fleetAgent.kind === 'known' && fleetAgent.value.present);
}

function doesBlock(check: Check, settings: Settings): boolean {
  return settings.BlockingChecks?.includes(check.id) ?? check.blocksByDefault;
}

function reportCheck(check: Check, inputs: CheckInputs, words: Words): CheckReport {
  const finding = check.judge(inputs);
  return {
    id: check.id,
    verdict: finding.verdict,
    blocks: doesBlock(check, inputs.settings),
    title: words.say(`check.${check.id}.title`),
    summary: words.say(finding.summary, finding.args),
    evidence: finding.evidence ?? {},
    problem: reportProblem(finding.problem ?? null, words),
    remedy:
      finding.remedy === undefined
        ? null
        : { id: finding.remedy, steps: words.steps(finding.remedy), action: remedyActions[finding.remedy] },
    observedAt: finding.observedAt ?? null,
  };
}

function reportUpstream(
  { upstream: reading, nextLook, refetch, reporting }: SnapshotInputs,
  words: Words,
): UpstreamReport {
  const problem = reportProblem(reading.problem, words);
  return {
    kind: reading.kind,
    server: reading.server,
    state: reading.state,
    problem,
    lastContactAt: reading.lastContactAt,
    macLastSeenAt: reading.host?.lastSeenAt ?? null,
    // A refetch that waits says itself when it goes on; two moments for the same would confuse.
    next: isUnderWay(refetch.state) ? null : reportNext({ state: reading.state, problem }, nextLook, words),
    // Only the service that judges this Mac says by when.
    deadline: reading.kind === 'report' ? (reporting?.answer?.deadline ?? null) : null,
  };
}

function reportProblem(problem: Problem | null, words: Words): ProblemReport | null {
  return problem === null ? null : explainProblem(problem, words);
}

function explainProblem({ code }: Problem, words: Words): ProblemReport {
  return { code, text: words.say(`problem.${code}`) };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}
