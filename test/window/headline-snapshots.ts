import { loadWords } from '../../src-main/adapters/words.ts';
import {
  headlineCodes,
  remedyActions,
  type CheckId,
  type HeadlineId,
  type HeadlineState,
  type RemedyId,
  type Turn,
} from '../../src-main/contract/ids.ts';
import type { CheckReport, Snapshot, UpstreamReport, Verdict } from '../../src-main/contract/snapshot.ts';
import type { CheckMessageId, MessageArguments } from '../../src-main/core/words.ts';
import { problem, type ProblemCode } from '../../src-main/core/problem.ts';
import { explain } from './example-local-policies.ts';
import { snapshots } from './snapshots.ts';
import { headlineTurns } from '../../src-main/core/headline-turns.ts';

const words = loadWords(['en']);
const { blocked, clear, unknown, waiting } = snapshots;

/** How the example of one headline differs from the plain snapshot of its state. */
type Example = {
  readonly state: HeadlineState;
  readonly turn?: Turn;
  readonly remedy?: RemedyId;
  readonly args?: MessageArguments;
  /** The check that says it, with the sentence that it says. */
  readonly check?: readonly [CheckId, Verdict, CheckMessageId];
  readonly upstream?: readonly [UpstreamReport['state'], ProblemCode | null];
};

const examples = {
  'nothing-in-the-way': { state: 'clear' },
  'done-try-signing-in': { state: 'clear' },
  'mdm-off': {
    state: 'blocked',
    remedy: 'turn-on-mdm',
    check: ['mdm-enrollment', 'fail', 'check.mdm-enrollment.off'],
  },
  'company-portal-needed': {
    state: 'blocked',
    turn: 'you',
    remedy: 'install-company-portal',
    check: ['company-portal', 'fail', 'check.company-portal.missing'],
  },
  'profile-missing': {
    state: 'blocked',
    remedy: 'ask-it-for-profile',
    check: ['platform-sso-profile', 'fail', 'check.platform-sso-profile.missing'],
  },
  'registration-needed': {
    state: 'blocked',
    remedy: 'register-mac',
    args: { code: 'P4' },
    check: ['platform-sso-registration', 'fail', 'check.platform-sso-registration.device-not-registered'],
  },
  'policies-failing': { state: 'blocked', remedy: 'fix-policies', args: { count: 2, name: '' } },
  'check-failing': {
    state: 'blocked',
    remedy: 'turn-on-disk-encryption',
    args: { title: words.say('check.disk-encryption.title') },
    check: ['disk-encryption', 'fail', 'check.disk-encryption.off'],
  },
  'sign-in-required': {
    state: 'action',
    remedy: 'sign-in-upstream',
    upstream: ['sign-in-required', 'sign-in-required'],
  },
  'refetch-under-way': { state: 'waiting' },
  'refetch-queued': { state: 'waiting' },
  'upstream-unreachable': { state: 'unknown', upstream: ['unreachable', 'connection-refused'] },
  'upstream-token-stale': { state: 'unknown', upstream: ['token-stale', 'token-stale'] },
  'upstream-rate-limited': { state: 'unknown', upstream: ['rate-limited', 'rate-limited'] },
  'upstream-misconfigured': {
    state: 'unknown',
    args: { turn: 'it' },
    upstream: ['misconfigured', 'url-not-https'],
  },
  'upstream-error': { state: 'unknown', upstream: ['error', 'server-error'] },
  'upstream-none': { state: 'unknown', remedy: 'ask-it-for-agent', upstream: ['none', 'no-upstream'] },
  'check-undetermined': {
    state: 'unknown',
    remedy: 'look-again',
    args: { title: words.say('check.company-portal.title'), code: 'none', because: 'other' },
    check: ['company-portal', 'undetermined', 'check.company-portal.unknown'],
    upstream: ['ok', null],
  },
  'policies-undetermined': { state: 'unknown', upstream: ['ok', null] },
  'policies-stale': {
    state: 'unknown',
    remedy: 'wake-agent',
    check: ['upstream-policies', 'undetermined', 'check.upstream-policies.stale'],
    upstream: ['ok', null],
  },
  'good-to-fix': {
    state: 'action',
    turn: 'you',
    remedy: 'wake-agent',
    args: { title: words.say('check.management-agent.title') },
    check: ['management-agent', 'attention', 'check.management-agent.offline'],
  },
  'not-looked-yet': { state: 'unknown', upstream: ['unreachable', 'not-looked-yet'] },
  'mdm-off-upstream': {
    state: 'blocked',
    remedy: 'tell-server-mdm',
    check: ['mdm-enrollment', 'fail', 'check.mdm-enrollment.off-upstream'],
  },
  'still-refused': { state: 'action' },
  'not-checked-lately': { state: 'unknown', upstream: ['ok', null] },
  'mac-offline': { state: 'unknown', upstream: ['unreachable', 'offline'] },
  'network-sign-in': { state: 'unknown', remedy: 'sign-in-to-network', upstream: ['unreachable', 'captive-portal'] },
  'upstream-token-not-renewed': {
    state: 'unknown',
    remedy: 'ask-it-for-agent',
    upstream: ['token-stale', 'token-stale'],
  },
  'push-failed': { state: 'action' },
  'service-refuses': { state: 'action' },
  'not-reported': {
    state: 'action',
    remedy: 'sign-in-again',
    check: ['management-agent', 'attention', 'check.management-agent.not-reported'],
  },
  'not-heard': {
    state: 'action',
    remedy: 'wake-agent',
    check: ['management-agent', 'attention', 'check.management-agent.not-heard'],
  },
  'switched-off': { state: 'unknown', upstream: ['none', 'not-looked-yet'] },
} as const satisfies Readonly<Record<HeadlineId, Example>>;

const grounds: Readonly<Record<HeadlineState, Snapshot>> = { ...snapshots, action: clear };

function exampleOf(id: HeadlineId, example: Example): Snapshot {
  const { state, turn, remedy = null, args, check, upstream } = example;
  const ground = grounds[state];
  const base = check === undefined || state === 'waiting' ? ground.checks : clear.checks;
  return {
    ...ground,
    headline: {
      state,
      id,
      code: headlineCodes[id],
      text: words.say(`headline.${id}`, args),
      turn: turn ?? headlineTurns[id][0],
      remedy,
    },
    checks: check === undefined ? base : withCheck(base, check, remedy),
    policies: id === 'policies-failing' ? blocked.policies : check !== undefined ? clear.policies : ground.policies,
    upstream: upstream === undefined ? ground.upstream : upstreamOf(upstream),
    refetch: state === 'waiting' ? waiting.refetch : ground.refetch,
  };
}

function withCheck(
  checks: readonly CheckReport[],
  [id, verdict, said]: NonNullable<Example['check']>,
  remedy: RemedyId | null,
): readonly CheckReport[] {
  const report: CheckReport = {
    id,
    verdict,
    blocks: verdict !== 'attention',
    title: words.say(`check.${id}.title`),
    summary: words.say(said),
    evidence: {},
    problem: null,
    remedy: remedy === null ? null : { id: remedy, steps: words.steps(remedy), action: remedyActions[remedy] },
    observedAt: null,
  };
  return [report, ...checks.filter(other => other.id !== id)];
}

function upstreamOf([state, code]: NonNullable<Example['upstream']>): UpstreamReport {
  const kind = state === 'none' ? 'none' : 'fleet';
  return { ...unknown.upstream, kind, state, problem: code === null ? null : explain(problem(code)) };
}

/** One snapshot for every headline there is, said in the product's own words; main would send it much like this. */
export const headlineSnapshots: ReadonlyMap<HeadlineId, Snapshot> = new Map(
  Object.keys(examples).flatMap((name): readonly [HeadlineId, Snapshot][] =>
    isHeadline(name) ? [[name, exampleOf(name, examples[name])]] : [],
  ),
);

function isHeadline(name: string): name is HeadlineId {
  return name in headlineCodes;
}
