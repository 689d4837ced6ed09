import { expect, it } from 'vitest';
import { instant } from '../../src-main/core/instants.ts';
import { deskWorld, now, settled } from './notice-desk-world.ts';

it('a refetch that could not begin is waited for by nobody', async () => {
  const { engine, kept } = deskWorld({ refetch: () => Promise.reject(new Error('no look')) });
  await expect(engine.refetch()).rejects.toThrow('no look');
  expect(kept.map(({ asked }) => asked.refetch?.at ?? null)).toEqual([now, null]);
});

it('what the person asks for is noted, each by itself', async () => {
  const { engine, kept } = deskWorld();
  engine.registrationTried();
  engine.tryAccess();
  await engine.refetch();
  expect(kept.at(-1)?.asked).toMatchObject({ registration: now, signIn: now, refetch: { at: now } });
});

it('the end of a refetch is told two minutes later where no look at this Mac follows, and only then', async () => {
  const { engine, replace, snapshot, clock, shown } = deskWorld();
  await engine.refetch();
  const refetch = { ...snapshot().refetch, startedAt: instant(now) };
  replace({ refetch: { ...refetch, state: 'accepted' } });
  replace({ refetch: { ...refetch, state: 'settled', updatedAt: instant(now) }, takenAt: instant(now - 1) });
  clock.pass(119_999);
  await settled();
  expect(shown).toEqual([]);
  clock.pass(1);
  await settled();
  expect(shown).toHaveLength(1);
  expect(clock.waiting()).toBe(0);
});
