import { describe, expect, it } from 'vitest';
import { loadWords } from '../../src-main/adapters/words.ts';
import { composeAbout } from '../../src-main/app/about.ts';
import { licences } from '../../src-main/licences.ts';
import { transparencyTables } from '../../src-main/transparency.ts';

const aboutIn = (language: string, runtimes = { electron: '45.4.1', chrome: '150.0.1', node: '24.2.0' }) =>
  composeAbout({
    version: '1.2.3',
    runtimes,
    tables: transparencyTables(),
    licences,
    settingFaults: 0,
    words: loadWords([language]),
  });

describe('what Clearway says about itself', () => {
  it('is its version, and what runs it', () => {
    expect(aboutIn('en')).toMatchObject({
      version: '1.2.3',
      parts: [
        { name: 'Electron', version: '45.4.1' },
        { name: 'Chromium', version: '150.0.1' },
        { name: 'Node.js', version: '24.2.0' },
      ],
    });
    expect(
      composeAbout({
        version: '1',
        runtimes: {},
        tables: transparencyTables(),
        licences,
        settingFaults: 0,
        words: loadWords([]),
      }).parts,
    ).toEqual([]);
  });

  it('has every entry of the transparency tables, in their order', () => {
    const told = aboutIn('en').reads.map(({ entries }) => entries.map(({ what }) => what));
    const { commands, files, requests, stored, sent } = transparencyTables();
    expect(told).toEqual([commands, files, requests, stored, sent].map(group => group.map(({ what }) => what)));
  });

  it('is said in the language of now, entry by entry', () => {
    const [german, english] = [aboutIn('de'), aboutIn('en')];
    german.reads.forEach(({ title, entries }, group) => {
      expect(title).not.toBe(english.reads[group]?.title);
      entries.forEach((entry, index) => {
        const other = english.reads[group]?.entries[index];
        expect(entry.what).toBe(other?.what);
        for (const part of ['why', 'when', 'goes'] as const) expect(entry[part]).not.toBe(other?.[part]);
      });
    });
  });

  it('names what runs it among the licences, before the packages', () => {
    const { licences: named } = aboutIn('en');
    expect(named.slice(0, 3).map(({ name }) => name)).toEqual(['Electron', 'Chromium', 'Node.js']);
    expect(named.slice(3)).toEqual(licences);
  });
});

it('says how many of IT’s settings are not understood, and nothing where all are', () => {
  const told = (settingFaults: number) =>
    composeAbout({
      version: '1',
      runtimes: {},
      tables: transparencyTables(),
      licences,
      settingFaults,
      words: loadWords(['en']),
    }).settingFaults;
  expect([told(0), told(2)]).toEqual([
    null,
    '2 settings of your organization are not understood. Your IT can see which with: clearway config check',
  ]);
});
