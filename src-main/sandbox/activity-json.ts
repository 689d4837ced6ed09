import { wholeSeconds } from './recorded-mac/apple-instants.ts';
import { sandboxPolicies } from './sandbox-policies.ts';
import type { MacState, Push } from './simulated-mac.ts';

/** The body of `GET /device/{token}/activities`: one page of what happened to this Mac, the latest first. */
export function activitiesAnswer(pushes: NonNullable<MacState['pushes']>, query: URLSearchParams): object {
  const page = wholeNumber(query.get('page'), 0);
  const perPage = Math.max(wholeNumber(query.get('per_page'), 20), 1);
  const start = page * perPage;
  return {
    activities: pushes
      .map(activityJson)
      .reverse()
      .slice(start, start + perPage),
    meta: { has_next_results: start + perPage < pushes.length, has_previous_results: page > 0 },
  };
}

function activityJson({ at, outcome }: Push, index: number): object {
  return {
    id: 700 + index,
    created_at: wholeSeconds(at),
    actor_full_name: 'Fleet',
    type: outcome === 'ran' ? 'ran_automation_conditional_access' : 'failed_automation_conditional_access',
    fleet_initiated: true,
    details: {
      policy_id: sandboxPolicies['screen-lock'].id,
      ...(outcome === 'failed' && { status_code: 403, error_response: 'Forbidden' }),
    },
  };
}

function wholeNumber(text: string | null, otherwise: number): number {
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : otherwise;
}
