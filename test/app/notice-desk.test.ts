import { describe, expect, it } from 'vitest';
import { instant } from '../../src-main/core/instants.ts';
import { deskWorld, hour, now, settled } from './notice-desk-world.ts';

const minute = 60_000;

describe('a deadline that comes near', () => {
  it('is told and asked about, and is no question any more once all is well', async () => {
    const { see, scene, shown, opened } = deskWorld();
    await see('blocked');
    await see('blocked');
    expect(shown).toHaveLength(1);
    expect(scene.get().prompts).toEqual(['deadline']);
    shown[0]?.onClick();
    await see('clear');
    expect(scene.get().prompts).toEqual([]);
    expect(opened).toEqual(['window', 'closed']);
  });

  it('is put off by the button of the notice itself, and kept so', async () => {
    const { see, scene, shown, kept } = deskWorld();
    await see('blocked');
    expect(shown[0]?.action?.text).toBe('Remind me tomorrow');
    shown[0]?.action?.onPress();
    await see('blocked');
    expect(scene.get().prompts).toEqual([]);
    expect(shown).toHaveLength(1);
    expect(kept.at(-1)?.deadlines[0]?.remindAt).toBeGreaterThan(now);
  });

  it('is not told against IT’s choice; the window asks all the same', async () => {
    const { see, scene, shown } = deskWorld({ forced: { NotifyBeforeDeadline: false } });
    await see('blocked');
    expect(shown).toEqual([]);
    expect(scene.get().prompts).toEqual(['deadline']);
  });

  it('is neither told nor asked about in the first hour', async () => {
    const { see, scene, shown } = deskWorld({ memory: { quietUntil: now + hour } });
    await see('blocked');
    expect(shown).toEqual([]);
    expect(scene.get().prompts).toEqual([]);
  });

  it('is told only once it is kept that it was', async () => {
    const { see, shown, disk } = deskWorld({ isDiskSlow: true });
    await see('blocked');
    expect(shown).toEqual([]);
    disk.done();
    await settled();
    expect(shown).toHaveLength(1);
  });

  it.each(['agree', 'later', 'dismiss'] as const)('is not told after the answer “%s” in the window', async given => {
    const { see, scene, shown, disk } = deskWorld({ isDiskSlow: true });
    await see('blocked');
    scene.answer('deadline', given);
    disk.done();
    await settled();
    expect(shown).toEqual([]);
  });

  it('is not told once all has become well', async () => {
    const { see, shown, disk } = deskWorld({ isDiskSlow: true });
    await see('blocked');
    await see('clear');
    disk.done();
    await settled();
    expect(shown).toEqual([]);
  });

  it.each([
    [true, false],
    [false, true],
  ])('is not told to who looks at the window, before it is kept (%s) or after (%s)', async (before, after) => {
    const { see, shown, disk, watch } = deskWorld({ isDiskSlow: true });
    watch(before);
    await see('blocked');
    watch(after);
    disk.done();
    await settled();
    expect(shown).toEqual([]);
  });

  it('leaves a notice about something else alone when it is answered', async () => {
    const { see, scene, engine, replace, opened, shown, snapshot } = deskWorld();
    await see('blocked');
    engine.registrationTried();
    const registration = { ...snapshot().registration, code: 'P0' as const };
    replace({ registration, checks: snapshot().checks.map(check => ({ ...check, observedAt: instant(now) })) });
    await settled();
    expect(shown).toHaveLength(2);
    scene.answer('deadline', 'dismiss');
    expect(opened).toEqual([]);
  });
});

describe('the moments of a deadline', () => {
  const ahead = (ms: number) => ({ upstream: { deadline: instant(now + ms) } });

  it('are awaited by one timer, and by none where there is no deadline', async () => {
    const { see, replace, clock, notices } = deskWorld();
    replace({});
    expect(clock.waiting()).toBe(0);
    await see('blocked');
    await see('blocked');
    expect(clock.waiting()).toBe(1);
    await see('clear');
    expect(clock.waiting()).toBe(0);
    await see('blocked');
    notices.stop();
    expect(clock.waiting()).toBe(0);
  });

  it('are a day before, the reminder, and its own, when the question is taken back', async () => {
    const { see, scene, clock, shown } = deskWorld();
    await see('blocked', ahead(30 * hour));
    clock.pass(6 * hour - 1);
    await settled();
    expect(shown).toHaveLength(0);
    clock.pass(1);
    await settled();
    expect(shown).toHaveLength(1);
    shown[0]?.action?.onPress();
    await see('blocked', ahead(30 * hour));
    clock.pass(23 * hour);
    await settled();
    expect(shown).toHaveLength(2);
    expect(scene.get().prompts).toEqual(['deadline']);
    clock.pass(hour);
    await settled();
    expect(scene.get().prompts).toEqual([]);
  });

  it('are never less than a minute away', async () => {
    const { see, scene, clock } = deskWorld();
    await see('blocked', ahead(minute / 2));
    clock.pass(minute - 1);
    expect(scene.get().prompts).toEqual(['deadline']);
    clock.pass(1);
    expect(scene.get().prompts).toEqual([]);
  });
});
