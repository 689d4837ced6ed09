import type { AboutView } from '../contract/about.ts';
import { readGroups, type ReadTables } from '../core/reads.ts';
import type { Words } from '../core/words.ts';

type AboutParts = {
  readonly version: string;
  /** What runs this process, each by its own name. */
  readonly runtimes: Readonly<Partial<Record<'electron' | 'chrome' | 'node', string>>>;
  readonly tables: ReadTables;
  /** The packages inside. */
  readonly licences: AboutView['licences'];
  /** How many of IT's settings are not understood. */
  readonly settingFaults: number;
  readonly words: Words;
};

/** Electron brings the other two along; their licences are those that its distribution names first. */
const runtimeParts = [
  { id: 'electron', name: 'Electron', licence: 'MIT' },
  { id: 'chrome', name: 'Chromium', licence: 'BSD-3-Clause' },
  { id: 'node', name: 'Node.js', licence: 'MIT' },
] as const;

/** What Clearway says about itself, in the language of now. */
export function composeAbout({ version, runtimes, tables, licences, settingFaults, words }: AboutParts): AboutView {
  const parts = runtimeParts.flatMap(({ id, ...part }) => {
    const found = runtimes[id];
    return found === undefined ? [] : [{ ...part, version: found }];
  });
  return {
    version,
    settingFaults: settingFaults === 0 ? null : words.say('about.setting-faults', { count: settingFaults }),
    parts: parts.map(part => ({ name: part.name, version: part.version })),
    reads: readGroups.map(group => ({
      title: words.say(`reads.group-${group}`),
      entries: tables[group].map(({ id, what, when, goes }) => ({
        what,
        why: words.say(`reads.${id}`),
        when: words.say(`reads.when-${when}`),
        goes: words.say(`reads.goes-${goes}`),
      })),
    })),
    licences: [...parts, ...licences],
  };
}
