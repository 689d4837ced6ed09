/** More than any bearer token has, and little enough for every server's limit on one header. */
export const maxReportTokenBytes = 8192;

export type ReportTokenFault = 'empty' | 'characters' | 'too-long';

export type ReportTokenResult =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly fault: ReportTokenFault };

/** Takes a token from what was typed or piped in: one line of what an HTTP header can carry. */
export function readReportToken(text: string): ReportTokenResult {
  // `echo` and an editor put a line break behind it; more than one is no accident of either.
  const token = text.replace(/\r?\n$/, '');
  if (token === '') return { ok: false, fault: 'empty' };
  if (token.length > maxReportTokenBytes) return { ok: false, fault: 'too-long' };
  return /^[!-~]+$/.test(token) ? { ok: true, token } : { ok: false, fault: 'characters' };
}
