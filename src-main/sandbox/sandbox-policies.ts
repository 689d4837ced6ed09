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
  /** Its question in osquery's SQL; newer servers keep it to themselves. */
  readonly query: string;
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
    query: "SELECT 1 FROM disk_encryption WHERE filevault_status = 'on'",
  },
  'screen-lock': {
    id: 12,
    name: 'The screen locks by itself',
    description: 'An unlocked Mac lets anyone who passes by act in your name.',
    resolution: 'Open System Settings > Lock Screen and require the password at once after the display turns off.',
    critical: false,
    conditionalAccess: true,
    query: 'SELECT 1 FROM screenlock WHERE enabled = 1',
  },
  gatekeeper: {
    id: 13,
    name: 'Only apps from known developers run',
    description: 'Gatekeeper keeps apps of unknown origin from starting.',
    resolution: 'Open System Settings > Privacy & Security and allow apps from the App Store and known developers.',
    critical: false,
    conditionalAccess: true,
    query: 'SELECT 1 FROM gatekeeper WHERE assessments_enabled = 1',
  },
  'system-up-to-date': {
    id: 14,
    name: 'macOS is up to date',
    description: 'Updates close the holes that attackers already know.',
    resolution: 'Open System Settings > General > Software Update and install what it offers.',
    critical: false,
    conditionalAccess: false,
    query: 'SELECT 1 FROM os_version WHERE major >= 15',
  },
  'password-manager': {
    id: 15,
    name: 'A password manager is installed',
    description: 'A password manager makes a different password for every site bearable.',
    resolution: null,
    critical: false,
    conditionalAccess: false,
    query: "SELECT 1 FROM apps WHERE bundle_identifier = 'com.1password.1password'",
  },
  'company-portal': {
    id: 16,
    name: 'Company Portal is installed',
    description: 'Company Portal registers this Mac with Microsoft.',
    resolution: 'Install Company Portal from Self-service.',
    critical: false,
    conditionalAccess: true,
    // The question of Fleet's guide to Entra conditional access, which Clearway can answer by itself.
    query: "SELECT 1 FROM apps WHERE bundle_identifier = 'com.microsoft.CompanyPortalMac';",
  },
  'browser-up-to-date': {
    id: 17,
    name: 'The browser is <b>up to date</b> & patched',
    description: 'Browsers meet whatever the web sends.\nOld ones meet it unarmed. <script>alert(1)</script>',
    resolution:
      'Update it: https://help.larkfield.example/browser?os=mac#update. An older guide (http://intranet.larkfield.example/browser) and <b>https://help.larkfield.example/more</b> say more.',
    critical: true,
    conditionalAccess: true,
    query: "SELECT 1 FROM apps WHERE bundle_identifier = 'com.google.Chrome' AND bundle_short_version >= '140'",
  },
  'firewall-on': {
    id: 18,
    name: 'The firewall is on',
    description: 'The firewall keeps strangers on the same network out.',
    resolution: null,
    critical: true,
    conditionalAccess: false,
    query: 'SELECT 1 FROM alf WHERE global_state >= 1',
  },
} as const satisfies Record<string, SandboxPolicy>;

/** What a server has unless a scenario says otherwise. */
export const usualPolicies = [
  'disk-encryption',
  'screen-lock',
  'gatekeeper',
  'system-up-to-date',
  'password-manager',
] as const satisfies readonly SandboxPolicyName[];

/** The name of one of the sandbox's policies. */
export type SandboxPolicyName = keyof typeof sandboxPolicies;

/** Results of some policies by name; whichever is not named passes. */
export type PolicyResponses = Readonly<Partial<Record<SandboxPolicyName, PolicyResponse>>>;
