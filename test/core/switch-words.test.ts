import { describe, expect, it } from 'vitest';
import { loadWords } from '../../src-main/adapters/words.ts';
import { switchableWords } from '../../src-main/core/switch-words.ts';
import { drivenWorld } from '../engine/driven-world.ts';

const [english, pseudo] = [loadWords(['en']), loadWords(['ar-XB'])];

describe('words that can be another language’s', () => {
  it('say everything in the new one, whoever has held them since before', () => {
    const words = switchableWords(english);
    const { say, steps } = words;
    expect([words.language, words.direction, words.window]).toEqual(['en', 'ltr', english.window]);
    words.use(pseudo);
    expect([words.language, words.direction, words.window]).toEqual(['ar-XB', 'rtl', pseudo.window]);
    expect(say('tray.quit')).toBe(pseudo.say('tray.quit'));
    expect(steps('wake-agent')).toEqual(pseudo.steps('wake-agent'));
  });

  it('are seen in the snapshot as soon as it is drawn anew, without a look', async () => {
    const { engine, words } = await drivenWorld('not-registered');
    await engine.look('started');
    const before = engine.store.get();
    words.use(pseudo);
    engine.redraw();
    const after = engine.store.get();
    expect(after.headline).toEqual({ ...before.headline, text: after.headline.text });
    expect(after.headline.text).toMatch(/^⟦/);
    expect(after.takenAt).toBe(before.takenAt);
    expect(after.revision).toBeGreaterThan(before.revision);
  });
});
