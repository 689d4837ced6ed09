import * as z from 'zod';
import type { JamfAgent } from '../core/registration-facts.ts';

const preferences = z.object({ jss_url: z.string().max(2000) });
// `defaults write` makes numbers and texts of what others write as booleans.
const flag = z
  .union([z.boolean(), z.number(), z.string().max(10)])
  .optional()
  .catch(undefined);
const aad = z.object({ have_an_Azure_id: flag, last_aad_token_timestamp: z.unknown().optional() });

/** The host of the Jamf server that this Mac belongs to. */
export function parseJamfPlist(value: unknown): string | null {
  const parsed = preferences.safeParse(value);
  if (!parsed.success || !URL.canParse(parsed.data.jss_url)) return null;
  const { protocol, hostname } = new URL(parsed.data.jss_url);
  return (protocol === 'https:' || protocol === 'http:') && hostname !== '' ? hostname : null;
}

/** Whether Jamf has this Mac's Entra id, by the flag that Jamf's own inventory goes by; without one by the token. */
export function parseJamfAadPlist(value: unknown): JamfAgent['entraId'] {
  const parsed = aad.safeParse(value);
  if (!parsed.success) return null;
  const { have_an_Azure_id: has, last_aad_token_timestamp: tokenAt } = parsed.data;
  if (has === undefined) return tokenAt === undefined ? 'pending' : null;
  if (has === true || /^(?:1|true|yes)$/i.test(String(has))) return 'acquired';
  return has === false || /^(?:0|false|no)$/i.test(String(has)) ? 'pending' : null;
}
