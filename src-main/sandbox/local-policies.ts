import type { OsqueryAnswers } from './recorded-mac/recorded-mac.ts';
import { sandboxPolicies, type SandboxPolicyName } from './sandbox-policies.ts';

/** A policy in the form that IT writes it in: Fleet's GitOps form. */
type LocalPolicyDocument = {
  readonly name: string;
  readonly query: string;
  readonly platform: string;
  readonly critical: boolean;
  readonly description: string;
  readonly resolution: string;
  readonly conditional_access_enabled: boolean;
};

/** The policies that the sandbox's Macs evaluate themselves, by the name that scenarios use. */
export const localPolicies = {
  firewall: {
    name: 'The firewall is on',
    query: 'SELECT 1 FROM alf WHERE global_state >= 1;',
    platform: 'darwin',
    critical: true,
    description: 'The firewall keeps strangers on the same network out.',
    resolution: 'Open System Settings > Network > Firewall and turn it on.',
    conditional_access_enabled: true,
  },
  'disk-encryption': {
    name: 'The disk is encrypted',
    query: "SELECT 1 FROM disk_encryption WHERE user_uuid IS NOT '' AND filevault_status = 'on' LIMIT 1;",
    platform: 'darwin',
    critical: false,
    description: 'Without FileVault, whoever finds this Mac can read everything on it.',
    resolution: 'Open System Settings > Privacy & Security > FileVault and turn it on.',
    conditional_access_enabled: true,
  },
  'password-manager': {
    name: 'A password manager is installed',
    query: "SELECT 1 FROM apps WHERE bundle_identifier = 'com.1password.1password';",
    platform: 'darwin',
    critical: false,
    description: 'A password manager makes a different password for every site bearable.',
    resolution: 'Install it: https://help.larkfield.example/passwords says how.',
    conditional_access_enabled: false,
  },
} as const satisfies Record<string, LocalPolicyDocument>;

/** The name of one of them. */
export type LocalPolicyName = keyof typeof localPolicies;

/** What osquery answers on a Mac on which some of the policies fail; a policy passes when there is a row. */
export function answersWhere(
  fails: readonly LocalPolicyName[],
  serverPolicies: readonly SandboxPolicyName[],
): OsqueryAnswers {
  const failing: readonly string[] = fails;
  const own = Object.entries(localPolicies).map(
    ([name, { query }]) => [query, failing.includes(name) ? [] : [{ '1': '1' }]] as const,
  );
  const ofServer = serverPolicies.map(name => [sandboxPolicies[name].query, [{ '1': '1' }]] as const);
  return Object.fromEntries<OsqueryAnswers[string]>([...ofServer, ...own]);
}

/** A GitOps file as people write them: one policy is in order, one has lost its question, one has a number for a name. */
export const listWithMistakes = `policies:
  - name: The firewall is on
    query: SELECT 1 FROM alf WHERE global_state >= 1;
    conditional_access_enabled: true
  - name: The screen locks by itself
    resolution: Open System Settings > Lock Screen.
    conditional_access_enabled: true
  - name: 42
    query: SELECT 1 FROM gatekeeper;
`;
