import { describe, expect, it } from 'vitest';
import { loadWords } from '../../src-main/adapters/words.ts';
import { viewTray } from '../../src-main/app/tray-view.ts';
import type { RefetchStateName } from '../../src-main/contract/snapshot.ts';
import { drivenWorld } from '../engine/driven-world.ts';

const words = loadWords(['en']);

describe('the tray as data', () => {
  it('names the headline, what blocks, and the four commands', async () => {
    const { engine } = await drivenWorld('blocked-then-fixed');
    const view = viewTray(await engine.look('started'), words);
    expect(view.icon).toBe('blocked');
    expect(view.tooltip).toContain('Your organization can refuse sign-in from this Mac');
    expect(view.items.map(item => (item.kind === 'line' ? '-' : item.label))).toEqual([
      expect.stringContaining('Your organization can refuse'),
      '-',
      '1 thing counts against you',
      '• The screen locks by itself',
      '-',
      'My device…',
      'Refetch',
      '-',
      'Quit Clearway',
    ]);
  });

  it('has no list of blockers when nothing blocks', async () => {
    const { engine } = await drivenWorld('clear');
    const view = viewTray(await engine.look('started'), words);
    expect(view.icon).toBe('clear');
    expect(view.items).toHaveLength(6);
  });

  it.each(['requesting', 'queued', 'accepted', 'answered', 'evaluated', 'telling'] as const)(
    'cannot be pressed again while a refetch is %s',
    async (state: RefetchStateName) => {
      const { engine } = await drivenWorld('clear');
      const snapshot = await engine.look('started');
      const view = viewTray({ ...snapshot, refetch: { ...snapshot.refetch, state } }, words);
      const refetch = view.items.find(item => item.kind === 'command' && item.command === 'refetch');
      expect(refetch).toMatchObject({ enabled: false, label: 'Checking again…' });
    },
  );

  it('keeps every line short enough for a menu', async () => {
    const { engine } = await drivenWorld('clear');
    const snapshot = await engine.look('started');
    const long = { ...snapshot, headline: { ...snapshot.headline, text: 'x'.repeat(500) } };
    const first = viewTray(long, words).items[0];
    expect(first?.kind === 'text' ? first.label.length : 0).toBe(72);
  });
});
