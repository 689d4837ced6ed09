import { describe, expect, it } from 'vitest';
import { loadWords } from '../../src-main/adapters/words.ts';
import { viewTray } from '../../src-main/app/tray-view.ts';
import type { RefetchStateName } from '../../src-main/contract/snapshot.ts';
import { shorten } from '../../src-main/core/shorten.ts';
import { drivenWorld } from '../engine/driven-world.ts';

const words = loadWords(['en']);
const shortened = (text: string): string => shorten(text, 72);

describe('the tray as data', () => {
  it('names the headline, whose turn it is, the codes for the phone, what blocks, and every command', async () => {
    const { engine } = await drivenWorld('blocked-then-fixed');
    const view = viewTray(await engine.look('started'), words);
    expect(view.icon).toBe('blocked');
    expect(view.tooltip).toContain('Your organization can refuse sign-in from this Mac');
    expect(view.items.map(item => (item.kind === 'line' ? '-' : item.label))).toEqual([
      expect.stringContaining('Your organization can refuse'),
      'Your turn',
      'Code for the helpdesk: H6 · P0',
      '-',
      '1 thing counts against you',
      '• The screen locks by itself',
      '-',
      'My device…',
      'Refetch',
      '-',
      'Help on the phone',
      'Settings…',
      'About Clearway',
      '-',
      'Quit Clearway',
    ]);
  });

  it('has no list of blockers when nothing blocks', async () => {
    const { engine } = await drivenWorld('clear');
    const view = viewTray(await engine.look('started'), words);
    expect(view.icon).toBe('clear');
    expect(view.items.filter(item => item.kind === 'text')).toHaveLength(3);
  });

  it.each(['requesting', 'queued', 'accepted', 'answered', 'evaluated', 'telling'] as const)(
    'cannot be pressed again while a refetch is %s',
    async (state: RefetchStateName) => {
      const { engine } = await drivenWorld('clear');
      const snapshot = await engine.look('started');
      const view = viewTray({ ...snapshot, refetch: { ...snapshot.refetch, state } }, words);
      const refetch = view.items.find(item => item.kind === 'command' && item.command === 'refetch');
      expect(refetch).toMatchObject({ enabled: false, label: 'Checking again…' });
      expect(view.items).toContainEqual({ kind: 'command', label: 'Cancel', command: 'cancel', enabled: true });
    },
  );

  it.each([
    [null, '', 'in the way.'],
    [{ minutes: 1, until: 'usual' }, '1 min', 'in the way. Usually 1 more minute.'],
    [{ minutes: 2, until: 'next-try' }, '2 min', 'in the way. The next try is in 2 minutes.'],
    [{ minutes: 28, until: 'longest' }, '≤ 28 min', 'in the way. It waits for 28 more minutes at most.'],
  ] as const)('says beside the icon and to VoiceOver how long it still takes: %j', async (wait, title, end) => {
    const { engine } = await drivenWorld('clear');
    const view = viewTray(await engine.look('started'), words, wait);
    expect(view.title).toBe(title);
    expect(view.tooltip.endsWith(end)).toBe(true);
  });

  it.each(['de', 'es', 'fr', 'ar-XB'])('says nothing in English to who reads %s', async language => {
    const { engine } = await drivenWorld('blocked-then-fixed');
    const snapshot = await engine.look('started');
    const said = (view: ReturnType<typeof viewTray>): readonly string[] =>
      view.items.flatMap(item => (item.kind === 'line' ? [] : [item.label]));
    const wait = { minutes: 3, until: 'longest' } as const;
    const [own, english] = [loadWords([language]), words].map(spoken => said(viewTray(snapshot, spoken, wait)));
    // What the snapshot itself says was said before, and so was a policy's name.
    const same = own?.filter(label => english?.includes(label) === true) ?? [];
    expect(same).toEqual([shortened(snapshot.headline.text), '• The screen locks by itself']);
  });

  it('shows the sign “&” of a name as it is, and cuts no letter of it in two', async () => {
    const { engine } = await drivenWorld('blocked-then-fixed');
    const snapshot = await engine.look('started');
    const named = (name: string) => {
      const items = snapshot.policies.items.map(item => ({ ...item, name }));
      const view = viewTray({ ...snapshot, policies: { ...snapshot.policies, items } }, words);
      return view.items.flatMap(item => (item.kind === 'text' ? [item.label] : []));
    };
    expect(named('Lock & key && more')).toContain('• Lock && key &&&& more');
    expect(named('👩‍🚀'.repeat(80))).toContain(`• ${'👩‍🚀'.repeat(69)}…`);
  });

  it('keeps every line short enough for a menu', async () => {
    const { engine } = await drivenWorld('clear');
    const snapshot = await engine.look('started');
    const long = { ...snapshot, headline: { ...snapshot.headline, text: 'x'.repeat(500) } };
    const first = viewTray(long, words).items[0];
    expect(first?.kind === 'text' ? first.label.length : 0).toBe(72);
  });
});
