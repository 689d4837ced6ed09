import { describe, expect, it } from 'vitest';
import { rememberAsked } from '../../src-main/core/notice-memory.ts';
import { decideNotice } from '../../src-main/core/notices.ts';
import { alone, hour, minute, now, shot, through, used } from './notice-scenes.ts';

const asked = rememberAsked(used, 'refetch', now);
const running = shot({ state: 'accepted' });
const endedAt = now + minute;
const end = { state: 'settled', updatedAt: endedAt } as const;
/** What it says of this Mac is from before the refetch. */
const early = shot({ ...end, takenAt: now });
const atEnd = { now: endedAt };

describe('the end of a refetch that looked at the server alone', () => {
  const { memory, notices } = through(asked, [running, early], atEnd);

  it('says what a look at this Mac from after it says, such as once Company Portal was installed meanwhile', () => {
    expect(notices).toEqual([]);
    const looked = shot({ ...end, takenAt: endedAt, headline: 'clear' });
    expect(through(memory, [looked, looked], atEnd).notices).toEqual([{ kind: 'refetch', ending: 'done' }]);
  });

  it('is told after two minutes where no look comes, or by a clock that was set back', () => {
    expect(through(memory, [early], { now: endedAt + 2 * minute - 1 }).notices).toEqual([]);
    for (const later of [endedAt + 2 * minute, now - hour])
      expect(through(memory, [early], { now: later }).notices).toEqual([{ kind: 'refetch', ending: 'refused' }]);
  });

  it('is told where the refetch itself has been forgotten meanwhile', () => {
    const forgotten = shot({ startedAt: null, headline: 'clear' });
    expect(through(memory, [forgotten, forgotten]).notices).toEqual([{ kind: 'refetch', ending: 'done' }]);
  });

  it('gives way to the next refetch, which is told itself', () => {
    const again = { startedAt: endedAt + 1, takenAt: now };
    const pressed = rememberAsked(memory, 'refetch', endedAt + 1);
    const ended = shot({ ...again, state: 'settled', updatedAt: endedAt + 2, takenAt: endedAt + 2 });
    const { notices: told } = through(pressed, [early, shot({ ...again, state: 'accepted' }), ended], atEnd);
    expect(told).toEqual([{ kind: 'refetch', ending: 'refused' }]);
  });

  it('is not told where somebody else’s is under way', () => {
    const other = shot({ state: 'accepted', startedAt: endedAt });
    expect(through(memory, [other, shot({ state: 'settled', startedAt: endedAt })], atEnd).notices).toEqual([]);
  });

  it('comes before the warning of a deadline', () => {
    const near = { ...early, upstream: shot({ deadline: now + 20 * hour }).upstream };
    expect(decideNotice(memory, near, { ...alone, ...atEnd }).notice).toBeNull();
  });

  it('is told at once where it stopped: nothing came of it', () => {
    const stopped = shot({ ...end, state: 'stopped', reason: 'timed-out', takenAt: now });
    expect(through(asked, [running, stopped], atEnd).notices).toEqual([{ kind: 'refetch', ending: 'stopped' }]);
  });
});

it('the end of another refetch says nothing of the one that was asked for', () => {
  expect(through(asked, [running, shot({ state: 'settled', startedAt: now + minute })]).notices).toEqual([]);
  const other = { ...end, startedAt: now + 1 };
  const ends = [shot({ ...other, takenAt: now }), shot({ ...other, takenAt: endedAt })];
  expect(through(asked, [running, ...ends], atEnd).notices).toEqual([]);
});
