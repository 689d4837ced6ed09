import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { noJourney } from '../../src-main/engine/keep-journey.ts';
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

describe('an osquery that takes its time', () => {
  /** A Mac whose osquery answers once it is let; `seen` resolves with the first snapshot that is as wanted. */
  async function slowMac(id: 'answered-here' | 'fleet-and-local') {
    let ready: Promise<void> = Promise.resolve();
    const world = await drivenWorld(id, noJourney, { osqueryReady: () => ready });
    const hold = (): (() => void) => {
      let release = (): void => undefined;
      ready = new Promise(resolve => {
        release = resolve;
      });
      return release;
    };
    const seen = (isWanted: (snapshot: Snapshot) => boolean): Promise<Snapshot> =>
      new Promise(resolve => {
        world.engine.store.subscribe(snapshot => {
          if (isWanted(snapshot)) resolve(snapshot);
        });
      });
    return { ...world, hold, seen };
  }

  it('keeps nobody from the server’s verdict on its own questions', async () => {
    const { engine, hold, seen } = await slowMac('answered-here');
    const release = hold();
    const early = seen(({ policies }) => policies.state === 'known');
    const look = engine.look('asked-by-person');
    expect((await early).policies.items.map(({ local }) => local)).toEqual([null, null, null, null, null]);
    release();
    expect((await look).policies.items.map(({ local }) => local)).toContain('pass');
  });

  it('leaves what it found in the look before standing, with its own moment, until it has answered', async () => {
    const { engine, hold, seen, clock, scenario } = await slowMac('fleet-and-local');
    const before = await engine.look('asked-by-person');
    scenario.mend();
    clock.jump(60_000);
    const release = hold();
    const early = seen(({ takenAt }) => takenAt !== before.takenAt);
    const look = engine.look('asked-by-person');
    const failing = ({ policies }: Snapshot): readonly string[] =>
      policies.items.filter(({ verdict }) => verdict === 'fail').map(({ name }) => name);
    expect(failing(await early)).toEqual(['The firewall is on']);
    release();
    expect(failing(await look)).toEqual([]);
  });
});
