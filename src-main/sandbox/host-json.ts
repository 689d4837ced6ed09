import { failingPolicies, policiesJson } from './policy-json.ts';
import { wholeSeconds } from './recorded-mac/apple-instants.ts';
import { inventedIds } from './recorded-mac/invented-ids.ts';
import type { ServerBehaviour } from './server-behaviour.ts';
import { shaped } from './server-shape.ts';
import type { MacState } from './simulated-mac.ts';

/** What the host answer depends on. */
export type HostFacts = {
  readonly state: MacState;
  readonly behaviour: ServerBehaviour;
  readonly url: string;
  readonly excludeSoftware: boolean;
  readonly now: number;
};

const day = 86_400_000;

/** The body of `GET /device/{token}`. */
export function hostAnswer(facts: HostFacts): object {
  const { shape, tier } = facts.behaviour;
  const host = { ...identity, ...instants(facts), ...standing(facts), mdm: shaped('mdm', mdm(facts), shape) };
  return {
    host: shaped('host', host, shape),
    self_service: false,
    org_logo_url: '',
    org_logo_url_light_background: '',
    org_contact_url: 'https://help.larkfield.example',
    license: {
      tier,
      organization: inventedIds.organization,
      device_count: 25,
      expiration: wholeSeconds(Date.UTC(2031, 0, 1)),
    },
    global_config: {
      mdm: { enabled_and_configured: true, require_all_software_macos: false },
      features: shaped('features', features, shape),
    },
  };
}

const features = {
  enable_software_inventory: true,
  // Stays false with Entra: on Fleet this flag speaks of Okta only.
  enable_conditional_access: false,
  enable_conditional_access_bypass: false,
};

const identity = {
  id: 42,
  uuid: inventedIds.hardwareUuid,
  hardware_serial: inventedIds.serialNumber,
  hardware_model: 'Mac15,12',
  hostname: inventedIds.hostName,
  computer_name: inventedIds.computerName,
  display_name: inventedIds.computerName,
  display_text: inventedIds.computerName,
  platform: 'darwin',
  osquery_version: '5.19.0',
  orbit_version: '1.49.0',
  fleet_desktop_version: '1.49.0',
  scripts_enabled: false,
  team_id: 3,
  team_name: 'Laptops',
  fleet_id: 3,
  fleet_name: 'Laptops',
  dep_assigned_to_fleet: true,
  disk_encryption_enabled: true,
  conditional_access_bypassed: false,
  end_users: [],
  users: [],
  labels: [],
  batteries: null,
  packs: [],
  pack_stats: null,
};

function instants({ state, now }: HostFacts): object {
  const enrolled = wholeSeconds(Date.UTC(2026, 2, 2, 8, 45));
  const detailed = stamp(state.detailUpdatedAt);
  const seen = state.status === 'online' ? wholeSeconds(now - 4000) : detailed;
  return {
    created_at: enrolled,
    updated_at: detailed,
    last_enrolled_at: enrolled,
    last_restarted_at: wholeSeconds(now - 3 * day),
    seen_time: seen,
    software_updated_at: detailed,
    detail_updated_at: detailed,
    label_updated_at: detailed,
    policy_updated_at: stamp(state.policyUpdatedAt),
    last_mdm_enrolled_at: state.mdm === null ? null : enrolled,
    last_mdm_checked_in_at: state.mdm === null ? null : seen,
  };
}

/** Fleet writes the first day of 2000 for what never happened. */
function stamp(at: number | null): string {
  return wholeSeconds(at ?? Date.UTC(2000, 0, 1));
}

function standing({ state, behaviour: { tier, shape }, excludeSoftware }: HostFacts): object {
  const failing = failingPolicies(state);
  const policies = policiesJson(state).map(policy => shaped('policy', policy, shape));
  return {
    os_version: `macOS ${state.macosVersion}`,
    status: state.status,
    distributed_interval: state.distributedInterval ?? 10,
    refetch_requested: state.refetchRequested,
    refetch_critical_queries_until: null,
    issues: { failing_policies_count: failing, total_issues_count: failing },
    ...(tier === 'premium' && { policies }),
    ...(!excludeSoftware && { software: [] }),
  };
}

function mdm({ state, url }: HostFacts): object {
  const on = state.mdm?.startsWith('On') === true;
  const settings = { disk_encryption: 'verified', action_required: null };
  const setup = { bootstrap_package_status: '', detail: '', bootstrap_package_name: '' };
  return {
    enrollment_status: state.mdm,
    server_url: on ? `${url}/mdm/apple/mdm` : null,
    name: on ? 'Fleet' : '',
    dep_profile_error: false,
    encryption_key_available: on,
    // Unknown as long as the Mac has not said anything about its management.
    connected_to_fleet: state.mdm === null ? null : on,
    profiles: [],
    os_settings: { disk_encryption: { status: 'verified', detail: '' } },
    // Each of these two has an old and a new name; many servers send both.
    macos_settings: settings,
    apple_settings: settings,
    macos_setup: setup,
    setup_experience: setup,
    device_status: 'unlocked',
    pending_action: '',
  };
}
