import type { RemedyId, Turn } from '../contract/ids.ts';
import type { UpstreamState } from '../contract/snapshot.ts';

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
  'sign-in-to-network': 'you',
  'ask-it-for-server': 'it',
  'ask-it-for-policies': 'it',
  'turn-on-disk-encryption': 'you',
  'start-deferred-encryption': 'you',
  'wait-for-encryption': 'mac',
  'update-macos': 'you',
  'set-up-chrome': 'you',
  'ask-it-for-chrome': 'it',
  'mend-chrome-helper': 'it',
  'sign-in-to-edge': 'you',
  'ask-it-for-firefox': 'it',
  'log-in-for-registration': 'you',
  'restart-for-self-service': 'you',
  'log-in-for-self-service': 'you',
  'wait-for-prompt': 'you',
  'answer-next-prompt': 'you',
  'register-by-self-service': 'you',
  'find-self-service': 'you',
  'register-in-company-portal': 'you',
  'deregister-in-company-portal': 'you',
  'sign-in-by-logging-in': 'you',
  'run-inventory': 'you',
  'find-inventory': 'you',
  'restart-for-extension': 'you',
  'ask-it-for-extension': 'it',
  'ask-it-for-one-profile': 'it',
  'ask-it-to-let-join': 'it',
  'ask-it-for-repair': 'it',
  'ask-it-about-smart-card': 'it',
  'sign-in-for-ticket': 'you',
  'refetch-after-registering': 'you',
  'log-in-for-ticket': 'you',
  'check-connection': 'you',
  'wait-for-server': 'management',
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

type UpstreamTrouble = { readonly state: UpstreamState; readonly problem: { readonly code: string } | null };

/** Troubles of the way to the server that somebody else can end than the state alone would say. */
const problemTurns: Readonly<Record<string, Turn | undefined>> = {
  'certificate-expired': 'it',
  'certificate-wrong-host': 'it',
  'certificate-not-trusted': 'it',
  'certificate-unreadable': 'it',
  'client-certificate-required': 'it',
  'tls-failed': 'it',
  'proxy-failed': 'it',
  'proxy-sign-in-required': 'it',
  'proxy-unsupported': 'it',
  'connection-refused': 'management',
  'connection-lost': 'management',
  'request-timed-out': 'management',
};

/** Whose turn it is while the upstream is in a state. */
export function turnOfUpstream({ state, problem }: UpstreamTrouble): Turn {
  return problemTurns[problem?.code ?? ''] ?? upstreamTurns[state];
}

/** Whose turn it is while a refetch waits to be sent: whoever can free the way, or else this Mac by itself. */
export function turnOfQueue(upstream: UpstreamTrouble): Turn {
  const turn = turnOfUpstream(upstream);
  return turn === 'nobody' ? 'mac' : turn;
}
