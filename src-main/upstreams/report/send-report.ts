import type { PendingReport } from '../../core/outbox.ts';
import { isSendable } from '../../core/header-value.ts';
import { problem, type Problem } from '../../core/problem.ts';
import type { Http, Secrets } from '../../ports.ts';
import { classifyDelivery, type DeliveryOutcome } from './classify-delivery.ts';

const deadlineMs = 15_000;
const maxBytes = 64 * 1024;

export const reportMethod = 'POST';

export type SendParts = { readonly url: URL; readonly http: Http; readonly secrets: Secrets };

/** What became of a report; `not-sent`: the key could not be had, and the receiver knows nothing of it. */
export type SendOutcome = DeliveryOutcome | { readonly kind: 'not-sent'; readonly problem: Problem };

/**
 * Sends one report, with the key as it is now. Without a readable Keychain nothing is sent: IT meant these reports to be
 * recognised, and one without a key would only be turned down. A Keychain without a key means that none is wanted.
 */
export async function sendReport(
  { key, body }: Pick<PendingReport, 'key' | 'body'>,
  { url, http, secrets }: SendParts,
): Promise<SendOutcome> {
  const found = await secrets.read('report-token');
  if (found.kind === 'failed') return { kind: 'not-sent', problem: found.problem };
  const token = found.kind === 'found' ? found.secret : null;
  if (token !== null && !isSendable(token)) {
    return { kind: 'not-sent', problem: problem('report-token-refused', 'it holds what no header can') };
  }
  const result = await http({
    method: reportMethod,
    url: url.href,
    deadlineMs,
    maxBytes,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body,
  });
  return classifyDelivery(result, token !== null);
}
