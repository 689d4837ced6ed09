import { isLoopback } from '../../core/loopback.ts';
import { problem, type Problem } from '../../core/problem.ts';

/** Reads `ReportURL`: https, or http on this machine for trying; without a name and password, which belong in the Keychain. */
export function readReportUrl(text: string): URL | Problem {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['https:', 'http:'].includes(url.protocol)) return problem('url-not-understood');
  if (url.username !== '' || url.password !== '') return problem('url-not-understood', 'a name or password in it');
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return problem('url-not-https');
  // A server never sees it, so it may be somebody's mistake or somebody's secret.
  url.hash = '';
  return url;
}

/** Tells one address from another without giving its path away, which can hold a secret (FNV-1a, 32 bits). */
export function destinationOf(url: URL): string {
  let hash = 0x811c9dc5;
  for (const letter of url.href) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return `${url.host} ${hash.toString(16)}`;
}
