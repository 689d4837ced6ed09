import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Language, loadWords, spokenLanguages } from '../../src-main/adapters/words.ts';
import { wordFiles } from '../../src-main/adapters/words/word-files.ts';
import { generatedFiles } from '../../scripts/generate.ts';
import { wordFilesModule } from '../../scripts/writing/word-files.ts';
import en from '../../resources/words/en.json' with { type: 'json' };

/** What a translator has on the first evening. */
const begun: Language = {
  language: 'nl',
  name: 'Nederlands',
  direction: 'ltr',
  messages: {
    'headline.nothing-in-the-way': 'Niets staat in de weg.',
    'headline.not-looked-yet': '{count, plural, one {',
    'headline.check-failing': 'Vanwege {tilte}.',
    'tray.blocking-count': '{count, plural, one {# ding} other {# dingen}}',
  },
  steps: { 'ask-it-for-agent': ['Vraag het IT.'] },
  window: { 'my-device': 'Mijn apparaat' },
};

function loadBegun() {
  const complaints: string[] = [];
  const words = loadWords(['nl'], { files: [...wordFiles, begun], complain: what => complaints.push(what) });
  return { words, complaints };
}

describe('a language that is not finished', () => {
  it('says what it has, and the rest in English, message by message', () => {
    const { words, complaints } = loadBegun();
    expect(words.say('headline.nothing-in-the-way')).toBe('Niets staat in de weg.');
    expect(words.say('tray.blocking-count', { count: 1200 })).toBe('1.200 dingen');
    expect(words.say('headline.mac-offline')).toBe(en.messages['headline.mac-offline']);
    expect(words.steps('ask-it-for-agent')).toEqual(['Vraag het IT.']);
    expect(words.steps('approve-mdm')[0]).toBe(en.steps['approve-mdm'][0]);
    expect([words.window['my-device'], words.window.refetch]).toEqual(['Mijn apparaat', en.window.refetch]);
    expect(complaints).toEqual([]);
  });

  it.each([
    ['cannot be read', 'headline.not-looked-yet', en.messages['headline.not-looked-yet']],
    [
      'wants what nobody gives',
      'headline.check-failing',
      en.messages['headline.check-failing'].replace('{title}', 'X'),
    ],
  ] as const)('says a message that %s in English, and complains of it once', (_case, id, english) => {
    const { words, complaints } = loadBegun();
    expect([words.say(id, { title: 'X' }), words.say(id, { title: 'X' })]).toEqual([english, english]);
    expect(complaints).toEqual([`nl ${id}`]);
  });

  it('is not what a mistake in the program is said in', () => {
    expect(() => loadBegun().words.say('headline.policies-failing')).toThrow();
  });
});

it('what no language has a name for is said in English', () => {
  expect(loadWords(['tlh', '{', '\u0000', 'x'.repeat(9999)]).language).toBe('en');
});

describe('a language', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clearway-words-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is one file in the folder: the list of the files is written from it', async () => {
    await mkdir(join(folder, 'resources/words'), { recursive: true });
    await mkdir(join(folder, 'src-main/adapters/words'), { recursive: true });
    const names = [begun, en].map(({ language }) => `${language}.json`);
    await writeFile(join(folder, 'resources/words/nl.json'), JSON.stringify(begun));
    await writeFile(join(folder, 'resources/words/en.json'), JSON.stringify(en));
    const list = join(folder, 'src-main/adapters/words/word-files.ts');
    await writeFile(list, wordFilesModule(names));
    const { wordFiles: found } = z
      .object({ wordFiles: z.array(z.looseObject({ language: z.string() })) })
      .parse(await import(pathToFileURL(list).href));
    expect(found.map(({ language }) => language)).toEqual(['en', 'nl']);
  });

  it('stands in the list that is built in, which is as it would be written now', () => {
    expect([...generatedFiles().keys()]).toContain('src-main/adapters/words/word-files.ts');
    expect(wordFiles[0].language).toBe('en');
    expect(spokenLanguages.map(({ language }) => language)).toEqual(
      wordFiles.map(({ language }) => language).filter(language => language !== 'ar-XB'),
    );
  });
});
