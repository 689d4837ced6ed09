import { describe, expect, it } from 'vitest';
import { drivenWorld } from './driven-world.ts';

describe('questions of the server', () => {
  it('are answered here beside its own verdict, in a batch of their own, once a look', async () => {
    const { engine, batches } = await drivenWorld('answered-here');
    const { policies, headline } = await engine.look('asked-by-person');
    expect(
      Object.fromEntries(policies.items.map(({ name, verdict, local }) => [name, [verdict, local].join(', ')])),
    ).toEqual({
      'The screen locks by itself': 'fail, pass',
      'The disk is encrypted': 'pass, pass',
      'Only apps from known developers run': 'pass, pass',
      'A password manager is installed': 'pass, pass',
      // Nothing was recorded for this one: it failed here, which is no verdict.
      'macOS is up to date': 'pass, undetermined',
    });
    expect(policies.items.every(({ source, problem }) => source === 'fleet' && problem === null)).toBe(true);
    expect(headline.id).toBe('policies-failing');
    expect(batches).toHaveLength(1);
    await engine.look('asked-by-person');
    expect(batches).toHaveLength(2);
  });

  it('that this Mac has answered with its own facts are not asked of osquery', async () => {
    const { engine, batches, putInFront } = await drivenWorld('answered-here');
    const front = await putInFront();
    const portal = "SELECT 1 FROM apps WHERE bundle_identifier = 'com.microsoft.CompanyPortalMac';";
    const [screen, same] = ['SELECT 1 FROM screenlock WHERE enabled = 1', 'select 1 from screenlock where enabled = 1'];
    const policies = [portal, screen, screen, same, 'DROP TABLE apps'].map((query, id) => ({
      id,
      name: `Policy ${id}`,
      query,
      response: 'fail',
    }));
    front.reply('policies', { status: 200, body: { policies } });
    const { items } = (await engine.look('asked-by-person')).policies;
    expect(batches).toEqual([[screen, same]]);
    expect(items.map(({ local }) => local)).toEqual(['pass', 'pass', 'pass', 'undetermined', 'undetermined']);
  });

  it('that a newer server keeps to itself cost nothing', async () => {
    const { engine, batches } = await drivenWorld('clear');
    const { policies } = await engine.look('asked-by-person');
    expect(policies.items.length).toBeGreaterThan(0);
    expect(batches).toEqual([]);
  });

  it('stand beside this Mac’s own policies, in two batches', async () => {
    const { engine, scenario, batches } = await drivenWorld('fleet-and-local');
    scenario.api.behave({ shape: 'older' });
    await engine.look('asked-by-person');
    expect(batches.map(batch => batch.length)).toEqual([3, 5]);
  });
});
