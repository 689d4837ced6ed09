import { expect, it } from 'vitest';
import { due, failed, offline, play, toAccepted, tokenStale } from './refetch-events.ts';

it('a refetch does not count an outage as time in which its key was refused', () => {
  const { state } = play(
    ...toAccepted,
    failed(6, tokenStale),
    due(11),
    failed(11, offline),
    due(71),
    failed(71, tokenStale),
  );
  expect(state).toMatchObject({ state: 'accepted', reason: 'token-stale' });
});
