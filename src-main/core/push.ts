import type { PoliciesReport, RefetchReport } from '../contract/snapshot.ts';
import { isAfter } from './instants.ts';
import { isUnderWay } from './refetch-state.ts';
import type { PushReading } from './upstream-reading.ts';

/**
 * The last push to Microsoft, as long as it says something about now. A push belongs to the evaluation before it, both by
 * the server's clock; what was pushed for an older one, or before a refetch that is under way, is history.
 */
export function pushOfNow(
  push: PushReading | null,
  policies: Pick<PoliciesReport, 'evaluatedAt'>,
  refetch: Pick<RefetchReport, 'state'>,
): PushReading | null {
  if (push === null || policies.evaluatedAt === null || isUnderWay(refetch.state)) return null;
  return isAfter(policies.evaluatedAt, push.at) ? null : push;
}
