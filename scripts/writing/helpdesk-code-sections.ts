import { headlineCodes, type HeadlineId } from '../../src-main/contract/ids.ts';
import type { RegistrationCode, RegistrationState } from '../../src-main/contract/snapshot.ts';
import { headlineTurns } from '../../src-main/core/headline-turns.ts';
import { registrationCodes } from '../../src-main/core/registration.ts';
import { walkCodes } from '../../src-main/core/walk/walk-codes.ts';
import type { LoadedWords } from '../../src-main/core/words.ts';
import { consoles, type CodePage } from './helpdesk-consoles.ts';
import { canBlock } from './helpdesk-families.ts';
import { headlineRows } from './helpdesk-headlines.ts';
import { headlinePages } from './helpdesk-headline-pages.ts';
import { registrationPages } from './helpdesk-registration-pages.ts';

type Section = CodePage & {
  readonly code: string;
  readonly means: string;
  readonly turn: string;
  readonly first: string;
  /** The steps come first: a console is opened only where they do not help. */
  readonly isOpenedLater: boolean;
};

/** Every code with a part of its own: P0 to P9, then H0 and on. */
export function codeSections(words: LoadedWords): readonly string[] {
  return [
    '## P codes one by one',
    ...registrationSections(words).map(section => nameWords(writeSection(section), words)),
    '## H codes one by one',
    ...headlineSections(words).map(section => nameWords(writeSection(section), words)),
  ];
}

function registrationSections(words: LoadedWords): readonly Section[] {
  return Object.keys(registrationCodes)
    .filter(isState)
    .map((state): Section => {
      const code: RegistrationCode = registrationCodes[state];
      return {
        ...registrationPages[code],
        code,
        means: words.say(`check.platform-sso-registration.${state}`),
        turn: words.window[`turn-${walkCodes[code].turn}`],
        first: `Say: “${words.say(`walk.code.${code}.say`)}”`,
        // The table above says so, and the two must not part.
        isOpenedLater: /\bnothing\b/i.test(words.say(`walk.code.${code}.open`)),
      };
    })
    .sort((a, b) => a.code.localeCompare(b.code));
}

function headlineSections(words: LoadedWords): readonly Section[] {
  const said = new Map(headlineRows(words).map(([code, means, , first]) => [code, { means, first }]));
  return Object.keys(headlineCodes)
    .filter(isHeadline)
    .map(id => {
      const code = headlineCodes[id];
      const { means = '', first = '' } = said.get(`**${code}**`) ?? {};
      const turn = headlineTurns[id].map(one => words.window[`turn-${one}`]).join(' · ');
      return { ...headlinePages[id], code, means, turn, first, isOpenedLater: false };
    });
}

function writeSection({ code, means, turn, ask, open, first, next, isOpenedLater }: Section): string {
  const opened = consoles.flatMap(name => {
    const what = open[name];
    return what === undefined
      ? []
      : [`- **Open in ${name}**: ${isOpenedLater ? 'only if the steps do not help. ' : ''}${what}`];
  });
  return [
    `### Code ${code}`,
    '',
    `- **Means**: ${means}`,
    `- **Whose turn**: ${turn}`,
    `- **Ask**: ${ask}`,
    ...(opened.length === 0 ? ['- **Open**: nothing; it is seen on this Mac alone.'] : opened),
    `- **First**: ${first}`,
    `- **Next**: ${next}${canBlock(code) ? ' If they cannot wait: [They must get in today](#they-must-get-in-today).' : ''}`,
  ].join('\n');
}

/** A button or title is written by its id, so that the page says what the window says. */
function nameWords(text: string, { window }: LoadedWords): string {
  return text.replaceAll(/\{([a-z-]+)\}/g, (_, id: string) => {
    const word = new Map<string, string>(Object.entries(window)).get(id);
    if (word === undefined) throw new Error(`the window has no word ${id}`);
    return word;
  });
}

function isState(state: string): state is RegistrationState {
  return Object.hasOwn(registrationCodes, state);
}

function isHeadline(id: string): id is HeadlineId {
  return Object.hasOwn(headlineCodes, id);
}
