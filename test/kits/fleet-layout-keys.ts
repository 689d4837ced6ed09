import type { FleetLayout } from '../../src-main/kits/fleet/fleet-kit-input.ts';

/**
 * The keys that Fleet takes, by where they stand; `[]` is every item of a list. From Fleet's own source, in our words:
 * `fleets` from pkg/spec/gitops.go and gitops_deprecations.go as of Fleet 4.92 (4.82 brought fleets, settings, reports
 * and unassigned.yml, 4.83 apple_settings, configuration_profiles and setup_experience); `teams` from
 * docs/Configuration/yaml-files.md as of Fleet 4.63 to 4.74 and the guide to Entra conditional access of that time.
 * Old names are left out of `fleets` on purpose: Fleet 4.92 still takes them, with a warning.
 */
type Keys = Readonly<Record<string, readonly string[]>>;

const labelScopes = ['labels_include_all', 'labels_include_any', 'labels_exclude_any'];
const label = ['name', 'description', 'query', 'platform', 'label_membership_type', 'hosts', 'criteria'];
const report = [
  'name',
  'description',
  'query',
  'interval',
  'platform',
  'min_osquery_version',
  'logging',
  'observer_can_run',
  'automations_enabled',
  'discard_data',
];
const policy = [
  'name',
  'description',
  'resolution',
  'query',
  'platform',
  'critical',
  'calendar_events_enabled',
  'conditional_access_enabled',
  'install_software',
  'run_script',
  'labels_include_any',
  'labels_exclude_any',
];
const packageFile = [
  'url',
  'hash_sha256',
  'install_script',
  'uninstall_script',
  'post_install_script',
  'pre_install_query',
];
const integrations = ['conditional_access_enabled', 'google_calendar', 'jira', 'zendesk'];
const orgSettings = [
  'features',
  'fleet_desktop',
  'host_expiry_settings',
  'org_info',
  'secrets',
  'server_settings',
  'sso_settings',
  'integrations',
  'webhook_settings',
  'mdm',
  'certificate_authorities',
  'yara_rules',
];
const settings = ['features', 'host_expiry_settings', 'secrets', 'integrations', 'webhook_settings', 'mdm'];
const software = ['packages', 'app_store_apps', 'fleet_maintained_apps'];

/** Files of the library, which have the same keys in both layouts. */
export const libraryKeys: Readonly<Record<'labels' | 'reports' | 'policies' | 'packages', Keys>> = {
  labels: { '[]': label },
  reports: { '[]': report },
  policies: {
    '[]': policy,
    '[].install_software': ['package_path', 'app_store_id', 'hash_sha256'],
  },
  packages: { '': packageFile, install_script: ['path'], uninstall_script: ['path'] },
};

type LayoutKeys = { readonly default: Keys; readonly fleet: Keys; readonly unassigned: Keys };

export const layoutKeys: Readonly<Record<FleetLayout, LayoutKeys>> = {
  fleets: {
    default: {
      '': ['org_settings', 'agent_options', 'controls', 'policies', 'reports', 'labels', 'custom_host_vitals'],
      'labels[]': ['path', 'paths', ...label],
      org_settings: orgSettings,
      'org_settings.secrets[]': ['secret'],
      'org_settings.integrations': integrations,
    },
    fleet: {
      '': ['name', 'settings', 'agent_options', 'controls', 'policies', 'reports', 'software', 'labels'],
      settings,
      'settings.secrets[]': ['secret'],
      'settings.integrations': ['conditional_access_enabled', 'google_calendar'],
      controls: ['apple_settings', 'setup_experience', 'scripts', 'enable_disk_encryption', 'macos_updates'],
      'controls.apple_settings': ['configuration_profiles', 'assets'],
      'controls.apple_settings.configuration_profiles[]': ['path', 'paths', 'activation', ...labelScopes],
      'policies[]': ['path', 'paths', ...policy],
      'reports[]': ['path', 'paths', ...report],
      software,
      'software.packages[]': ['path', 'self_service', 'setup_experience', 'categories', 'display_name', ...labelScopes],
    },
    // No settings but webhook_settings, no agent_options, no reports and no labels: Fleet refuses or ignores them.
    unassigned: { '': ['name', 'settings', 'controls', 'policies', 'software'] },
  },
  teams: {
    default: {
      '': ['org_settings', 'agent_options', 'controls', 'policies', 'queries', 'labels'],
      'labels[]': ['path', ...label],
      org_settings: orgSettings,
      'org_settings.secrets[]': ['secret'],
      'org_settings.integrations': integrations,
    },
    fleet: {
      '': ['name', 'team_settings', 'agent_options', 'controls', 'policies', 'queries', 'software'],
      team_settings: settings,
      'team_settings.secrets[]': ['secret'],
      'team_settings.integrations': ['conditional_access_enabled', 'google_calendar'],
      controls: ['macos_settings', 'macos_setup', 'scripts', 'enable_disk_encryption', 'macos_updates'],
      'controls.macos_settings': ['custom_settings'],
      'controls.macos_settings.custom_settings[]': ['path', ...labelScopes],
      'controls.macos_setup': ['bootstrap_package', 'macos_setup_assistant', 'script', 'software'],
      'controls.macos_setup.software[]': ['package_path', 'app_store_id'],
      'policies[]': ['path', ...policy],
      'queries[]': ['path', ...report],
      software,
      'software.packages[]': ['path', 'self_service', 'categories', ...labelScopes],
    },
    unassigned: { '': ['name', 'controls', 'policies', 'software'] },
  },
};

/** Every key that stands where Fleet knows none of that name, such as `controls.apple_setings`. */
export function unknownKeys(value: unknown, keys: Keys, place = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(item => unknownKeys(item, keys, `${place}[]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const below = place === '' ? key : `${place}.${key}`;
    return (keys[place] ?? []).includes(key) ? unknownKeys(inner, keys, below) : [below];
  });
}
