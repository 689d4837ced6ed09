import { expect, it } from 'vitest';
import { loadWords } from '../../src-main/adapters/words.ts';
import { runExplain } from '../../src-main/commands/run-explain.ts';
import { drivenWorld } from '../engine/driven-world.ts';

const words = loadWords(['en']);
const args = {
  command: 'explain',
  json: false,
  root: null,
  config: null,
  state: null,
  lang: null,
  watch: false,
  waitMs: 0,
  local: null,
  phone: false,
  out: null,
  mask: false,
  tried: false,
  operands: ['53000'],
} as const;

async function explaining() {
  let answer = (): void => undefined;
  const answered = new Promise<void>(resolve => {
    answer = resolve;
  });
  const { engine, clock } = await drivenWorld('local-policies', undefined, { osqueryReady: () => answered });
  const printed: string[] = [];
  const code = runExplain(args, {
    engine,
    words,
    clock,
    print: text => void printed.push(text),
    diagnose: () => undefined,
    keep: async () => undefined,
    listen: () => ({ asked: new Promise(() => undefined), stopListening: () => undefined }),
    readInput: async () => '',
    asks: false,
    recording: null,
    keepsTimeline: false,
  });
  return { code, printed, clock, answer, engine };
}

it('a look that takes too long does not keep the explanation back', async () => {
  const { code, printed, clock, answer, engine } = await explaining();
  clock.pass(10_000);
  expect(await code).toBe(0);
  expect(printed.join('')).toContain('AADSTS53000');
  // Nothing was seen, so nothing is said of this Mac.
  expect(printed.join('')).not.toContain('On this Mac:');
  answer();
  // What it still finds is kept, and has to be before its folder goes.
  await engine.look('started');
});

it('a look in time is waited for', async () => {
  const { code, printed, answer } = await explaining();
  answer();
  expect(await code).toBe(0);
  expect(printed.join('')).toContain('On this Mac:');
});
