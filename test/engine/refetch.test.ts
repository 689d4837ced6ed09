import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { isUnderWay } from '../../src-main/core/refetch-state.ts';
import { drivenWorld } from './driven-world.ts';

/** What a look at everything asks a server that is new enough to have an activity feed. */
const fullLook = ['desktop', 'host', 'policies', 'activities'];

const hasEnded = ({ refetch }: Snapshot): boolean => refetch.state !== 'idle' && !isUnderWay(refetch.state);

describe('a refetch from the click to the named ending', () => {
  it('goes through every state in order and ends clear when the failing policy was fixed', async () => {
    const { engine, until, scenario } = await drivenWorld('blocked-then-fixed');
    const states: string[] = [];
    engine.store.subscribe(({ refetch }) => {
      if (states.at(-1) !== refetch.state) states.push(refetch.state);
    });
    expect((await engine.look('asked-by-person')).headline).toMatchObject({
      state: 'blocked',
      id: 'policies-failing',
      turn: 'you',
    });
    await engine.refetch();
    const end = await until(hasEnded);
    // Between two readings the Mac can answer and be evaluated: `answered` is then never seen.
    expect(states.filter(state => state !== 'answered')).toEqual([
      'idle',
      'requesting',
      'accepted',
      'evaluated',
      'settled',
    ]);
    expect(end.headline).toMatchObject({ state: 'clear', id: 'done-try-signing-in' });
    expect(end.journey.map(stop => [stop.stop, stop.state, stop.basis])).toEqual([
      ['mac', 'done', 'observed'],
      ['asked', 'done', 'observed'],
      ['evaluated', 'done', 'observed'],
      ['told', 'done', 'assumed'],
      ['access', 'pending', 'assumed'],
    ]);
    expect(scenario.api.requests().filter(({ route }) => route === 'refetch')).toHaveLength(1);
  });

  it('is waiting while it is under way, whatever else is known', async () => {
    const { engine, until } = await drivenWorld('blocked-then-fixed');
    await engine.refetch();
    const accepted = await until(({ refetch }) => refetch.state === 'accepted');
    expect(accepted.headline).toMatchObject({ state: 'waiting', turn: 'mac' });
    expect(accepted.journey.find(stop => stop.state === 'current')?.stop).toBe('evaluated');
  });

  it('is one refetch, however often it is pressed', async () => {
    const { engine, until, scenario } = await drivenWorld('blocked-then-fixed');
    await Promise.all([engine.refetch(), engine.refetch(), engine.refetch()]);
    await until(({ refetch }) => refetch.state === 'accepted');
    await engine.refetch();
    await until(hasEnded);
    expect(scenario.api.requests().filter(({ route }) => route === 'refetch')).toHaveLength(1);
  });

  it('stays within twelve requests for a Mac that answers after eight seconds', async () => {
    const { engine, until, scenario } = await drivenWorld('blocked-then-fixed');
    await engine.look('asked-by-person');
    const before = scenario.api.requests().length;
    await engine.refetch();
    await until(hasEnded);
    expect(scenario.api.requests().length - before).toBeLessThanOrEqual(12);
  });

  it('stops and says so when the server wants a sign-in', async () => {
    const { engine, until } = await drivenWorld('sign-in-required');
    expect((await engine.look('asked-by-person')).headline).toMatchObject({
      state: 'action',
      remedy: 'sign-in-upstream',
    });
    await engine.refetch();
    expect((await until(hasEnded)).refetch).toMatchObject({ state: 'stopped', reason: 'sign-in-required' });
  });

  it('keeps waiting for a Mac that never answers, with at most 40 requests in 180 s, and times out after 30 minutes', async () => {
    const { engine, until, scenario, clock } = await drivenWorld('never-answers');
    await engine.look('asked-by-person');
    const before = scenario.api.requests().length;
    await engine.refetch();
    const started = clock.now();
    await until(() => clock.now() >= started + 180_000);
    expect(scenario.api.requests().length - before).toBeLessThanOrEqual(40);
    expect(engine.store.get().refetch.state).toBe('accepted');
    expect((await until(hasEnded)).refetch).toMatchObject({ state: 'stopped', reason: 'timed-out' });
  });

  it('waits in the queue while the server is in trouble, says until when, and goes on by itself', async () => {
    const { engine, until, scenario, clock } = await drivenWorld('blocked-then-fixed');
    await engine.look('asked-by-person');
    scenario.api.behave({ refusal: { kind: 'server-error' } });
    await engine.refetch();
    const queued = await until(({ refetch }) => refetch.state === 'queued');
    expect(queued.refetch.reason).toBe('server-error');
    expect(Date.parse(queued.refetch.nextTryAt ?? '') - clock.now()).toBeGreaterThanOrEqual(59_000);
    scenario.api.behave({ refusal: null });
    expect((await until(hasEnded)).refetch.state).toBe('settled');
  });

  it('can be cancelled, and a late answer changes nothing any more', async () => {
    const { engine, until, quiet } = await drivenWorld('blocked-then-fixed');
    await engine.refetch();
    await until(({ refetch }) => refetch.state === 'accepted');
    engine.cancelRefetch();
    await quiet();
    expect(engine.store.get().refetch).toMatchObject({ state: 'stopped', reason: 'cancelled' });
    expect(engine.store.get().headline.state).toBe('blocked');
  });

  it('lives through the moment in which the token file is being replaced', async () => {
    const { engine, until, scenario } = await drivenWorld('blocked-then-fixed');
    await engine.refetch();
    await until(({ refetch }) => refetch.state === 'accepted');
    const file = join(scenario.root, 'files/opt/orbit/identifier');
    await writeFile(file, '');
    await until(({ refetch }) => refetch.reason === 'token-not-understood');
    await writeFile(file, scenario.token);
    expect((await until(hasEnded)).refetch.state).toBe('settled');
  });

  it('is forgotten an hour after its end, and no longer colours what is shown', async () => {
    const { engine, until, clock } = await drivenWorld('blocked-then-fixed');
    await engine.refetch();
    await until(hasEnded);
    expect((await engine.look('asked-by-person')).headline.id).toBe('done-try-signing-in');
    clock.pass(61 * 60_000);
    expect((await engine.look('asked-by-person')).refetch.state).toBe('idle');
  });

  it('calls a Mac that the server calls offline by its name, and stops after a minute', async () => {
    const { engine, until, scenario } = await drivenWorld('never-answers');
    scenario.mac.change({ status: 'offline' });
    await engine.refetch();
    expect((await until(({ refetch }) => refetch.reason !== null)).refetch).toMatchObject({
      state: 'accepted',
      reason: 'agent-not-answering',
    });
    expect((await until(hasEnded)).refetch).toMatchObject({ state: 'stopped', reason: 'agent-not-answering' });
  });

  it('settles on the list where there was no policy to evaluate before', async () => {
    const { engine, until, scenario, putInFront } = await drivenWorld('never-answers');
    const front = await putInFront();
    front.reply('policies', { status: 200, body: { policies: [] } });
    await engine.look('asked-by-person');
    await engine.refetch();
    await until(({ refetch }) => refetch.state === 'accepted');
    scenario.mac.change({ refetchRequested: false, detailUpdatedAt: Date.parse('2026-11-20T10:00:10Z') });
    front.reply('policies', { status: 200, body: { policies: [{ id: 1, name: 'x', response: '' }] } });
    const end = await until(hasEnded);
    expect(end.refetch).toMatchObject({ state: 'settled', changes: [{ id: '1', from: null, to: 'pending' }] });
  });

  it('has read everything: whoever opens the window right after it costs the server nothing', async () => {
    const { engine, until, clock, asked } = await drivenWorld('blocked-then-fixed');
    await engine.look('asked-by-person');
    clock.pass(120_000);
    await engine.refetch();
    await until(hasEnded);
    const before = asked().length;
    expect((await engine.look('window-opened')).headline.state).toBe('clear');
    expect(asked()).toHaveLength(before);
  });

  it('does not hold the count from before against the list from after', async () => {
    const { engine, until } = await drivenWorld('blocked-then-fixed');
    await engine.look('asked-by-person');
    await engine.refetch();
    expect((await until(hasEnded)).contradictions).toEqual([]);
  });

  it('settles on the answer alone on Fleet Free, where there are no policies to wait for', async () => {
    const { engine, until, scenario } = await drivenWorld('clear');
    scenario.api.behave({ tier: 'free' });
    expect((await engine.look('asked-by-person')).headline.state).toBe('clear');
    await engine.refetch();
    const end = await until(hasEnded);
    expect(end.refetch.state).toBe('settled');
    expect(end.policies.state).toBe('unknown');
    expect(end.upstream.state).toBe('unlicensed');
  });
});

describe('looks', () => {
  it('join a look that is under way', async () => {
    const { engine, scenario } = await drivenWorld('clear');
    await Promise.all([engine.look('asked-by-person'), engine.look('asked-by-person'), engine.look('asked-by-person')]);
    expect(scenario.api.requests().map(({ route }) => route)).toEqual(fullLook);
  });

  it('come by themselves around the idle interval, with the cheap summary alone, and leave nothing behind when stopped', async () => {
    const { engine, scenario, clock, quiet } = await drivenWorld('clear');
    await engine.look('started');
    engine.startIdleLooks();
    const asked = () =>
      scenario.api
        .requests()
        .slice(fullLook.length)
        .map(({ route }) => route);
    clock.pass(29 * 60_000);
    await quiet();
    expect(asked()).toEqual([]);
    clock.pass(60_000);
    await quiet();
    expect(asked()).toEqual(['desktop']);
    engine.stop();
    clock.pass(24 * 3_600_000);
    await quiet();
    expect(asked()).toEqual(['desktop']);
  });

  it('begin at some moment of the first two minutes where the app was started for nobody', async () => {
    const { engine, scenario, clock, quiet } = await drivenWorld('clear');
    engine.startIdleLooks(120_000);
    clock.pass(59_000);
    await quiet();
    expect(scenario.api.requests()).toEqual([]);
    clock.pass(1_000);
    await quiet();
    expect(scenario.api.requests().map(({ route }) => route)).toEqual(fullLook);
  });

  it('remember the last contact when the server falls silent', async () => {
    const { engine, scenario, clock } = await drivenWorld('clear');
    const { lastContactAt } = (await engine.look('asked-by-person')).upstream;
    await scenario.api.close();
    clock.pass(6_000);
    const later = await engine.look('asked-by-person');
    expect(later.upstream).toMatchObject({ state: 'unreachable', lastContactAt });
    expect(later.headline).toMatchObject({ state: 'unknown', id: 'upstream-unreachable' });
    expect(later.policies.state).toBe('unknown');
  });

  it('count revisions up and tell only those who still listen', async () => {
    const { engine } = await drivenWorld('clear');
    const first = engine.store.get().revision;
    const heard: number[] = [];
    const unsubscribe = engine.store.subscribe(({ revision }) => void heard.push(revision));
    await engine.look('asked-by-person');
    unsubscribe();
    await engine.look('asked-by-person');
    expect(heard).toEqual([first + 1]);
    expect(engine.store.listenerCount()).toBe(0);
  });
});
