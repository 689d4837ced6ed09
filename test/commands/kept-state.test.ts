import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createStateStore } from '../../src-main/adapters/state-store.ts';
import { createJourneyKeeper, readKeptJourney, type KeptJourney } from '../../src-main/engine/keep-journey.ts';
import { inventedIds } from '../../src-main/sandbox/recorded-mac/invented-ids.ts';
import { systemClock } from '../../src-main/sandbox/sandbox-clock.ts';
import { startScenario } from '../../src-main/sandbox/start-scenario.ts';
import { clearway, scenarioFor, snapshotOf, startClearway, temporaryFolder } from './clearway.ts';

const silent = (): void => undefined;
const readJourney = (folder: string): Promise<KeptJourney> => readKeptJourney(createStateStore(folder), silent);

/** Every file of a folder with what is in it. */
async function contentsOf(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).sort();
  return Promise.all(names.map(async name => `${name}: ${await readFile(join(folder, name), 'utf8')}`));
}

/** As if what was kept had been kept that much earlier. */
async function age(folder: string, ms: number): Promise<void> {
  const { backOff, refetch, ...rest } = await readJourney(folder);
  const earlier = (at: number | null): number | null => (at === null ? null : at - ms);
  await createJourneyKeeper(
    createStateStore(folder),
    silent,
  )({
    ...rest,
    refetch: {
      ...refetch,
      startedAt: earlier(refetch.startedAt),
      updatedAt: earlier(refetch.updatedAt),
      nextTryAt: earlier(refetch.nextTryAt),
    },
    backOff:
      backOff === null
        ? null
        : {
            ...backOff,
            backOff: {
              ...backOff.backOff,
              failedAt: backOff.backOff.failedAt - ms,
              until: backOff.backOff.until - ms,
            },
          },
  });
}

describe('a server that limits its callers', () => {
  it('is sent nothing by a second run within its time, which ends alike; and the refetch goes on when it is well', async () => {
    const { options, api, state } = await scenarioFor('blocked-then-fixed');
    api.behave({ refusal: { kind: 'rate-limited', retryAfterSeconds: 600 } });
    const first = await clearway('refetch', '--json', ...options);
    expect(first.code).toBe(12);
    const { nextTryAt } = snapshotOf(first).refetch;
    const asked = api.requests().length;
    expect(asked).toBe(1);

    const second = await clearway('refetch', '--json', ...options);
    expect(second.code).toBe(12);
    expect(snapshotOf(second).refetch).toMatchObject({ state: 'queued', reason: 'rate-limited', nextTryAt });
    expect((await clearway('status', '--json', ...options)).code).toBe(12);
    expect(api.requests()).toHaveLength(asked);

    // Its time is over, and it is well again.
    await age(state, 700_000);
    api.behave({ refusal: null });
    const third = await clearway('refetch', '--json', ...options);
    expect(third.code).toBe(0);
    expect(snapshotOf(third).refetch.state).toBe('settled');
    expect(api.requests().filter(({ route }) => route === 'refetch')).toHaveLength(1);
    expect(await readJourney(state)).toMatchObject({ backOff: null, refetch: { state: 'settled' } });
  });

  it('is left alone by status alone as well', async () => {
    const { options, api } = await scenarioFor('clear');
    api.behave({ refusal: { kind: 'rate-limited', retryAfterSeconds: 600 } });
    await clearway('status', ...options);
    const second = await clearway('status', '--json', ...options);
    expect(snapshotOf(second).upstream.state).toBe('rate-limited');
    expect(api.requests()).toHaveLength(1);
  });
});

describe('a refetch that the first run had to leave', () => {
  it('in the queue of an unreachable server: the second run takes it up at once when the server is back', async () => {
    const folder = await temporaryFolder();
    const options = ['--root', join(folder, 'mac'), '--state', join(folder, 'state')];
    const gone = await startScenario({ id: 'clear', directory: join(folder, 'mac'), speed: 20, clock: systemClock });
    await gone.close();
    const first = await clearway('refetch', '--json', '--wait', '1', ...options);
    expect([first.code, snapshotOf(first).refetch.reason]).toEqual([12, 'connection-refused']);
    const port = Number(new URL(gone.url).port);
    const back = await startScenario({
      id: 'clear',
      directory: join(folder, 'other'),
      speed: 20,
      clock: systemClock,
      port,
    });
    onTestFinished(() => back.close());
    const second = await clearway('refetch', '--json', ...options);
    expect(second.code).toBe(0);
    expect(snapshotOf(second).refetch).toMatchObject({
      state: 'settled',
      startedAt: snapshotOf(first).refetch.startedAt,
    });
  });

  it('in the queue: it is hurried also where nobody waits for it', async () => {
    const folder = await temporaryFolder();
    const options = ['--root', join(folder, 'mac'), '--state', join(folder, 'state')];
    const gone = await startScenario({ id: 'clear', directory: join(folder, 'mac'), speed: 20, clock: systemClock });
    await gone.close();
    await clearway('refetch', '--wait', '0', ...options);
    const port = Number(new URL(gone.url).port);
    const back = await startScenario({
      id: 'clear',
      directory: join(folder, 'other'),
      speed: 20,
      clock: systemClock,
      port,
    });
    onTestFinished(() => back.close());
    const second = await clearway('refetch', '--json', '--wait', '0', ...options);
    expect([second.code, snapshotOf(second).refetch.state]).toEqual([12, 'accepted']);
    expect(back.api.requests().filter(({ route }) => route === 'refetch')).toHaveLength(1);
  });

  it('accepted by the server: a status finds it answered and settles it, with what it changed', async () => {
    const { options, api, mac, state } = await scenarioFor('blocked-then-fixed');
    const first = await clearway('refetch', '--json', '--wait', '0', ...options);
    expect([first.code, snapshotOf(first).refetch.state]).toEqual([12, 'accepted']);
    await answered(mac.state);
    const status = await clearway('status', '--json', ...options);
    expect(status.code).toBe(0);
    const { refetch, headline } = snapshotOf(status);
    expect(refetch).toMatchObject({ state: 'settled', changes: [{ id: '12', from: 'fail', to: 'pass' }] });
    expect(headline.id).toBe('done-try-signing-in');
    expect((await readJourney(state)).refetch.state).toBe('settled');
    expect(api.requests().filter(({ route }) => route === 'refetch')).toHaveLength(1);
  });

  /** Until the sandbox's Mac has answered and was evaluated; it lives on the real clock. */
  async function answered(
    read: () => { readonly responses: object; readonly refetchRequested: boolean },
  ): Promise<void> {
    while (read().refetchRequested || Object.keys(read().responses).length > 0) {
      await new Promise(resolve => setImmediate(resolve));
    }
  }
});

describe('two processes with one state folder', () => {
  it('the second writes nothing, reads what the first has kept, and ends well', async () => {
    const { options, state, api } = await scenarioFor('blocked-then-fixed');
    api.behave({ refusal: { kind: 'rate-limited', retryAfterSeconds: 600 } });
    const first = startClearway({}, 'status', '--watch', '--json', ...options);
    onTestFinished(() => void first.child.kill('SIGKILL'));
    await first.line;
    // The watching process writes after it has printed, and once more when it knows when it looks again.
    const isWatching = async (): Promise<boolean> =>
      (await readFile(join(state, 'status.json'), 'utf8').catch(() => '')).includes('asks again by itself');
    while (!(await isWatching())) await new Promise(resolve => setImmediate(resolve));
    const before = await contentsOf(state);
    expect(before.map(text => text.split(':')[0])).toEqual(['journey.json', 'lock', 'status.json', 'timeline.jsonl']);

    const status = await clearway('status', '--json', ...options);
    expect(snapshotOf(status).upstream.state).toBe('rate-limited');
    expect(api.requests()).toHaveLength(1);
    expect((await clearway('refetch', '--json', ...options)).code).toBe(12);
    await writeFile(join(state, 'journey.json'), 'damaged');
    const damaged = await clearway('status', '--json', ...options);
    expect(damaged.stderr).toContain('kept-document-unusable journey.json');
    expect(damaged.stderr).not.toContain('kept-document-set-aside');
    const unwritten = (texts: readonly string[]): readonly string[] =>
      texts.filter(text => !text.startsWith('journey'));
    expect(unwritten(await contentsOf(state))).toEqual(unwritten(before));
    expect(await readFile(join(state, 'journey.json'), 'utf8')).toBe('damaged');

    first.child.kill('SIGTERM');
    expect((await first.ending).code).toBe(13);
    expect(await readdir(state)).not.toContain('lock');
  });
});

describe('what is kept', () => {
  it('is nothing for a recorded Mac without a folder of its own, a refetch included', async () => {
    const { root, api } = await scenarioFor('clear');
    const home = await temporaryFolder();
    const { ending } = startClearway({ XDG_STATE_HOME: home, HOME: home }, 'refetch', '--json', '--root', root);
    expect((await ending).code).toBe(0);
    expect(await readdir(home)).toEqual([]);
    api.behave({ refusal: { kind: 'rate-limited', retryAfterSeconds: 600 } });
    await startClearway({ XDG_STATE_HOME: home, HOME: home }, 'status', '--root', root).ending;
    expect(await readdir(home)).toEqual([]);
  });

  it('holds no token, and neither does anything that was printed', async () => {
    const { options, state, api } = await scenarioFor('blocked-then-fixed');
    const endings = [await clearway('refetch', '--json', ...options)];
    api.behave({ refusal: { kind: 'server-error' } });
    endings.push(await clearway('refetch', '--wait', '1', ...options), await clearway('status', ...options));
    const out = [...endings.map(({ stdout, stderr }) => stdout + stderr), ...(await contentsOf(state))];
    expect(endings.map(({ code }) => code)).toEqual([0, 12, 12]);
    expect(out.join('\n')).not.toContain(inventedIds.deviceToken);
  });

  it('is a clean start where the journey is damaged: set aside, named, and a refetch goes through', async () => {
    const { options, state } = await scenarioFor('clear');
    await clearway('status', ...options);
    await writeFile(join(state, 'journey.json'), '{"version": 1, "server":');
    const ending = await clearway('refetch', '--json', ...options);
    expect(ending.code).toBe(0);
    expect(ending.stderr).toMatch(/kept-document-set-aside journey\.json\.damaged-/);
    expect((await readJourney(state)).refetch.state).toBe('settled');
  });
});
