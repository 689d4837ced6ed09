import { isSendable } from '../../core/header-value.ts';
import type { HttpRequest } from '../../ports.ts';

export const usualHeaders = {
  accept: 'application/json',
  'accept-encoding': 'identity',
  'user-agent': 'Clearway',
} as const;

/**
 * What a caller may add. Everything else (host, content-length, transfer-encoding, connection, cookie and the like)
 * belongs to the connection: one of those in a caller's hands could make one request look like two.
 */
const addable: ReadonlySet<string> = new Set(['authorization', 'content-type', 'idempotency-key']);

/** The headers of one request; throws for those that are not a caller's to choose, without showing any value. */
export function requestHeaders({ headers = {}, body }: HttpRequest): Record<string, string> {
  for (const [name, value] of Object.entries(headers)) {
    if (!addable.has(name)) throw new Error(`the header ${JSON.stringify(name)} is not a caller's to set`);
    if (!isSendable(value)) throw new Error(`the header ${name} has a value that cannot be sent`);
  }
  // By bytes, not by letters: a server that waits for the rest of a letter would wait for good.
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return { ...headers, ...usualHeaders, ...length };
}
