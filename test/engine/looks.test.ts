import { describe, expect, it } from 'vitest';
import type { RefetchStateName, Snapshot } from '../../src-main/contract/snapshot.ts';
import { drivenWorld } from './driven-world.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const fullLook = ['desktop', 'host', 'policies', 'activities'];
const isIn =
  (state: RefetchStateName) =>
  ({ refetch }: Snapshot): boolean =>
    refetch.state === state;

describe('how deep a look goes', () => {
  it('asks the server nothing while a refetch reads it anyway, whoever looks', async () => {
    const { engine, until, quiet, asked } = await drivenWorld('never-answers');
    await engine.look('started');
    await engine.refetch();
    await until(isIn('accepted'));
    await quiet();
    const before = asked().length;
    for (const cause of ['asked-by-person', 'window-opened', 'idle', 'refetch-ended'] as const)
      await engine.look(cause);
    expect(asked()).toHaveLength(before);
    expect(engine.store.get().upstream.state).toBe('ok');
  });

  it('asks everything after a press, and nothing more within five seconds of it', async () => {
    const { engine, asked, clock } = await drivenWorld('clear');
    await engine.look('asked-by-person');
    clock.pass(5 * second - 1);
    await engine.look('asked-by-person');
    expect(asked()).toEqual(fullLook);
    clock.pass(1);
    await engine.look('asked-by-person');
    // The feed is not there, and not asked for again.
    expect(asked().slice(4)).toEqual(['desktop', 'host', 'policies']);
  });

  it('of two at once, the deeper one follows', async () => {
    const { engine, asked, putInFront, clock } = await drivenWorld('clear');
    const front = await putInFront();
    await engine.look('started');
    clock.pass(10 * minute);
    const held = front.hold('desktop');
    const summary = engine.look('idle');
    await held.arrived;
    const full = engine.look('asked-by-person');
    const joined = engine.look('idle');
    held.release();
    const [first, second_, third] = await Promise.all([summary, full, joined]);
    expect(asked().slice(4)).toEqual(['desktop', 'desktop', 'host', 'policies']);
    expect(second_.revision).toBeGreaterThan(first.revision);
    expect(third).toBe(first);
  });

  it('and a shallower one joins the deeper', async () => {
    const { engine, asked, putInFront } = await drivenWorld('clear');
    const front = await putInFront();
    const held = front.hold('host');
    const full = engine.look('started');
    await held.arrived;
    const shallow = engine.look('refetch-ended');
    held.release();
    expect(await shallow).toBe(await full);
    expect(asked()).toEqual(fullLook);
  });

  it('starts with everything after a restart, whatever was kept', async () => {
    const { engine, restart, asked } = await drivenWorld('clear');
    await engine.look('started');
    const again = await restart();
    await again.look('idle');
    expect(asked().slice(4)).toEqual(fullLook);
  });
});

describe('looks by themselves', () => {
  it('come every five minutes or so while the window is open, and rarely again when it is closed', async () => {
    const { engine, live, asked } = await drivenWorld('clear');
    await engine.look('started');
    engine.startIdleLooks();
    engine.setWindowOpen(true);
    await live(5 * minute - 1);
    expect(asked().slice(4)).toEqual([]);
    await live(1);
    expect(asked().slice(4)).toEqual(['desktop']);
    await live(10 * minute);
    expect(asked().slice(4)).toEqual(['desktop', 'desktop', 'desktop']);
    engine.setWindowOpen(false);
    await live(29 * minute);
    expect(asked().slice(4)).toHaveLength(3);
    await live(minute);
    expect(asked().slice(4)).toHaveLength(4);
  });

  it('read everything again after two hours, and after the count has moved', async () => {
    const { engine, live, asked, scenario, clock } = await drivenWorld('clear');
    await engine.look('started');
    engine.startIdleLooks();
    await live(30 * minute);
    expect(asked().slice(4)).toEqual(['desktop']);
    const now = clock.now();
    scenario.mac.change({ responses: { 'screen-lock': 'fail' }, detailUpdatedAt: now, policyUpdatedAt: now });
    await live(30 * minute);
    expect(asked().slice(5)).toEqual(['desktop', 'host', 'policies']);
    expect(engine.store.get().headline.state).toBe('blocked');
    await live(90 * minute);
    expect(asked().slice(8)).toEqual(['desktop', 'desktop', 'desktop']);
    await live(30 * minute);
    expect(asked().slice(11)).toEqual(['desktop', 'host', 'policies']);
  });

  it('cost the server no more than six and a half requests in an hour', async () => {
    const { engine, live, asked } = await drivenWorld('clear');
    await engine.look('started');
    engine.startIdleLooks();
    await live(24 * hour);
    expect((asked().length - fullLook.length) / 24).toBeLessThanOrEqual(6.5);
  });

  it('wait longer after each failure while somebody has the window open, and are back soon after the server is', async () => {
    const { engine, live, asked, scenario, clock } = await drivenWorld('clear');
    await engine.look('started');
    engine.startIdleLooks();
    await live(29 * minute);
    scenario.api.behave({ refusal: { kind: 'server-error' } });
    engine.setWindowOpen(true);
    await live(14 * minute);
    const times = scenario.api
      .requests()
      .slice(4)
      .map(({ at }) => Math.round((at - Date.parse('2026-11-20T10:00:00Z')) / minute));
    expect(times).toEqual([34, 35, 37, 42]);
    expect(engine.store.get().headline).toMatchObject({ state: 'unknown', id: 'upstream-error' });
    expect(Date.parse(engine.store.get().upstream.next?.at ?? '')).toBeGreaterThan(clock.now());
    scenario.api.behave({ refusal: null });
    await live(10 * minute);
    // The summary says that nothing has moved meanwhile.
    expect(asked().slice(8)).toEqual(['desktop']);
    expect(engine.store.get().headline.state).toBe('clear');
    expect(engine.store.get().upstream.next).toBeNull();
    engine.setWindowOpen(false);
    await live(25 * minute);
    expect(asked()).toHaveLength(9);
  });

  it('keep their rhythm while the server is in trouble and nobody has the window open', async () => {
    const { engine, live, asked, scenario } = await drivenWorld('clear');
    await engine.look('started');
    engine.startIdleLooks();
    scenario.api.behave({ refusal: { kind: 'server-error' } });
    await live(59 * minute);
    expect(asked().slice(4)).toEqual(['desktop']);
    scenario.api.behave({ refusal: null });
    await live(2 * minute);
    expect(asked().slice(4)).toEqual(['desktop', 'desktop']);
    expect(engine.store.get().headline.state).toBe('clear');
  });

  it('go on after one that failed as a bug, which is logged by its name', async () => {
    const { engine, live, asked, lines, setSettings } = await drivenWorld('clear');
    await engine.look('started');
    engine.startIdleLooks();
    setSettings(() => {
      throw new RangeError('a bug');
    });
    await live(30 * minute);
    expect(lines.some(line => line.startsWith('look-failed RangeError'))).toBe(true);
    setSettings(() => ({}));
    await live(31 * minute);
    expect(asked().length).toBeGreaterThan(4);
  });

  it('keep to the interval that IT has set', async () => {
    const { engine, live, asked, setSettings } = await drivenWorld('clear');
    setSettings(() => ({ IdleRefreshMinutes: 60 }));
    await engine.look('started');
    engine.startIdleLooks();
    await live(59 * minute);
    expect(asked()).toHaveLength(4);
    await live(minute);
    expect(asked()).toHaveLength(5);
  });
});

describe('a snapshot that has grown old', () => {
  it('is never clear: after twice the idle interval it says that nobody has checked lately, and a look mends it', async () => {
    const { engine, clock } = await drivenWorld('clear');
    expect((await engine.look('started')).headline.state).toBe('clear');
    clock.pass(hour - 1);
    expect(engine.store.get().headline.state).toBe('clear');
    clock.pass(1);
    expect(engine.store.get().headline).toMatchObject({ state: 'unknown', id: 'not-checked-lately', turn: 'mac' });
    expect((await engine.look('idle')).headline.state).toBe('clear');
  });

  it('still says what was in the way: nothing speaks for its being gone', async () => {
    const { engine, clock } = await drivenWorld('blocked-then-fixed');
    await engine.look('started');
    clock.pass(3 * hour);
    expect(engine.store.get().headline).toMatchObject({ state: 'blocked', id: 'policies-failing' });
  });

  it('says so before a look after a long sleep, in which no timer ran', async () => {
    const { engine, clock, scenario } = await drivenWorld('clear');
    await engine.look('started');
    engine.startIdleLooks();
    const seen: string[] = [];
    engine.store.subscribe(({ headline }) => seen.push(headline.id));
    // A sleep: the clock has moved on, the timers have not.
    clock.jump(8 * hour);
    scenario.mac.change({ detailUpdatedAt: clock.now(), policyUpdatedAt: clock.now() });
    await engine.stirred('woke');
    expect(seen[0]).toBe('not-checked-lately');
    expect(engine.store.get().headline.state).toBe('clear');
  });

  it('is one from the future as well: then the clock was set back', async () => {
    const { engine, clock } = await drivenWorld('clear');
    await engine.look('started');
    const seen: string[] = [];
    engine.store.subscribe(({ headline }) => seen.push(headline.id));
    clock.jump(-2 * hour);
    await engine.look('window-opened');
    expect(seen).toEqual(['not-checked-lately', 'nothing-in-the-way']);
  });

  it('does not come while looks come by themselves', async () => {
    const { engine, live } = await drivenWorld('clear');
    await engine.look('started');
    engine.startIdleLooks();
    const seen: string[] = [];
    engine.store.subscribe(({ headline }) => seen.push(headline.id));
    await live(5 * hour);
    expect(seen).not.toContain('not-checked-lately');
    expect(seen.length).toBeGreaterThan(8);
  });
});
