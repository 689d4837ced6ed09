import { problem, type Problem, type ProblemCode } from '../../core/problem.ts';

const networkProblems: Readonly<Record<string, ProblemCode>> = {
  ENOTFOUND: 'host-not-found',
  EAI_AGAIN: 'host-not-found',
  ECONNREFUSED: 'connection-refused',
  ECONNRESET: 'connection-lost',
  EPIPE: 'connection-lost',
  ENETDOWN: 'offline',
  // With a network of any kind, such as one whose VPN is down, it is the server that is out of reach.
  ENETUNREACH: 'connection-refused',
  EHOSTUNREACH: 'connection-refused',
  EADDRNOTAVAIL: 'connection-refused',
  ETIMEDOUT: 'request-timed-out',
};

/** What the lack of any network looks like from here. */
const noNetworkCodes = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN', 'EHOSTUNREACH', 'EADDRNOTAVAIL']);

/** https://nodejs.org/api/tls.html#x509-certificate-error-codes, and what Node's own check of the host's name says. */
const certificateProblems: Readonly<Record<string, ProblemCode>> = {
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-wrong-host',
  ERR_TLS_CERT_ALTNAME_FORMAT: 'certificate-wrong-host',
  HOSTNAME_MISMATCH: 'certificate-wrong-host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-not-trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate-not-trusted',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate-not-trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate-not-trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate-not-trusted',
  UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY: 'certificate-not-trusted',
  CERT_SIGNATURE_FAILURE: 'certificate-not-trusted',
  CERT_CHAIN_TOO_LONG: 'certificate-not-trusted',
  CERT_REVOKED: 'certificate-not-trusted',
  CERT_UNTRUSTED: 'certificate-not-trusted',
  CERT_REJECTED: 'certificate-not-trusted',
  INVALID_CA: 'certificate-not-trusted',
  INVALID_PURPOSE: 'certificate-not-trusted',
  PATH_LENGTH_EXCEEDED: 'certificate-not-trusted',
};

/** Names a fault by its code alone: messages contain the URL, and the URL contains the device token. */
export function explainFailure(error: unknown): Problem {
  if (!(error instanceof Error)) throw error;
  const code = codeOf(error);
  const known = networkProblems[code] ?? certificateProblems[code];
  if (known !== undefined) return problem(known, code);
  // OpenSSL 3.0, 3.5 and BoringSSL write these three ways: SSLV3_ALERT_, SSL/TLS_ALERT_ and TLSV1_ALERT_.
  if (/^ERR_SSL_.*ALERT_(BAD_CERTIFICATE|CERTIFICATE_REQUIRED)$/.test(code)) {
    return problem('client-certificate-required', code);
  }
  if (/^(ERR_TLS|ERR_SSL|EPROTO$|CERT_|CRL_|UNABLE_TO_|ERROR_IN_)/.test(code)) return problem('tls-failed', code);
  return problem('connection-lost', code === '' ? error.name : code);
}

/**
 * Names what ended a handshake. Up to TLS 1.2 OpenSSL's servers have one alert for "no common cipher" and "no certificate
 * of yours"; only the second one comes after they have shown their own.
 */
export function explainHandshake(error: unknown, wasGreeted: boolean): Problem {
  const code = error instanceof Error ? codeOf(error) : '';
  return wasGreeted && /^ERR_SSL_.*ALERT_HANDSHAKE_FAILURE$/.test(code)
    ? problem('client-certificate-required', code)
    : explainFailure(error);
}

/** Whether nothing could be reached or looked up at all, which may be for lack of any network. */
export function looksOffline(error: unknown): boolean {
  return error instanceof Error && noNetworkCodes.has(codeOf(error));
}

export function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
