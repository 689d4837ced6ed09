import { describe, expect, it } from 'vitest';
import type { SnapshotInputs } from '../../../src-main/core/compose-snapshot.ts';
import { emptyState, type ChangeEvent } from '../../../src-main/core/timeline/event.ts';
import { eventsBetween, rememberWith } from '../../../src-main/core/timeline/events-between.ts';
import { fold, memoryOf } from '../../../src-main/core/timeline/fold.ts';
import { appSso, device, facts, observedAt, ssoProfiles, unreadable, user } from '../examples.ts';
import { event, later, seen } from './timeline-examples.ts';

const withFacts = (change: Parameters<typeof facts>[0]) => ({ facts: facts(change) });
const notRegistered = withFacts({ appSso: appSso({ device: { ...device, registrationCompleted: false } }) });

describe('what is remembered of the registration', () => {
  const tried = (minutes: number) => event({ kind: 'registration-tried', at: later(minutes) });
  /** Looks and tellings, in order; each look is an event of the timeline only where it shows something. */
  function live(...steps: readonly (ChangeEvent | ReturnType<typeof seen>)[]) {
    const after = steps.reduce(
      (state, step) => fold('kind' in step ? [step] : eventsBetween(state, step), state),
      emptyState,
    );
    return memoryOf(after, steps.at(-1)?.at ?? observedAt);
  }
  const look = (minutes: number) => seen(notRegistered, minutes);

  it('is a try that a look a minute later found in vain', () => {
    expect(live(look(0), tried(1), look(2)).tries).toBe(1);
  });

  it.each([
    ['before a look', [look(0), tried(1)]],
    ['where the look came too soon', [look(0), tried(1), look(1.9)]],
    ['where a look knows nothing', [look(0), tried(1), seen({ facts: facts({ appSso: unreadable }) }, 30)]],
    ['where it took hold', [look(0), tried(1), seen({}, 3)]],
    [
      'where it could not be tried',
      [look(0), tried(1), seen({ facts: facts({ appSso: appSso({ device: null }) }) }, 3)],
    ],
    ['by a clock that was set back', [look(0), tried(1), look(-600)]],
  ])('is no try %s', (_what, steps) => {
    expect(live(...steps).tries).toBe(0);
  });

  it('is one try however often it is told, until a look has judged it', () => {
    expect(live(look(0), tried(1), tried(3.1), look(5)).tries).toBe(1);
    expect(live(look(0), tried(1), tried(60), tried(120), look(125), look(130)).tries).toBe(1);
    expect(live(look(0), tried(1), look(10), tried(11), look(20), look(30)).tries).toBe(2);
  });

  it('is one try where it is told again right after a look has judged it', () => {
    expect(live(look(0), tried(1), look(2), tried(2.9), look(10)).tries).toBe(1);
    expect(live(look(0), tried(1), look(2), tried(3.1), look(10)).tries).toBe(2);
  });

  it('is judged by a look a minute after it was last told of', () => {
    expect(live(look(0), tried(1), tried(2.5), look(3.4)).tries).toBe(0);
    expect(live(look(0), tried(1), tried(2.5), look(3.5)).tries).toBe(1);
  });

  it('counts also where it was told before anybody had looked', () => {
    expect(live(tried(0), look(1)).tries).toBe(1);
  });

  it('is none any more once the Mac was registered, nor when another trouble has become P4', () => {
    expect(live(look(0), tried(1), look(5), seen({}, 6), look(7)).tries).toBe(0);
    const p6 = (minutes: number) =>
      seen(withFacts({ appSso: appSso({ user: { ...user, state: 'POUserStateNeedsRegistration' } }) }), minutes);
    expect(live(p6(0), tried(1), p6(5)).tries).toBe(1);
    expect(live(p6(0), tried(1), p6(5), look(6)).tries).toBe(0);
  });

  it.each<[string, Partial<SnapshotInputs>]>([
    ['P1', withFacts({ ssoProfiles: ssoProfiles(), appSso: appSso({ device: null, user: null }) })],
    ['P2', withFacts({ appSso: appSso({ device: null, user: null }) })],
    ['P9', withFacts({ appSso: unreadable })],
  ])('is two where %s was seen between one and the other', (code, between) => {
    const onTheWay = seen(between, 6);
    expect(onTheWay.snapshot.registration.code).toBe(code);
    expect(live(look(0), tried(1), look(5), onTheWay, look(7), tried(8), look(10)).tries).toBe(2);
  });

  it('is the device id before the present one', () => {
    const as = (deviceId: string | null, minutes: number) =>
      seen(withFacts({ appSso: appSso({ device: { ...device, deviceId } }) }), minutes);
    expect(live(as('a', 0), as('a', 1)).earlierDeviceId).toBeNull();
    expect(live(as('a', 0), as(null, 1), as('b', 2)).earlierDeviceId).toBe('a');
    expect(live(as('a', 0), as('b', 1), as('b', 2), as('c', 3)).earlierDeviceId).toBe('b');
  });

  it('is no device id that came back, nor one from more than fourteen days ago', () => {
    const as = (deviceId: string | null, minutes: number) =>
      seen(withFacts({ appSso: appSso({ device: { ...device, deviceId } }) }), minutes);
    const day = 1440;
    expect(live(as('a', 0), as('b', 1), as('a', 2)).earlierDeviceId).toBeNull();
    expect(live(as('a', 0), as('b', 1), as('a', 2), as('c', 3)).earlierDeviceId).toBe('a');
    expect(live(as('a', 0), as('b', 1), as('b', 14 * day)).earlierDeviceId).toBe('a');
    expect(live(as('a', 0), as('b', 1), as('b', 14 * day + 2)).earlierDeviceId).toBeNull();
    // Stamped by a clock that was years ahead.
    expect(live(as('a', 0), as('b', 5000 * day), as('b', 5)).earlierDeviceId).toBeNull();
  });

  it('counts the look that is under way', () => {
    const before = fold([tried(1)], fold(eventsBetween(emptyState, look(0))));
    const { registration } = look(2).snapshot;
    const then = { at: later(2), evaluatedAt: null };
    expect(rememberWith(before, registration, then)).toEqual({
      earlierDeviceId: null,
      tries: 1,
      evaluatedBefore: null,
    });
    const moved = { ...registration, deviceId: 'another' };
    expect(rememberWith(before, moved, then).earlierDeviceId).toBe(device.deviceId);
  });
});
