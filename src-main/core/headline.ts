import {
  headlineCodes,
  type CheckId,
  type HeadlineId,
  type HeadlineState,
  type RemedyId,
  type Turn,
} from '../contract/ids.ts';
import type {
  AccessReport,
  CheckReport,
  DoctorReport,
  HeadlineReport,
  PoliciesReport,
  RefetchReport,
  ReportingReport,
  UpstreamReport,
  UpstreamState,
} from '../contract/snapshot.ts';
import { headlineTurns } from './headline-turns.ts';
import { pushOfNow } from './push.ts';
import { isUnderWay } from './refetch-state.ts';
import { remedyTurns, turnOfQueue, turnOfUpstream } from './turns.ts';
import type { PushReading } from './upstream-reading.ts';
import type { MessageArguments, Words } from './words.ts';

/** What the headline is decided from: reports only, so that it can never say more than the snapshot shows. */
export type HeadlineInputs = {
  readonly checks: readonly CheckReport[];
  readonly policies: PoliciesReport;
  readonly policiesStale: boolean;
  readonly upstream: UpstreamReport;
  readonly refetch: RefetchReport;
  readonly access: AccessReport;
  readonly report: ReportingReport | null;
  readonly doctor: Pick<DoctorReport, 'turn' | 'remedy'> | null;
  /** The last push to Microsoft, where the server tells of it. */
  readonly push: PushReading | null;
  /** Whether the last look is too old to stand for now. */
  readonly isOld: boolean;
  /** Whether IT lets Clearway look at all. */
  readonly isEnabled: boolean;
};

type Choice = {
  readonly state: HeadlineState;
  readonly id: HeadlineId;
  /** Only where the headline alone does not say it. */
  readonly turn?: Turn;
  readonly remedy?: RemedyId | null;
  readonly args?: MessageArguments;
};

/** Which headline names which blocking check; the catalogue's order puts MDM first. */
const blockedBy: Readonly<Record<CheckId, HeadlineId>> = {
  'mdm-enrollment': 'mdm-off',
  'company-portal': 'company-portal-needed',
  'platform-sso-profile': 'profile-missing',
  'platform-sso-registration': 'registration-needed',
  'upstream-policies': 'policies-failing',
  'management-agent': 'check-failing',
  'browser-sso': 'check-failing',
  'disk-encryption': 'check-failing',
  'os-version': 'check-failing',
};

const upstreamHeadlines: Readonly<
  Record<Exclude<UpstreamState, 'ok' | 'unlicensed' | 'sign-in-required'>, HeadlineId>
> = {
  unreachable: 'upstream-unreachable',
  'token-stale': 'upstream-token-stale',
  'rate-limited': 'upstream-rate-limited',
  misconfigured: 'upstream-misconfigured',
  error: 'upstream-error',
  none: 'upstream-none',
};

/** The rules, first match wins: switched off, waiting, blocked, sign-in, unknown, action, clear. */
const rules: readonly ((inputs: HeadlineInputs) => Choice | null)[] = [
  switchedOff,
  waiting,
  blocked,
  signInRequired,
  notCheckedLately,
  upstreamUnknown,
  checkUnknown,
  policiesUnknown,
  notReported,
  notHeard,
  goodToFix,
  pushFailed,
  serviceRefuses,
  stillRefused,
];

/** One sentence for the top of everything, with the code that is read out on the phone. */
export function decideHeadline(inputs: HeadlineInputs, words: Words): HeadlineReport {
  const choice = firstMatch(inputs) ?? clear(inputs);
  return {
    state: choice.state,
    id: choice.id,
    code: headlineCodes[choice.id],
    text: words.say(`headline.${choice.id}`, choice.args),
    turn: choice.turn ?? headlineTurns[choice.id][0],
    remedy: choice.remedy ?? null,
  };
}

function firstMatch(inputs: HeadlineInputs): Choice | null {
  for (const rule of rules) {
    const choice = rule(inputs);
    if (choice !== null) return choice;
  }
  return null;
}

/** Nothing was looked at, and nothing that was found before speaks for now. */
function switchedOff({ isEnabled }: HeadlineInputs): Choice | null {
  return isEnabled ? null : { state: 'unknown', id: 'switched-off' };
}

function waiting({ refetch, upstream }: HeadlineInputs): Choice | null {
  if (!isUnderWay(refetch.state)) return null;
  return refetch.state === 'queued'
    ? { state: 'waiting', id: 'refetch-queued', turn: turnOfQueue(upstream) }
    : { state: 'waiting', id: 'refetch-under-way', turn: refetch.state === 'accepted' ? 'mac' : 'management' };
}

function blocked({ checks, policies }: HeadlineInputs): Choice | null {
  const failing = policies.items.filter(item => item.blocks && item.verdict === 'fail');
  const args = { count: failing.length, name: failing[0]?.name ?? '' };
  const check = checks.find(candidate => candidate.blocks && candidate.verdict === 'fail');
  if (check !== undefined) {
    const remedy = check.remedy?.id ?? null;
    const turn = remedy === null ? 'it' : remedyTurns[remedy];
    return {
      state: 'blocked',
      id: remedy === 'tell-server-mdm' ? 'mdm-off-upstream' : blockedBy[check.id],
      turn,
      remedy,
      args: { ...args, title: check.title, ...codeOf(check) },
    };
  }
  return failing.length > 0 ? { state: 'blocked', id: 'policies-failing', remedy: 'fix-policies', args } : null;
}

function codeOf(check: CheckReport): MessageArguments {
  const code = check.evidence['code'];
  return typeof code === 'string' ? { code } : {};
}

function signInRequired({ upstream }: HeadlineInputs): Choice | null {
  return upstream.state === 'sign-in-required'
    ? { state: 'action', id: 'sign-in-required', remedy: 'sign-in-upstream' }
    : null;
}

/** Old green light is no light. What was in the way then is still said: nothing speaks for its being gone. */
function notCheckedLately({ isOld }: HeadlineInputs): Choice | null {
  return isOld ? { state: 'unknown', id: 'not-checked-lately' } : null;
}

function upstreamUnknown({ upstream, checks, doctor }: HeadlineInputs): Choice | null {
  const { state } = upstream;
  if (state === 'ok' || state === 'unlicensed' || state === 'sign-in-required') return null;
  // IT switched the upstream off on purpose: then this Mac's own checks and policies are all there is.
  if (upstream.kind === 'none' && state === 'none' && upstream.problem === null) return null;
  const known = problemHeadlines[upstream.problem?.code ?? ''];
  if (known !== undefined) return { state: 'unknown', ...known };
  // Nobody renews the key: then waiting for the next one is no advice.
  const agent = checks.find(check => check.problem?.code === 'token-not-renewed');
  if (state === 'token-stale' && agent !== undefined) {
    return { state: 'unknown', id: 'upstream-token-not-renewed', remedy: agent.remedy?.id ?? null };
  }
  const own = unaskable.includes(state) ? ownStep(doctor) : null;
  const turn = own?.turn ?? turnOfUpstream(upstream);
  return {
    state: 'unknown',
    id: upstreamHeadlines[state],
    turn,
    remedy: own?.remedy ?? null,
    args: { server: upstream.server ?? '', turn },
  };
}

/** Nothing the person does brings the server back there: what is theirs to do on this Mac is all that is left to say. */
const unaskable: readonly UpstreamState[] = ['none', 'misconfigured', 'token-stale'];

function ownStep(doctor: HeadlineInputs['doctor']): Pick<Choice, 'turn' | 'remedy'> | null {
  return doctor?.turn === 'you' && doctor.remedy !== null ? { turn: 'you', remedy: doctor.remedy.id } : null;
}

/** Reasons that have a sentence of their own, because another one can do something about them. */
const problemHeadlines: Readonly<Record<string, { readonly id: HeadlineId } | undefined>> = {
  'not-looked-yet': { id: 'not-looked-yet' },
  offline: { id: 'mac-offline' },
  'captive-portal': { id: 'network-sign-in' },
};

function checkUnknown({ checks, policiesStale }: HeadlineInputs): Choice | null {
  const check = checks.find(candidate => candidate.blocks && candidate.verdict === 'undetermined');
  if (check === undefined) return null;
  const ofPolicies = policiesStale ? 'policies-stale' : 'policies-undetermined';
  const id = check.id === 'upstream-policies' ? ofPolicies : 'check-undetermined';
  const remedy = check.remedy?.id ?? null;
  return {
    state: 'unknown',
    id,
    turn: remedy === null ? 'mac' : remedyTurns[remedy],
    remedy,
    args: { title: check.title, code: 'none', because: 'other', ...codeOf(check), ...becauseOf(check) },
  };
}

/** That macOS cannot read it has a sentence of its own, the same as the doctor's. */
function becauseOf({ problem }: CheckReport): MessageArguments {
  return problem?.code === 'device-configuration-corrupt' ? { because: 'unreadable' } : {};
}

function policiesUnknown({ policies, policiesStale, upstream, report }: HeadlineInputs): Choice | null {
  // Nothing is evaluated here, and whoever judges this Mac has not done so.
  const isUnjudged = (report?.evaluatedAt ?? null) === null && (report?.compliant ?? null) === null;
  if (upstream.kind === 'report' && policies.state === 'none' && isUnjudged) {
    return { state: 'unknown', id: 'policies-undetermined', turn: 'management' };
  }
  if (policies.state === 'unknown' && upstream.state !== 'unlicensed') {
    return { state: 'unknown', id: 'policies-undetermined', turn: 'mac' };
  }
  return policiesStale ? { state: 'unknown', id: 'policies-stale', turn: 'mac', remedy: 'wake-agent' } : null;
}

/** “Nothing stands in the way” would be too much: what the policies say here never leaves the server. */
function notReported({ checks }: HeadlineInputs): Choice | null {
  const check = checks.find(({ verdict, evidence }) => verdict === 'attention' && evidence['ticket'] === 'empty');
  if (!check?.remedy) return null;
  return { state: 'action', id: 'not-reported', turn: remedyTurns[check.remedy.id], remedy: check.remedy.id };
}

/** “Nothing stands in the way” would be too early: the server has checked nothing since this Mac was registered. */
function notHeard({ checks }: HeadlineInputs): Choice | null {
  const check = checks.find(({ verdict, evidence }) => verdict === 'attention' && evidence['heard'] !== undefined);
  if (!check?.remedy) return null;
  return { state: 'action', id: 'not-heard', turn: remedyTurns[check.remedy.id], remedy: check.remedy.id };
}

function goodToFix({ checks, policies }: HeadlineInputs): Choice | null {
  const check = checks.find(candidate => candidate.verdict === 'fail' || candidate.verdict === 'attention');
  if (check !== undefined) {
    const remedy = check.remedy?.id ?? null;
    return {
      state: 'action',
      id: 'good-to-fix',
      turn: remedy === null ? 'you' : remedyTurns[remedy],
      remedy,
      args: { title: check.title },
    };
  }
  const policy = policies.items.find(item => item.verdict === 'fail');
  return policy === undefined
    ? null
    : { state: 'action', id: 'good-to-fix', turn: 'you', remedy: 'fix-policies', args: { title: policy.name } };
}

/** Everything here is done, and Microsoft has not heard of it: trying to sign in would only disappoint. */
function pushFailed({ push, policies, refetch }: HeadlineInputs): Choice | null {
  return pushOfNow(push, policies, refetch)?.outcome === 'failed' ? { state: 'action', id: 'push-failed' } : null;
}

/** Everything here is met, and the service that judges this Mac says otherwise: only IT can see why. */
function serviceRefuses({ upstream, report }: HeadlineInputs): Choice | null {
  return upstream.kind === 'report' && report?.compliant === false && report.pending === 0
    ? { state: 'action', id: 'service-refuses' }
    : null;
}

/** Everything known is in order, and still the person was turned away: somebody who sees more has to look. */
function stillRefused({ access }: HeadlineInputs): Choice | null {
  return access.answer === 'did-not-work' ? { state: 'action', id: 'still-refused' } : null;
}

function clear({ refetch }: HeadlineInputs): Choice {
  return refetch.state === 'settled' || refetch.state === 'confirmed'
    ? { state: 'clear', id: 'done-try-signing-in' }
    : { state: 'clear', id: 'nothing-in-the-way' };
}
