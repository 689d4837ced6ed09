import { wholeSeconds } from './recorded-mac/apple-instants.ts';
import { sandboxPolicies } from './sandbox-policies.ts';
import type { PolicyResponse, PolicyResponses, SandboxPolicy, SandboxPolicyName } from './sandbox-policies.ts';

/** A policy on Fleet's wire. Newer servers keep its query and its author to themselves. */
export type PolicyJson = {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly resolution?: string;
  readonly critical: boolean;
  readonly platform: string;
  readonly team_id: number | null;
  readonly calendar_events_enabled: boolean;
  readonly conditional_access_enabled: boolean;
  readonly type: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly response: PolicyResponse;
};

/** Every policy with its response, in the server's order. */
export function policiesJson(responses: PolicyResponses): readonly PolicyJson[] {
  return policyNames.map(name => policyJson(sandboxPolicies[name], responses[name] ?? 'pass'));
}

/** How many policies fail; one that never ran does not. */
export function failingPolicies(responses: PolicyResponses): number {
  return policyNames.filter(name => responses[name] === 'fail').length;
}

const policyNames: readonly SandboxPolicyName[] = [
  'disk-encryption',
  'screen-lock',
  'gatekeeper',
  'system-up-to-date',
  'password-manager',
];

const written = wholeSeconds(Date.UTC(2026, 0, 12, 9, 30));

function policyJson(policy: SandboxPolicy, response: PolicyResponse): PolicyJson {
  return {
    id: policy.id,
    name: policy.name,
    description: policy.description,
    // Absent, not empty, where nobody wrote one.
    ...(policy.resolution !== null && { resolution: policy.resolution }),
    critical: policy.critical,
    platform: 'darwin',
    team_id: 3,
    calendar_events_enabled: false,
    conditional_access_enabled: policy.conditionalAccess,
    type: 'dynamic',
    created_at: written,
    updated_at: written,
    response,
  };
}
