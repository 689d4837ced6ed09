import type { ServerShape } from './server-behaviour.ts';

/** The objects of the device API whose keys differ between releases. */
type ShapedPart = 'host' | 'mdm' | 'policy' | 'features';

type Shaping = {
  /** What this release does not send. */
  readonly without: Readonly<Partial<Record<ShapedPart, readonly string[]>>>;
  /** What it sends beside all that is known here: a client has to live with keys that it has never seen. */
  readonly extra: Readonly<Partial<Record<ShapedPart, object>>>;
};

const policyAuthor = ['query', 'author_id', 'author_name', 'author_email'];

const shapings: Readonly<Record<ServerShape, Shaping>> = {
  older: {
    without: {
      host: ['fleet_id', 'fleet_name', 'conditional_access_bypassed', 'end_users'],
      mdm: ['connected_to_fleet', 'apple_settings', 'setup_experience', 'device_status', 'pending_action'],
      policy: ['critical', 'type', 'fleet_id'],
      features: ['enable_conditional_access', 'enable_conditional_access_bypass'],
    },
    extra: {},
  },
  usual: { without: { policy: [...policyAuthor, 'fleet_id'] }, extra: {} },
  newest: {
    without: {
      host: ['team_id', 'team_name', 'dep_assigned_to_fleet', 'packs', 'pack_stats'],
      mdm: ['macos_settings', 'macos_setup'],
      policy: [...policyAuthor, 'team_id'],
    },
    extra: {
      host: { health_score: { of: 100, now: 93 }, agent_channel: 'agentws' },
      mdm: { declarative: { tokens: [], state: 'steady' } },
      policy: { severity: 'none', automations: [] },
      features: { enable_everything_else: true },
    },
  },
};

/** One part of an answer with the keys that this release of the server sends. */
export function shaped(part: ShapedPart, keys: object, shape: ServerShape = 'usual'): object {
  const { without, extra } = shapings[shape];
  const left = Object.entries(keys).filter(([key]) => without[part]?.includes(key) !== true);
  return { ...Object.fromEntries<unknown>(left), ...extra[part] };
}
