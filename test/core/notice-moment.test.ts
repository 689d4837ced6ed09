import { expect, it } from 'vitest';
import { nextNoticeMoment } from '../../src-main/core/notice-moment.ts';
import { confirmNotice } from '../../src-main/core/notices.ts';
import { hour, minute, now, shot, used } from './notice-scenes.ts';

const at = now + 20 * hour;
const near = shot({ deadline: at });

it('time alone brings nothing where there is no deadline, or none that has to be met', () => {
  for (const quiet of [shot({}), shot({ deadline: at, headline: 'clear' }), shot({ deadline: now - 1 })])
    expect(nextNoticeMoment(used, quiet, now)).toBeNull();
});

it('time alone brings the warning of a deadline, its reminder, and the deadline itself', () => {
  const known = { at, isWarned: true, remindAt: now + hour, isSettled: false };
  expect(nextNoticeMoment(used, shot({ deadline: now + 30 * hour }), now)).toBe(now + 6 * hour);
  expect(nextNoticeMoment({ ...used, deadlines: [known] }, near, now)).toBe(now + hour);
  expect(nextNoticeMoment({ ...used, deadlines: [{ ...known, isSettled: true }] }, near, now)).toBe(at);
});

it('time alone ends the silence of the first hour, and the wait after an end', () => {
  expect(nextNoticeMoment({ ...used, quietUntil: now + minute }, near, now)).toBe(now + minute);
  expect(nextNoticeMoment({ ...used, endingAt: now }, near, now)).toBe(now + 5 * minute);
});

it('nothing else is said in the place of a notice that is worth nothing any more: it was not remembered as said', () => {
  const end = { kind: 'refetch', ending: 'done' } as const;
  const later = { kept: used, now };
  expect(confirmNotice(end, { ...later, notice: { kind: 'deadline', at } })).toBeNull();
  expect(confirmNotice(end, { ...later, notice: null })).toBeNull();
  expect(confirmNotice(end, { ...later, notice: { ...end, ending: 'refused' } })).toEqual({
    ...end,
    ending: 'refused',
  });
});
