import { describe, expect, it } from 'vitest';
import { createWorkInTurn } from '../../src-main/engine/work-in-turn.ts';

/** Work that takes until it is told to end, and notes when it began. */
function workshop() {
  const lines: string[] = [];
  const begun: string[] = [];
  const ends = new Map<string, { readonly end: () => void; readonly fail: () => void }>();
  const turns = createWorkInTurn(
    (level, event, detail = '') => void lines.push(`${level} ${event} ${detail}`),
    'threw',
  );
  const take = (name: string): Promise<string> =>
    turns.take(
      () =>
        new Promise((resolve, reject) => {
          begun.push(name);
          ends.set(name, {
            end: () => {
              resolve(name);
            },
            fail: () => {
              reject(new RangeError('secret'));
            },
          });
        }),
    );
  const settle = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
  return { lines, begun, ends, turns, take, settle };
}

describe('work in turn', () => {
  it('begins when what came before has ended', async () => {
    const { begun, ends, take, settle } = workshop();
    const [first, second] = [take('first'), take('second')];
    await settle();
    expect(begun).toEqual(['first']);
    ends.get('first')?.end();
    expect(await first).toBe('first');
    await settle();
    expect(begun).toEqual(['first', 'second']);
    ends.get('second')?.end();
    expect(await second).toBe('second');
  });

  it('goes on after what throws, which is logged by its name alone and told to whoever waits', async () => {
    const { begun, ends, take, settle, lines } = workshop();
    const [first, second] = [take('first'), take('second')];
    await settle();
    ends.get('first')?.fail();
    await expect(first).rejects.toThrow(RangeError);
    await settle();
    expect(begun).toEqual(['first', 'second']);
    expect(lines).toEqual(['error threw RangeError']);
    ends.get('second')?.end();
    await second;
  });

  it('is idle only once nothing has been added meanwhile either', async () => {
    const { ends, take, settle, turns } = workshop();
    await turns.idle();
    const first = take('first');
    let isIdle = false;
    const idle = turns.idle().then(() => {
      isIdle = true;
    });
    await settle();
    const second = take('second');
    ends.get('first')?.end();
    await first;
    await settle();
    expect(isIdle).toBe(false);
    ends.get('second')?.end();
    await second;
    await idle;
    expect(isIdle).toBe(true);
  });
});
