import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { isUnderWay } from '../../src-main/core/refetch-state.ts';
import { startFaultProxy } from '../../src-main/sandbox/fault-proxy.ts';
import type { FaultId } from '../../src-main/sandbox/faults.ts';
import { drivenWorld } from './driven-world.ts';

/** Those that are over at once: time stands still here while a request is on its way. */
const quick: readonly FaultId[] = [
  'cut-mid-body',
  'reset',
  'length-too-long',
  'length-too-short',
  'gzip-bomb',
  'garbage',
  'redirect-elsewhere',
  'server-error',
  'html',
];
const hasEnded = ({ refetch }: Snapshot): boolean => refetch.state !== 'idle' && !isUnderWay(refetch.state);
const anyCourse = fc.array(fc.option(fc.constantFrom(...quick), { freq: 2 }), { minLength: 1, maxLength: 24 });

describe('a refetch over a network where anything can go wrong', () => {
  it('comes to a named end, and settles only on what the server has evaluated since', async () => {
    await fc.assert(
      fc.asyncProperty(anyCourse, async course => {
        const world = await drivenWorld('blocked-then-fixed');
        let turn = 0;
        // After the course everything goes well: an end has to be reached by then.
        const proxy = await startFaultProxy({ target: world.scenario.url, fault: () => course[turn++] ?? null });
        onTestFinished(proxy.close);
        await world.nameServer(proxy.url);
        const before = world.scenario.mac.state().policyUpdatedAt ?? 0;
        await world.engine.look('started');
        await world.engine.refetch();
        const { refetch } = await world.until(hasEnded, 48 * 3_600_000);
        // As the app does: after hours of back-off, what this Mac said itself is too old to stand for now.
        const { headline, policies } = await world.engine.look('refetch-ended');
        const evaluated = (world.scenario.mac.state().policyUpdatedAt ?? 0) > before;
        if (refetch.state === 'settled') {
          expect([evaluated, headline.state, policies.state]).toEqual([true, 'clear', 'known']);
        } else {
          expect(refetch.state).toBe('stopped');
          expect(refetch.reason).not.toBeNull();
        }
        expect(world.posts()).toBeGreaterThanOrEqual(refetch.state === 'settled' ? 1 : 0);
        world.engine.stop();
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it.each([
    ['five hours ahead', 5],
    ['five hours behind', -5],
  ])('settles at a server whose clock is %s', async (_what, hours) => {
    const { engine, scenario, until } = await drivenWorld('blocked-then-fixed');
    scenario.api.behave({ clockSkewMs: hours * 3_600_000 });
    await engine.look('started');
    await engine.refetch();
    const { refetch, headline, contradictions } = await until(hasEnded);
    expect([refetch.state, headline.state]).toEqual(['settled', 'clear']);
    expect(contradictions.map(({ id }) => id)).toEqual(['clock-differs']);
  });
});
