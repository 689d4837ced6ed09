import { expect, it } from 'vitest';
import { host, nothing, scriptedFleet } from './scripted-fleet.ts';

it('a feed that refuses the token shuts out nothing else, and is not asked again that day', async () => {
  const fleet = await scriptedFleet({
    host: { body: { host: { ...host, fleet_id: 3 } } },
    activities: { status: 401, body: { message: 'Authentication required' } },
  });
  expect((await fleet.upstream.look('full', nothing)).state).toBe('ok');
  expect((await fleet.upstream.look('full', nothing)).state).toBe('ok');
  const routes = fleet.requests.map(({ route }) => route);
  expect(routes).toEqual(['desktop', 'host', 'policies', 'activities', 'desktop', 'host', 'policies']);
});
