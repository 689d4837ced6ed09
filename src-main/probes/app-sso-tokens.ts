import type { AppSso } from '../core/facts.ts';

const time = /^Time: (\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) \+0000$/m;
const expiration = /^Expiration:\n(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z)(?: \(([^)\n]{1,40})\))?/m;

/**
 * Reads the SSO Tokens section. The label says whether they have expired; without one that is known, the expiry is
 * compared with the output's own `Time:` line, never with the clock on the wall: a recorded Mac has its own day.
 */
export function readTokens(output: string): AppSso['tokens'] {
  const start = output.search(/^SSO Tokens:$/m);
  if (start === -1) return null;
  const found = expiration.exec(output.slice(start));
  if (found === null) return { expireAt: null, expired: null };
  const expireAt = found[1] !== undefined && !Number.isNaN(Date.parse(found[1])) ? found[1] : null;
  return { expireAt, expired: byLabel(found[2]) ?? byTime(expireAt, output) };
}

function byLabel(label: string | undefined): boolean | null {
  if (label === 'Not Expired') return false;
  return label === 'Expired' ? true : null;
}

function byTime(expireAt: string | null, output: string): boolean | null {
  const taken = time.exec(output);
  if (expireAt === null || taken === null) return null;
  const difference = Date.parse(expireAt) - Date.parse(`${taken[1] ?? ''}T${taken[2] ?? ''}Z`);
  return Number.isNaN(difference) ? null : difference <= 0;
}
