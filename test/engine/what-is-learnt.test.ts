import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { isUnderWay } from '../../src-main/core/refetch-state.ts';
import { drivenWorld } from './driven-world.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const hasEnded = ({ refetch }: Snapshot): boolean => refetch.state !== 'idle' && !isUnderWay(refetch.state);
const isAccepted = ({ refetch }: Snapshot): boolean => refetch.state === 'accepted';
const screenLock = { id: '12', name: 'The screen locks by itself', blocks: true };

describe('what a refetch changed', () => {
  it('is told at its end, and not while it is under way', async () => {
    const { engine, until } = await drivenWorld('blocked-then-fixed');
    await engine.look('started');
    await engine.refetch();
    const seen: unknown[] = [];
    engine.store.subscribe(({ refetch }) => seen.push(isUnderWay(refetch.state) ? refetch.changes : null));
    const end = await until(hasEnded);
    expect(end.refetch.changes).toEqual([{ ...screenLock, from: 'fail', to: 'pass' }]);
    expect(new Set(seen)).toEqual(new Set([null]));
  });

  it('is nothing, and that is said, where every policy stayed as it was', async () => {
    const { engine, until } = await drivenWorld('clear');
    await engine.look('started');
    await engine.refetch();
    expect((await until(hasEnded)).refetch.changes).toEqual([]);
  });

  it('is not known where the policies were not known before', async () => {
    const { engine, until, putInFront } = await drivenWorld('blocked-then-fixed');
    const front = await putInFront();
    front.reply('policies', { status: 404, body: {} });
    await engine.look('started');
    expect(engine.store.get().policies.state).toBe('unknown');
    await engine.refetch();
    await until(isAccepted);
    front.reply('policies', { status: 200, body: { policies: [{ id: 1, name: 'x', response: 'pass' }] } });
    const end = await until(hasEnded);
    expect(end.policies.state).toBe('known');
    expect(end.refetch.changes).toBeNull();
  });

  it('counts from the press, also where the refetch had to wait in the queue first', async () => {
    const { engine, until, scenario } = await drivenWorld('blocked-then-fixed');
    await engine.look('started');
    scenario.api.behave({ refusal: { kind: 'server-error' } });
    await engine.refetch();
    await until(({ refetch }) => refetch.state === 'queued');
    scenario.api.behave({ refusal: null });
    expect((await until(hasEnded)).refetch.changes).toEqual([{ ...screenLock, from: 'fail', to: 'pass' }]);
  });

  it('is taken back by the next press, and kept across a restart until then', async () => {
    const { engine, until, restart, journeys } = await drivenWorld('blocked-then-fixed');
    await engine.look('started');
    await engine.refetch();
    const { changes } = (await until(hasEnded)).refetch;
    const again = await restart();
    expect((await again.look('started')).refetch.changes).toEqual(changes);
    await again.refetch();
    expect(again.store.get().refetch.changes).toBeNull();
    expect(journeys.at(-1)?.changes).toBeNull();
    expect((await until(hasEnded)).refetch.changes).toEqual([]);
  });

  it('is forgotten with the refetch itself, an hour after its end', async () => {
    const { engine, until, clock } = await drivenWorld('blocked-then-fixed');
    await engine.look('started');
    await engine.refetch();
    await until(hasEnded);
    clock.pass(hour + 1);
    expect((await engine.look('asked-by-person')).refetch).toMatchObject({ state: 'idle', changes: null });
  });
});

describe('how long it usually takes', () => {
  const usual = ({ journey }: Snapshot) => journey.find(({ stop }) => stop === 'evaluated')?.text ?? '';

  it('is said from the fourth on, when three have been seen', async () => {
    const { engine, until, clock, journeys } = await drivenWorld('clear');
    await engine.look('started');
    const said: string[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      await engine.refetch();
      said.push(usual(await until(isAccepted)));
      await until(hasEnded);
      clock.pass(minute);
    }
    // The Mac answers after 8 s, is evaluated 1.5 s later, and is read every 2 s from the fourth on.
    expect(journeys.at(-1)?.durationsMs).toEqual([10, 10, 10, 10].map(seconds => seconds * second));
    expect(new Set(said.slice(0, 3)).size).toBe(1);
    expect(said[3]).not.toBe(said[0]);
    expect(said[3]).toContain('10 seconds');
  });

  it('is known after a restart as well', async () => {
    const { restart, until } = await drivenWorld('clear');
    const again = await restart(kept => ({ ...kept, durationsMs: [40_000, 41_000, 42_000] }));
    await again.look('started');
    await again.refetch();
    expect(usual(await until(isAccepted))).toContain('41 seconds');
  });

  it('is not learnt from one that somebody else had asked for', async () => {
    const { engine, until, scenario, journeys } = await drivenWorld('clear');
    scenario.mac.refetch();
    await engine.look('started');
    await engine.refetch();
    await until(hasEnded);
    expect(journeys.at(-1)?.durationsMs).toEqual([]);
  });

  it.each(['a sleep', 'a restart'])('is not learnt from one that nobody watched to its end: %s', async what => {
    const { engine, until, restart, clock, quiet, journeys } = await drivenWorld('clear');
    await engine.look('started');
    await engine.refetch();
    await until(isAccepted);
    await quiet();
    const current = what === 'a restart' ? await restart() : engine;
    clock.jump(3 * hour);
    clock.pass(10 * second);
    if (what === 'a restart') await current.resumeRefetch();
    else await current.stirred('woke');
    expect((await until(hasEnded)).refetch.state).toBe('settled');
    expect(journeys.at(-1)?.durationsMs).toEqual([]);
  });

  it('is not learnt from a list that was read long after the evaluation', async () => {
    const { engine, until, restart, clock, journeys, putInFront } = await drivenWorld('clear');
    const front = await putInFront();
    await engine.look('started');
    const held = front.hold('policies');
    await engine.refetch();
    await until(({ refetch }) => refetch.state === 'evaluated');
    const again = await restart();
    held.release();
    clock.pass(3 * hour);
    await again.resumeRefetch();
    expect((await until(hasEnded)).refetch.state).toBe('settled');
    expect(journeys.at(-1)?.durationsMs).toEqual([]);
  });

  it('is not learnt from one that did not settle', async () => {
    const { engine, until, journeys } = await drivenWorld('never-answers');
    await engine.look('started');
    await engine.refetch();
    expect((await until(hasEnded)).refetch.state).toBe('stopped');
    expect(journeys.at(-1)?.durationsMs).toEqual([]);
  });
});

describe('whether signing in worked', () => {
  it('is offered to try, asked for after the try, and closed by the answer', async () => {
    const { engine, journeys } = await drivenWorld('clear');
    const access = () => engine.store.get().journey.find(({ stop }) => stop === 'access');
    expect((await engine.look('started')).access).toEqual({
      offer: 'try',
      triedAt: null,
      answer: null,
      answeredAt: null,
    });
    engine.tryAccess();
    expect(engine.store.get().access).toMatchObject({ offer: 'answer', triedAt: '2026-11-20T10:00:00.000Z' });
    expect(access()).toMatchObject({ state: 'current', turn: 'you' });
    engine.answerAccess('worked');
    expect(engine.store.get().access).toMatchObject({ offer: null, answer: 'worked' });
    expect(access()).toMatchObject({ state: 'done', basis: 'reported' });
    expect(journeys.at(-1)?.access.told?.answer).toBe('worked');
  });

  it('that it did not makes somebody look who sees more', async () => {
    const { engine } = await drivenWorld('clear');
    await engine.look('started');
    engine.answerAccess('did-not-work');
    expect(engine.store.get().headline).toMatchObject({ state: 'action', id: 'still-refused', turn: 'it' });
    expect(engine.store.get().access.offer).toBe('try');
  });

  it('is kept across a restart, forgotten half a day later, and taken back by a new press', async () => {
    const { engine, restart, until, clock, journeys } = await drivenWorld('clear');
    await engine.look('started');
    engine.tryAccess();
    engine.answerAccess('worked');
    const again = await restart();
    expect((await again.look('started')).access.answer).toBe('worked');
    await again.refetch();
    expect(again.store.get().access.answer).toBeNull();
    expect(journeys.at(-1)?.access).toEqual({ triedAt: null, told: null });
    await until(hasEnded);
    again.answerAccess('worked');
    clock.pass(12 * hour + 1);
    expect((await again.look('asked-by-person')).access.answer).toBeNull();
  });

  it('is not taken back by a press that only joins', async () => {
    const { engine, until } = await drivenWorld('never-answers');
    await engine.look('started');
    await engine.refetch();
    await until(isAccepted);
    engine.answerAccess('did-not-work');
    await engine.refetch();
    expect(engine.store.get().access.answer).toBe('did-not-work');
  });
});
