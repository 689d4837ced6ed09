import { describe, expect, it } from 'vitest';
import { drivenWorld } from './driven-world.ts';

const minute = 60_000;
const hour = 60 * minute;
const fullLook = ['desktop', 'host', 'policies', 'activities'];

describe('a token that was refused', () => {
  it('is watched for every minute without a request, and the look follows as soon as it is renewed', async () => {
    const { engine, live, asked, writeToken, scenario } = await drivenWorld('clear');
    await writeToken('an-old-token-of-an-hour-ago');
    expect((await engine.look('started')).headline.id).toBe('upstream-token-stale');
    engine.startIdleLooks();
    expect(asked()).toEqual(['desktop']);
    await live(minute);
    expect(asked()).toEqual(['desktop']);
    await writeToken(scenario.token);
    await live(minute);
    expect(engine.store.get().headline.state).toBe('clear');
    expect(asked().slice(1, 5)).toEqual(fullLook);
  });

  it('is sent again every half hour and no more while nobody renews it', async () => {
    const { engine, live, asked, writeToken } = await drivenWorld('clear');
    await writeToken('an-old-token-of-an-hour-ago');
    await engine.look('started');
    engine.startIdleLooks();
    await live(2 * hour);
    expect(asked().length).toBeLessThanOrEqual(5);
    expect(new Set(asked())).toEqual(new Set(['desktop']));
    expect(engine.store.get().headline.id).toBe('upstream-token-stale');
  });

  it.each([
    ['missing', null],
    ['half written', ''],
  ])('or is %s is watched for in the same way', async (_name, text) => {
    const { engine, live, asked, writeToken, removeToken, scenario } = await drivenWorld('clear');
    if (text === null) await removeToken();
    else await writeToken(text);
    expect((await engine.look('started')).upstream.state).toBe('misconfigured');
    engine.startIdleLooks();
    await live(3 * minute);
    expect(asked()).toEqual([]);
    await writeToken(scenario.token);
    await live(minute);
    expect(engine.store.get().headline.state).toBe('clear');
  });
});

describe('a token that nobody renews', () => {
  it('is told apart from one that is only late, and it is IT’s turn', async () => {
    const late = await (await drivenWorld('token-refused')).engine.look('started');
    expect(late.headline).toMatchObject({ id: 'upstream-token-stale', turn: 'mac' });
    const never = await (await drivenWorld('token-not-renewed')).engine.look('started');
    expect(never.headline).toMatchObject({ id: 'upstream-token-not-renewed', turn: 'it', remedy: 'ask-it-for-agent' });
    expect(never.checks.find(({ id }) => id === 'management-agent')).toMatchObject({
      verdict: 'fail',
      problem: { code: 'token-not-renewed' },
      evidence: { desktopEnabled: false },
    });
  });
});
