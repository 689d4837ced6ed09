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

  it('ends with the moment of the look as a ticket and the timeline write it', async () => {
    const { engine } = await drivenWorld('clear');
    const text = printStatus({ ...(await engine.look('started')), takenAt: '2026-11-22T02:35:53.679Z' }, words);
    expect(text).toMatch(/ · 2026-11-22 02:35 UTC\n$/);
  });

  it('has the names of all policies, and the reasons below them, in one column', async () => {
    const { engine } = await drivenWorld('blocked-then-fixed');
    const snapshot = await engine.look('started');
    const [first] = snapshot.policies.items;
    if (first === undefined) throw new Error('this Mac has a policy');
    const problem = { code: 'policies-pending', text: 'REASON' } as const;
    const items = (['fail', 'pass', 'pending', 'undetermined'] as const).flatMap(verdict =>
      [true, false].map(blocks => ({ ...first, verdict, blocks, name: 'NAME', problem })),
    );
    const lines = printPolicies({ ...snapshot, policies: { ...snapshot.policies, items } }, words).split('\n');
    const columns = lines.filter(Boolean).map(line => line.search(/NAME|REASON/));
    expect(columns).toHaveLength(16);
    expect(new Set(columns).size).toBe(1);
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

  it.each(['chrome-cannot-sign-in', 'disk-not-encrypted'] as const)(
    'calls what does not count for access good to fix, and never in need of fixing (%s)',
    async id => {
      const { engine } = await drivenWorld(id);
      const text = printStatus(await engine.look('started'), words);
      expect(text).toContain('good to fix');
      expect(text).toContain('Good to fix: ');
      expect(text).not.toContain('Needs fixing');
    },
  );

  it('tells the same steps once', async () => {
    const { engine } = await drivenWorld('registration-unreadable');
    const text = printStatus(await engine.look('started'), words);
    expect(text.match(/Install the newest version/g)).toHaveLength(1);
    expect(text).toContain('the same as for “Registration”');
  });
});
