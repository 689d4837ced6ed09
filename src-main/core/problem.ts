/**
 * A problem says why something is not known or did not work. The set is closed and the codes are stable:
 * they stand in JSON, logs and tickets, and each has one sentence in the words.
 */
export const problemCodes = [
  // a command or file on this Mac
  'command-not-found',
  'command-failed',
  'command-timed-out',
  'permission-denied',
  'output-too-large',
  'output-not-understood',
  'file-unreadable',
  'probe-failed',
  'not-a-mac',
  'device-configuration-corrupt',
  // settings and the way to the server
  'no-upstream',
  'upstream-unsupported',
  'url-not-understood',
  'url-not-https',
  'token-missing',
  'token-not-understood',
  // the server's answer
  'token-stale',
  'token-not-renewed',
  'sign-in-required',
  'unlicensed',
  'not-a-fleet-server',
  'rate-limited',
  'server-error',
  'request-refused',
  'redirected',
  // the network
  'offline',
  'host-not-found',
  'connection-refused',
  'connection-lost',
  'tls-failed',
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-wrong-host',
  'certificate-not-trusted',
  'certificate-unreadable',
  'client-certificate-required',
  'request-timed-out',
  'captive-portal',
  'proxy-failed',
  'proxy-sign-in-required',
  'proxy-unsupported',
  // what a refetch can wait for or end with
  'asleep',
  'superseded',
  'agent-not-answering',
  'results-missing',
  'cancelled',
  'timed-out',
  // what the policies say
  'policies-pending',
  'policies-stale',
  'not-looked-yet',
  'not-asked',
  // policies that this Mac evaluates itself
  'policy-not-understood',
  'policy-list-not-understood',
  'osquery-missing',
  'osquery-not-trusted',
  'osquery-stopped',
  'no-such-table',
  'needs-root',
  'query-timed-out',
  'query-failed',
  'query-refused',
  'statement-refused',
  'statement-not-understood',
  // the Keychain
  'keychain-locked',
  'keychain-denied',
  'keychain-missing',
  'keychain-module-missing',
  'keychain-failed',
  // reports to the service that IT named
  'report-token-missing',
  'report-token-refused',
  'report-quarantined',
  'report-not-accepted',
  'report-not-kept',
  'report-busy',
  // a recorded Mac that is replayed
  'not-recorded',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** A problem as data. `detail` is a short technical remark without secrets, for logs and tickets; never shown as the main text. */
export type Problem = { readonly code: ProblemCode; readonly detail?: string };

/** Makes a problem; leaves `detail` out where there is none. */
export function problem(code: ProblemCode, detail?: string): Problem {
  return detail === undefined ? { code } : { code, detail };
}
