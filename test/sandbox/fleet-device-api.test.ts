import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startFleetDeviceApi } from '../../src-main/sandbox/fleet-device-api.ts';
import { simulateMac } from '../../src-main/sandbox/simulated-mac.ts';
import { manualClock } from './manual-clock.ts';
import { failingMac, goodToken, noon, startTestServer } from './sandbox-server.ts';

describe('the device API', () => {
  it('describes the host, under both names where newer servers have two', async () => {
    const { api, call } = await startTestServer();
    const response = await call('?exclude_software=true');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('date')).toBe('Wed, 10 Jun 2026 12:00:00 GMT');
    const body: unknown = await response.json();
    expect(body).toMatchObject({
      host: {
        id: 42,
        platform: 'darwin',
        os_version: 'macOS 15.5',
        status: 'online',
        detail_updated_at: '2026-06-10T11:50:00Z',
        policy_updated_at: '2026-06-10T11:51:00Z',
        refetch_requested: false,
        refetch_critical_queries_until: null,
        issues: { failing_policies_count: 1, total_issues_count: 1 },
        mdm: {
          enrollment_status: 'On (automatic)',
          server_url: `${api.url}/mdm/apple/mdm`,
          macos_settings: { disk_encryption: 'verified', action_required: null },
          apple_settings: { disk_encryption: 'verified', action_required: null },
          macos_setup: {},
          setup_experience: {},
        },
      },
      license: { tier: 'premium' },
      global_config: { mdm: { enabled_and_configured: true }, features: { enable_conditional_access: false } },
    });
    expect(body).not.toHaveProperty('host.software');
    expect(body).toHaveProperty('host.policies.length', 5);
  });

  it('adds the software only where nobody declined it', async () => {
    const { call } = await startTestServer();
    expect(await (await call('')).json()).toHaveProperty('host.software', []);
  });

  it('sums up', async () => {
    const { call } = await startTestServer();
    const response = await call('/desktop');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      failing_policies_count: 1,
      self_service: false,
      notifications: {},
      config: { org_info: { org_name: 'Larkfield' }, mdm: { macos_migration: { mode: '' } } },
    });
  });

  it('lists the policies without query or author', async () => {
    const { call } = await startTestServer();
    const body: unknown = await (await call('/policies')).json();
    expect(body).toMatchObject({
      policies: [
        { id: 11, response: 'pass', critical: true, conditional_access_enabled: true },
        { id: 12, response: 'fail', critical: false, conditional_access_enabled: true, platform: 'darwin' },
        { id: 13, response: 'pass' },
        { id: 14, response: 'pass', conditional_access_enabled: false },
        { id: 15, response: '', conditional_access_enabled: false },
      ],
    });
    expect(body).toHaveProperty('policies[1].resolution');
    expect(body).not.toHaveProperty('policies[4].resolution');
    expect(body).not.toHaveProperty('policies[1].query');
    expect(body).not.toHaveProperty('policies[1].author_name');
  });

  it('takes a refetch, shows it, and takes it again without a second answer', async () => {
    const { call, pass, mac } = await startTestServer();
    const answers = [await call('/refetch', { method: 'POST' }), await call('/refetch', { method: 'POST' })];
    for (const answer of answers) expect([answer.status, await answer.text()]).toEqual([200, '{}\n']);
    expect(await (await call('')).json()).toHaveProperty('host.refetch_requested', true);
    pass(8000);
    expect(await (await call('')).json()).toMatchObject({
      host: {
        refetch_requested: false,
        detail_updated_at: '2026-06-10T12:00:08Z',
        policy_updated_at: '2026-06-10T11:51:00Z',
      },
    });
    pass(1500);
    expect(await (await call('/policies')).json()).toHaveProperty('policies[1].response', 'pass');
    const settled = mac.state();
    pass(60_000);
    expect(mac.state()).toEqual(settled);
  });

  it.each(['v1', '2022-04', 'latest'])('knows version %s of its paths', async version => {
    const { api } = await startTestServer();
    expect((await fetch(`${api.url}/api/${version}/fleet/device/${goodToken}/desktop`)).status).toBe(200);
  });

  it('answers both pings without a body', async () => {
    const { api, call } = await startTestServer();
    const pings = [
      await fetch(`${api.url}/api/fleet/device/ping`, { method: 'HEAD' }),
      await call('/ping', { method: 'HEAD' }),
    ];
    for (const ping of pings) expect([ping.status, await ping.text()]).toEqual([200, '']);
    const wrong = await fetch(`${api.url}/api/latest/fleet/device/wrong/ping`, { method: 'HEAD' });
    expect([wrong.status, await wrong.text()]).toEqual([401, '']);
  });

  it('shows a plain device page that loads and runs nothing', async () => {
    const { api } = await startTestServer();
    const page = await fetch(`${api.url}/device/${goodToken}`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('The screen locks by itself: Fail');
    expect(await (await fetch(`${api.url}/device/wrong`)).text()).toContain('no longer good');
  });

  it('prints its JSON as Fleet does', async () => {
    const { call } = await startTestServer();
    expect(await (await call('/policies')).text()).toMatch(/^\{\n {2}"policies": \[\n {4}\{\n[\s\S]*\n\}\n$/);
  });

  it('logs routes and instants, never a token', async () => {
    const { api, call } = await startTestServer();
    await call('/desktop?x=1');
    await fetch(`${api.url}/api/latest/fleet/device/another-secret/policies`);
    await fetch(`${api.url}/somewhere/${goodToken}`);
    expect(api.requests()).toEqual([
      { method: 'GET', route: 'desktop', status: 200, at: noon },
      { method: 'GET', route: 'policies', status: 401, at: noon },
      { method: 'GET', route: 'unknown', status: 404, at: noon },
    ]);
    expect(JSON.stringify(api.requests())).not.toMatch(new RegExp(`${goodToken}|another-secret`));
  });

  it('keeps the latest thousand requests', async () => {
    const { api, call } = await startTestServer();
    await call('/desktop');
    for (let n = 0; n < 20; n += 1) {
      await Promise.all(Array.from({ length: 50 }, async () => (await call('/policies')).text()));
    }
    expect(api.requests()).toHaveLength(1000);
    expect(api.requests().some(({ route }) => route === 'desktop')).toBe(false);
  });

  it('gives back its port, though a client keeps its connection or never ends its request', async () => {
    const { api, call } = await startTestServer();
    await (await call('/desktop')).text();
    const idle = connect(api.port, '127.0.0.1');
    idle.on('error', () => undefined);
    const closed = new Promise(resolve => idle.once('close', resolve));
    await new Promise<void>(resolve => {
      idle.write('GET /desktop HTTP/1.1\r\nHost: x\r\n', () => {
        resolve();
      });
    });
    await api.close();
    await closed;
    await api.close();

    const clock = manualClock(noon);
    const script = { answers: false, answerAfterMs: 0, policyLagMs: 0, responsesAfter: {} };
    const next = await startFleetDeviceApi({
      mac: simulateMac({ initial: failingMac, script, clock }),
      clock,
      behaviour: { tokens: [], tier: 'premium', signInRequired: false, refusal: null },
      port: api.port,
    });
    expect(next.port).toBe(api.port);
    await next.close();
  });
});
