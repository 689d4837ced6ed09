import { describe, expect, it } from 'vitest';
import { goodToken, noon, startTestServer } from './sandbox-server.ts';

const minute = 60_000;

describe('the activity feed', () => {
  it('is not there on servers that do not have it, whatever the token is', async () => {
    const { call, api } = await startTestServer();
    expect((await call('/activities?page=0&per_page=5')).status).toBe(404);
    api.behave({ tokens: [] });
    expect((await call('/activities')).status).toBe(404);
    expect(api.requests().map(({ route }) => route)).toEqual(['activities', 'activities']);
  });

  it('tells whether the server could tell Microsoft, the latest first', async () => {
    const { call, mac } = await startTestServer();
    mac.change({
      pushes: [
        { at: noon - 70 * minute, outcome: 'failed' },
        { at: noon - 10 * minute, outcome: 'ran' },
      ],
    });
    expect(await (await call('/activities?page=0&per_page=10')).json()).toEqual({
      activities: [
        {
          id: 701,
          created_at: '2026-06-10T11:50:00Z',
          actor_full_name: 'Fleet',
          type: 'ran_automation_conditional_access',
          fleet_initiated: true,
          details: { policy_id: 12 },
        },
        {
          id: 700,
          created_at: '2026-06-10T10:50:00Z',
          actor_full_name: 'Fleet',
          type: 'failed_automation_conditional_access',
          fleet_initiated: true,
          details: { policy_id: 12, status_code: 403, error_response: 'Forbidden' },
        },
      ],
      meta: { has_next_results: false, has_previous_results: false },
    });
  });

  it('comes in pages', async () => {
    const { call, mac } = await startTestServer();
    mac.change({ pushes: [1, 2, 3].map(n => ({ at: noon + n * minute, outcome: 'ran' })) });
    const first: unknown = await (await call('/activities?page=0&per_page=2')).json();
    expect(first).toMatchObject({
      activities: [{ id: 702 }, { id: 701 }],
      meta: { has_next_results: true, has_previous_results: false },
    });
    const last: unknown = await (await call('/activities?page=1&per_page=2')).json();
    expect(last).toMatchObject({
      activities: [{ id: 700 }],
      meta: { has_next_results: false, has_previous_results: true },
    });
    expect(last).toHaveProperty('activities.length', 1);
  });

  it('may be empty', async () => {
    const { call, mac } = await startTestServer();
    mac.change({ pushes: [] });
    expect(await (await call('/activities?page=x&per_page=-1')).json()).toHaveProperty('activities', []);
  });

  it('stands behind the token and the single sign-on', async () => {
    const { call, mac, api } = await startTestServer({ tokens: [] });
    mac.change({ pushes: [] });
    expect((await call('/activities')).status).toBe(401);
    api.behave({ tokens: [goodToken], signInRequired: true });
    expect(await (await call('/activities')).json()).toHaveProperty('sso_required', true);
    expect((await call('/activities', { method: 'POST' })).status).toBe(405);
  });
});
