/** A policy's last result on the Mac; empty as long as it never ran. */
export type PolicyResponse = 'pass' | 'fail' | '';

/** One policy of the sandbox's server. */
export type SandboxPolicy = {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly resolution: string | null;
  readonly critical: boolean;
  /** Whether failing it counts for access. */
  readonly conditionalAccess: boolean;
};

/** Every policy of the sandbox's server, by the name that scenarios use. */
export const sandboxPolicies = {
  'disk-encryption': {
    id: 11,
    name: 'The disk is encrypted',
    description: 'Without FileVault, whoever finds this Mac can read everything on it.',
    resolution: 'Open System Settings > Privacy & Security > FileVault and turn it on.',
    critical: true,
    conditionalAccess: true,
  },
  'screen-lock': {
    id: 12,
    name: 'The screen locks by itself',
    description: 'An unlocked Mac lets anyone who passes by act in your name.',
    resolution: 'Open System Settings > Lock Screen and require the password at once after the display turns off.',
    critical: false,
    conditionalAccess: true,
  },
  gatekeeper: {
    id: 13,
    name: 'Only apps from known developers run',
    description: 'Gatekeeper keeps apps of unknown origin from starting.',
    resolution: 'Open System Settings > Privacy & Security and allow apps from the App Store and known developers.',
    critical: false,
    conditionalAccess: true,
  },
  'system-up-to-date': {
    id: 14,
    name: 'macOS is up to date',
    description: 'Updates close the holes that attackers already know.',
    resolution: 'Open System Settings > General > Software Update and install what it offers.',
    critical: false,
    conditionalAccess: false,
  },
  'password-manager': {
    id: 15,
    name: 'A password manager is installed',
    description: 'A password manager makes a different password for every site bearable.',
    resolution: null,
    critical: false,
    conditionalAccess: false,
  },
} as const satisfies Record<string, SandboxPolicy>;

/** The name of one of the sandbox's policies. */
export type SandboxPolicyName = keyof typeof sandboxPolicies;

/** Results of some policies by name; whichever is not named passes. */
export type PolicyResponses = Readonly<Partial<Record<SandboxPolicyName, PolicyResponse>>>;
