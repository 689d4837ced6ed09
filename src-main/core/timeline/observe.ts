import type { CheckId, HeadlineState } from '../../contract/ids.ts';
import type {
  AccessReport,
  CheckReport,
  PoliciesReport,
  RefetchReport,
  Snapshot,
  UpstreamState,
} from '../../contract/snapshot.ts';
import { isUnderWay } from '../refetch-state.ts';
import { isPlain } from './plain.ts';
import type { ValueKind } from './event.ts';

/** A snapshot, and what its maker could see. */
export type Looked = {
  readonly snapshot: Snapshot;
  readonly clearwayVersion: string;
  /** Whether its server was asked at all. */
  readonly looksAt: 'everything' | 'this-mac';
};

/** One value that is known now. */
export type Observation = {
  readonly kind: ValueKind;
  readonly of?: string;
  readonly name?: string;
  readonly value: string;
};

/** Checks that tell nothing beyond what has a kind of its own. */
const toldElsewhere: readonly CheckId[] = ['platform-sso-registration', 'upstream-policies'];

/** Checks that hear the server as well: its silence must not pass for a change of mind. */
const needServer: readonly CheckId[] = ['mdm-enrollment', 'management-agent'];

/** The server has said what it can; where there is none, nothing is missing. */
const whole: readonly UpstreamState[] = ['ok', 'unlicensed', 'none'];

/** While it waits or does not know, a headline says nothing of how this Mac stands. */
const standing: readonly HeadlineState[] = ['clear', 'action', 'blocked'];

/** However many policies there are: the timeline is about this Mac, and small. */
const mostPolicies = 300;
const longestName = 90;

/**
 * Everything that a snapshot knows, causes before what they can lead to. What it does not know is left out, so that
 * silence is never taken for a change.
 */
export function observe({ snapshot, clearwayVersion, looksAt }: Looked): readonly Observation[] {
  const { checks, registration, mac, headline } = snapshot;
  const isWhole = looksAt === 'everything' && whole.includes(snapshot.upstream.state);
  const values: readonly (readonly [ValueKind, string | null])[] = [
    ['clearway', clearwayVersion],
    ['macos', mac.macosVersion === 'unknown' ? null : mac.macosVersion],
    ['company-portal', companyPortal(checks)],
    ['profile', profile(checks)],
    ['mdm', mdm(checks)],
    ['method', registration.method],
    ['device-id', registration.deviceId],
    ['registration', registration.state === 'unknown' ? null : registration.code],
  ];
  const later: readonly (readonly [ValueKind, string | null])[] = [
    ['refetch', refetch(snapshot.refetch)],
    ['access', access(snapshot.access)],
    ['headline', isWhole && standing.includes(headline.state) ? `${headline.state}/${headline.code}` : null],
  ];
  return [...plain(values), ...checkVerdicts(checks, isWhole), ...policyVerdicts(snapshot.policies), ...plain(later)];
}

function plain(values: readonly (readonly [ValueKind, string | null])[]): readonly Observation[] {
  return values.flatMap(([kind, value]) => (value === null || !isPlain(value) ? [] : [{ kind, value }]));
}

function find(checks: readonly CheckReport[], id: CheckId): CheckReport | undefined {
  return checks.find(check => check.id === id);
}

function companyPortal(checks: readonly CheckReport[]): string | null {
  const { installed, version } = find(checks, 'company-portal')?.evidence ?? {};
  if (installed === false) return 'missing';
  return typeof version === 'string' ? version : null;
}

function profile(checks: readonly CheckReport[]): string | null {
  const check = find(checks, 'platform-sso-profile');
  if (check?.verdict === 'pass') return 'applied';
  // One that is there and not quite right is there as well.
  if (check?.verdict === 'attention') return check.evidence['platformSso'] === false ? 'extension-only' : 'applied';
  if (check?.verdict !== 'fail') return null;
  return check.evidence['deviceConfiguration'] === null ? 'missing' : 'other-provider';
}

function mdm(checks: readonly CheckReport[]): string | null {
  const enrolled = find(checks, 'mdm-enrollment')?.evidence['enrolled'];
  return typeof enrolled === 'boolean' ? (enrolled ? 'on' : 'off') : null;
}

function checkVerdicts(checks: readonly CheckReport[], isWhole: boolean): readonly Observation[] {
  // A check that does not apply for a while has not changed its mind: what it waits for tells of itself.
  const known = checks.filter(
    ({ id, verdict }) => verdict !== 'undetermined' && verdict !== 'not-applicable' && !toldElsewhere.includes(id),
  );
  return known
    .filter(({ id }) => isWhole || !needServer.includes(id))
    .map(({ id, verdict }) => ({ kind: 'check', of: id, value: verdict }));
}

function policyVerdicts({ state, items }: PoliciesReport): readonly Observation[] {
  if (state !== 'known') return [];
  const counted = items.filter(({ blocks, verdict }) => blocks && (verdict === 'pass' || verdict === 'fail'));
  const named = counted.flatMap(({ id, name, source, verdict }): readonly [string, Observation][] => {
    const of = `${source}/${id}`;
    const short = Array.from(name).slice(0, longestName).join('');
    return isPlain(of) ? [[of, { kind: 'policy', of, name: short, value: verdict }]] : [];
  });
  // By its id: a server that lists one twice with two verdicts must not be taken for one that changes its mind.
  return [...new Map(named.slice(0, mostPolicies)).values()];
}

/** The moment tells one refetch from the next, which may end alike. */
function refetch({ state, reason, startedAt }: RefetchReport): string | null {
  if (state === 'idle' || startedAt === null) return null;
  return [
    isUnderWay(state) ? 'asked' : state,
    startedAt,
    ...(state === 'stopped' && reason !== null ? [reason] : []),
  ].join('/');
}

function access({ triedAt, answer, answeredAt }: AccessReport): string | null {
  if (answer !== null && answeredAt !== null) return `${answer}/${answeredAt}`;
  return triedAt === null ? null : `tried/${triedAt}`;
}
