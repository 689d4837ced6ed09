import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { ServerBehaviour } from '../../src-main/sandbox/server-behaviour.ts';
import { startTestServer } from './sandbox-server.ts';

const keyed = z.record(z.string(), z.unknown());
const hostAnswer = z.object({ host: keyed, global_config: z.object({ features: keyed }) });
const policiesAnswer = z.object({ policies: z.array(keyed).min(1) });

async function keysOf(shape: NonNullable<ServerBehaviour['shape']>) {
  const { call } = await startTestServer({ shape });
  const { host, global_config } = hostAnswer.parse(await (await call('')).json());
  const { policies } = policiesAnswer.parse(await (await call('/policies')).json());
  return {
    host: Object.keys(host),
    mdm: Object.keys(keyed.parse(host['mdm'])),
    features: Object.keys(global_config.features),
    policy: Object.keys(policies[0] ?? {}),
    policyInHost: Object.keys(keyed.array().parse(host['policies'])[0] ?? {}),
  };
}

describe('a server of another release', () => {
  it('older: old names alone, with the queries and their authors, and no rank', async () => {
    const { host, mdm, features, policy, policyInHost } = await keysOf('older');
    expect(host).toEqual(expect.arrayContaining(['team_id', 'team_name', 'distributed_interval']));
    expect(host).not.toContain('fleet_id');
    expect(mdm).toEqual(expect.arrayContaining(['macos_settings', 'macos_setup']));
    for (const key of ['apple_settings', 'setup_experience', 'connected_to_fleet']) expect(mdm).not.toContain(key);
    expect(features).toEqual(['enable_software_inventory']);
    const authored = ['query', 'author_id', 'author_name', 'author_email', 'team_id', 'conditional_access_enabled'];
    expect(policy).toEqual(expect.arrayContaining(authored));
    for (const key of ['critical', 'type', 'fleet_id']) expect(policy).not.toContain(key);
    expect(policyInHost).toEqual(policy);
  });

  it('newest: new names alone, no queries, and keys that nobody has heard of', async () => {
    const { host, mdm, features, policy, policyInHost } = await keysOf('newest');
    expect(host).toEqual(expect.arrayContaining(['fleet_id', 'fleet_name', 'agent_channel']));
    expect(host).not.toContain('team_id');
    expect(mdm).toEqual(expect.arrayContaining(['apple_settings', 'setup_experience', 'declarative']));
    for (const key of ['macos_settings', 'macos_setup']) expect(mdm).not.toContain(key);
    expect(features).toContain('enable_everything_else');
    expect(policy).toEqual(expect.arrayContaining(['critical', 'fleet_id', 'severity']));
    for (const key of ['query', 'author_id', 'author_name', 'author_email', 'team_id'])
      expect(policy).not.toContain(key);
    expect(policyInHost).toEqual(policy);
  });

  it('newest: sums up with nothing at all', async () => {
    const { call } = await startTestServer({ shape: 'newest' });
    expect(await (await call('/desktop')).text()).toBe('{}\n');
  });
});

describe('a server that browsers reach by another name', () => {
  it('says so in its summary, and only then', async () => {
    const { call, api } = await startTestServer();
    expect(await (await call('/desktop')).json()).not.toHaveProperty('alternative_browser_host');
    api.behave({ browserHost: 'my-mac.larkfield.example' });
    const summary: unknown = await (await call('/desktop')).json();
    expect(summary).toHaveProperty('alternative_browser_host', 'my-mac.larkfield.example');
  });
});

describe('a server whose clock is wrong', () => {
  it.each([
    [5, '17', '16'],
    [-5, '07', '06'],
  ])('by %i hours: stamps everything by it', async (hours, hour, before) => {
    const { call, mac, pass } = await startTestServer({ clockSkewMs: hours * 3_600_000 });
    mac.change({ pushes: [{ at: mac.state().policyUpdatedAt ?? 0, outcome: 'ran' }] });
    const response = await call('');
    expect(response.headers.get('date')).toBe(`Wed, 10 Jun 2026 ${hour}:00:00 GMT`);
    expect(await response.json()).toMatchObject({
      host: {
        seen_time: `2026-06-10T${before}:59:56Z`,
        detail_updated_at: `2026-06-10T${before}:50:00Z`,
        policy_updated_at: `2026-06-10T${before}:51:00Z`,
      },
    });
    const feed: unknown = await (await call('/activities')).json();
    expect(feed).toHaveProperty('activities[0].created_at', `2026-06-10T${before}:51:00Z`);
    await call('/refetch', { method: 'POST' });
    pass(8000);
    const later: unknown = await (await call('')).json();
    expect(later).toHaveProperty('host.detail_updated_at', `2026-06-10T${hour}:00:08Z`);
  });
});

describe('what a Mac has never reported', () => {
  it('is the first day of 2000, or null', async () => {
    const { call, mac } = await startTestServer();
    mac.change({ detailUpdatedAt: null, policyUpdatedAt: null, mdm: null, distributedInterval: 60 });
    expect(await (await call('')).json()).toMatchObject({
      host: {
        distributed_interval: 60,
        detail_updated_at: '2000-01-01T00:00:00Z',
        policy_updated_at: '2000-01-01T00:00:00Z',
        mdm: { enrollment_status: null, connected_to_fleet: null, server_url: null },
      },
    });
  });

  it('includes policies where the server has none', async () => {
    const { call, mac } = await startTestServer();
    mac.change({ policies: [] });
    expect(await (await call('/policies')).json()).toEqual({ policies: [] });
    expect(await (await call('/desktop')).json()).toHaveProperty('failing_policies_count', 0);
  });
});
