import type { RemedyId, Turn } from '../contract/ids.ts';
import type { UpstreamReport, UpstreamState } from '../contract/snapshot.ts';

/** Who has to act for each remedy. */
export const remedyTurns: Readonly<Record<RemedyId, Turn>> = {
  'turn-on-mdm': 'you',
  'approve-mdm': 'you',
  'install-company-portal': 'it',
  'update-company-portal': 'it',
  'tell-server-mdm': 'you',
  'ask-it-for-platform-sso': 'it',
  'ask-it-for-profile': 'it',
  'ask-it-other-provider': 'it',
  'restart-for-registration': 'you',
  'register-mac': 'you',
  'register-user': 'you',
  'repair-registration': 'you',
  'sign-in-again': 'you',
  'fix-policies': 'you',
  'ask-it-for-agent': 'it',
  'wake-agent': 'you',
  'sign-in-upstream': 'you',
  'look-again': 'mac',
};

const upstreamTurns: Readonly<Record<UpstreamState, Turn>> = {
  ok: 'nobody',
  unlicensed: 'nobody',
  unreachable: 'you',
  'token-stale': 'mac',
  'sign-in-required': 'you',
  'rate-limited': 'management',
  misconfigured: 'it',
  error: 'management',
  none: 'it',
};

/** Troubles of the way to the server that only IT can end, although the server counts as unreachable. */
const itTroubles: readonly string[] = [
  'certificate-expired',
  'certificate-wrong-host',
  'certificate-not-trusted',
  'certificate-unreadable',
  'client-certificate-required',
  'tls-failed',
  'proxy-failed',
  'proxy-sign-in-required',
  'proxy-unsupported',
];

/** Whose turn it is while the upstream is in a state. */
export function turnOfUpstream({ state, problem }: Pick<UpstreamReport, 'state' | 'problem'>): Turn {
  return problem !== null && itTroubles.includes(problem.code) ? 'it' : upstreamTurns[state];
}
