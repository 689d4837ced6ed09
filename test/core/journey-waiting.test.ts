import { describe, expect, it } from 'vitest';
import { composeSnapshot } from '../../src-main/core/compose-snapshot.ts';
import type { RefetchEvent } from '../../src-main/core/refetch-event.ts';
import { restartRefetch } from '../../src-main/core/refetch.ts';
import { policiesNone, snapshotInputs, words } from './examples.ts';
import { refetching, startedAt, stop } from './journey-inputs.ts';
import {
  asked,
  failed,
  failure,
  hostRead,
  offline,
  play,
  press,
  second,
  toAccepted,
  tokenStale,
} from './refetch-events.ts';

const accepted = refetching('accepted');
const waiting = { state: 'current', basis: 'observed', at: null, turn: 'mac' } as const;

describe('while the Mac is expected to answer, the journey', () => {
  it('says how long that takes on Macs in general, where this one has no history', () => {
    expect(stop('evaluated', accepted)).toMatchObject({ ...waiting, text: words.say('journey.evaluated.waiting') });
  });

  it.each([
    [1, '1 second.'],
    [12, '12 seconds.'],
    [60, '60 seconds.'],
    [119, '119 seconds.'],
    [120, '2 minutes.'],
    [145, '2 minutes.'],
    [149, '2 minutes.'],
    [150, '3 minutes.'],
    [1800, '30 minutes.'],
  ])('says how long it usually takes on this one: %i s are about %s', (usualSeconds, duration) => {
    const evaluated = stop('evaluated', { ...accepted, usualSeconds });
    expect(evaluated).toMatchObject(waiting);
    expect(evaluated?.text).toMatch(new RegExp(`has usually taken about ${duration}$`));
  });

  it('says that the server has not heard from the Mac, whatever is usual', () => {
    const silent = refetching('accepted', 'agent-not-answering');
    for (const usualSeconds of [null, 20]) {
      expect(stop('evaluated', { ...silent, usualSeconds })).toMatchObject({
        ...waiting,
        text: words.say('journey.evaluated.silent'),
      });
    }
  });

  it.each(['offline', 'token-stale', 'rate-limited', 'server-error', 'asleep'] as const)(
    'does not blame the agent while the server cannot be asked, but names the reason: %s',
    reason => {
      expect(stop('evaluated', refetching('accepted', reason))?.text).toBe(words.say(`problem.${reason}`));
    },
  );

  it('says so of a whole refetch, from its history', () => {
    const evaluatedOf = (...events: readonly RefetchEvent[]) => {
      const inputs = snapshotInputs({ refetch: play(...events).state, durationsMs: [9000, 14_000, 90_000] });
      return composeSnapshot(inputs, words).journey.find(one => one.stop === 'evaluated')?.text;
    };
    const usual = words.say('journey.evaluated.waiting-usual', { count: 14, unit: 'seconds' });
    expect(evaluatedOf(...toAccepted)).toBe(usual);
    expect(evaluatedOf(...toAccepted, hostRead(6, { ...asked, online: false }))).toBe(
      words.say('journey.evaluated.silent'),
    );
    for (const why of [offline, tokenStale, failure('error', 'server-error')]) {
      expect(evaluatedOf(...toAccepted, failed(6, why))).toBe(words.say(`problem.${why.problem.code}`));
    }
  });
});

describe('a refetch that joined another one', () => {
  const joined = words.say('journey.asked.joined');

  it('says so for as long as it lasts, and after it', () => {
    for (const state of ['accepted', 'answered', 'evaluated', 'settled'] as const) {
      expect(stop('asked', { ...refetching(state), isJoined: true })).toEqual({
        stop: 'asked',
        state: 'done',
        basis: 'observed',
        at: startedAt,
        turn: 'nobody',
        text: joined,
      });
      expect(stop('asked', refetching(state))?.text).toBe(words.say('journey.asked.done'));
    }
    const timedOut = { ...refetching('stopped'), stopReason: 'timed-out', wasPosted: true } as const;
    expect(stop('asked', { ...timedOut, isJoined: true })?.text).toBe(joined);
    expect(stop('asked', timedOut)?.text).toBe(words.say('journey.asked.done'));
  });

  it('says so in the snapshot, also after the app was closed and opened again', () => {
    const { state } = play(press, hostRead(1, asked));
    for (const refetch of [state, restartRefetch(state, second(30)).state]) {
      const { journey } = composeSnapshot(snapshotInputs({ refetch }), words);
      expect(journey.find(one => one.stop === 'asked')?.text).toBe(joined);
    }
  });

  it('says nothing of it before the server was read, or where the person stopped it', () => {
    for (const state of ['requesting', 'queued', 'idle'] as const) {
      expect(stop('asked', { ...refetching(state), isJoined: true })?.text).not.toBe(joined);
    }
    const stopped = { ...refetching('stopped'), stopReason: 'cancelled', wasPosted: true, isJoined: true } as const;
    expect(stop('asked', stopped)?.text).toBe(words.say('journey.asked.reported-in'));
  });
});

describe('old results', () => {
  it('stand for nothing: they are not known, and nobody is sent off to sign in', () => {
    expect(stop('evaluated', { policiesStale: true })).toMatchObject({
      state: 'unknown',
      basis: 'assumed',
      turn: 'mac',
      text: words.say('journey.evaluated.unknown'),
    });
    expect(stop('access', { policiesStale: true })?.state).toBe('unknown');
  });

  it('do not matter where IT switched the upstream off, nor while new ones are on their way', () => {
    expect(stop('evaluated', { policiesStale: true, policies: policiesNone })?.state).toBe('done');
    expect(stop('evaluated', { policiesStale: true, ...accepted })?.state).toBe('current');
  });
});
