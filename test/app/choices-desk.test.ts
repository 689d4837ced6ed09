import { describe, expect, it } from 'vitest';
import { spokenLanguages } from '../../src-main/adapters/words.ts';
import { createChoicesDesk } from '../../src-main/app/choices-desk.ts';
import type { Choices } from '../../src-main/contract/choices.ts';
import { noChoices } from '../../src-main/core/choices.ts';
import { parseSettings, type Settings } from '../../src-main/core/config.ts';

function desk(chosen: Partial<Choices>, readSettings: () => Promise<Settings>) {
  const kept: Choices[] = [];
  const applied: (string | null)[] = [];
  const choices = createChoicesDesk({
    choices: { ...noChoices, ...chosen },
    languages: spokenLanguages,
    readSettings,
    keep: async next => void kept.push(next),
    apply: ({ language }) => void applied.push(language.value),
  });
  return { choices, kept, applied };
}

const forcing = (forced: Readonly<Record<string, unknown>>) => async () => parseSettings([forced]).settings;

describe('the other half of the settings pane', () => {
  it.each([
    ['de-DE', 'de'],
    ['fr_FR', 'fr'],
    ['xx', null],
  ])('names the language that %s stands for, as it is spoken', async (Language, value) => {
    const { choices } = desk({}, forcing({ Language }));
    expect((await choices.view()).choices.language).toEqual({ value, isForced: true });
  });

  it('leaves a kept language that there is no longer to macOS', async () => {
    const { choices } = desk({ language: 'tlh' }, forcing({}));
    expect((await choices.view()).choices.language).toEqual({ value: null, isForced: false });
  });

  it('makes one change after the other, however long each takes to read what IT has set', async () => {
    const readings: (() => void)[] = [];
    const { settings } = parseSettings([{}]);
    const { choices, kept } = desk(
      {},
      () =>
        new Promise(read =>
          readings.push(() => {
            read(settings);
          }),
        ),
    );
    const first = choices.change({ id: 'showsInDock', value: true });
    const second = choices.change({ id: 'startsAtLogin', value: false });
    await expect.poll(() => readings.length).toBe(1);
    readings[0]?.();
    expect((await first).choices).toMatchObject({ showsInDock: { value: true }, startsAtLogin: { value: true } });
    await expect.poll(() => readings.length).toBe(2);
    readings[1]?.();
    expect((await second).choices).toMatchObject({ showsInDock: { value: true }, startsAtLogin: { value: false } });
    expect(kept.at(-1)).toMatchObject({ showsInDock: true, startsAtLogin: false });
  });

  it('goes on after a refused change', async () => {
    const { choices, applied } = desk({}, forcing({ NotifyWhenDone: true }));
    await expect(choices.change({ id: 'notifiesWhenDone', value: false })).rejects.toThrow('made by IT');
    await expect(choices.change({ id: 'language', value: 'ar-XB' })).rejects.toThrow('refused: language');
    await choices.change({ id: 'language', value: 'es' });
    expect(applied).toEqual(['es']);
  });
});
