import { describe, expect, it } from 'vitest';
import { loadWords } from '../../src-main/adapters/words.ts';
import { printPolicies, printStatus } from '../../src-main/commands/print-text.ts';
import { drivenWorld } from '../engine/driven-world.ts';

const words = loadWords(['en']).window;

describe('text for people', () => {
  it('keeps control characters of a hostile server out of the terminal', async () => {
    const { engine } = await drivenWorld('blocked-then-fixed');
    const snapshot = await engine.look('started');
    const hostile = snapshot.policies.items.map(item => ({
      ...item,
      name: `${item.name}\u001b[2J\u0007\u009b`,
      resolution: 'one\ntwo\u001b]0;x\u0007',
    }));
    const policies = { ...snapshot.policies, items: hostile };
    for (const text of [
      printStatus({ ...snapshot, policies }, words),
      printPolicies({ ...snapshot, policies }, words),
    ]) {
      expect(text).toContain('The screen locks by itself');
      expect(text.replaceAll('\n', '').match(/\p{Cc}/gu)).toBeNull();
    }
  });

  it('marks what it only assumes', async () => {
    const { engine } = await drivenWorld('clear');
    expect(printStatus(await engine.look('started'), words)).toMatch(
      /Microsoft told: .*\(assumed: not visible from this Mac\)/,
    );
  });

  it('shows a failing rule with its steps, and whose turn it is', async () => {
    const { engine } = await drivenWorld('blocked-then-fixed');
    const text = printStatus(await engine.look('started'), words);
    expect(text).toContain('Your turn');
    expect(text).toContain('Lock Screen');
  });
});
