import { wholeSeconds } from './recorded-mac/apple-instants.ts';
import {
  sandboxPolicies,
  usualPolicies,
  type PolicyResponse,
  type SandboxPolicy,
  type SandboxPolicyName,
} from './sandbox-policies.ts';
import type { MacState } from './simulated-mac.ts';

/** A policy with everything that any release of the server sends; which keys go out depends on the release. */
export type PolicyJson = {
  readonly id: number;
  readonly name: string;
  readonly query: string;
  readonly description: string;
  readonly author_id: number;
  readonly author_name: string;
  readonly author_email: string;
  readonly resolution?: string;
  readonly critical: boolean;
  readonly platform: string;
  readonly team_id: number | null;
  readonly fleet_id: number | null;
  readonly calendar_events_enabled: boolean;
  readonly conditional_access_enabled: boolean;
  readonly type: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly response: PolicyResponse;
};

type Policies = Pick<MacState, 'policies' | 'responses'>;

/** Every policy with its response, in the server's order. */
export function policiesJson({ policies, responses }: Policies): readonly PolicyJson[] {
  return named(policies).map(name => policyJson(sandboxPolicies[name], responses[name] ?? 'pass'));
}

/** How many policies fail; one that never ran does not. */
export function failingPolicies({ policies, responses }: Policies): number {
  return named(policies).filter(name => responses[name] === 'fail').length;
}

function named(policies: Policies['policies']): readonly SandboxPolicyName[] {
  return policies ?? usualPolicies;
}

const written = wholeSeconds(Date.UTC(2026, 0, 12, 9, 30));

function policyJson(policy: SandboxPolicy, response: PolicyResponse): PolicyJson {
  return {
    id: policy.id,
    name: policy.name,
    query: policy.query,
    description: policy.description,
    author_id: 2,
    author_name: 'Kim Larsen',
    author_email: 'kim.larsen@larkfield.example',
    // Absent, not empty, where nobody wrote one.
    ...(policy.resolution !== null && { resolution: policy.resolution }),
    critical: policy.critical,
    platform: 'darwin',
    team_id: 3,
    fleet_id: 3,
    calendar_events_enabled: false,
    conditional_access_enabled: policy.conditionalAccess,
    type: 'dynamic',
    created_at: written,
    updated_at: written,
    response,
  };
}
