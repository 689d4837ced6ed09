import { IntlMessageFormat } from 'intl-messageformat';
import en from '../../resources/words/en.json' with { type: 'json' };
import type { WindowWords } from '../contract/window-words.ts';
import type { RemedyId } from '../contract/ids.ts';
import { closestLanguage } from '../core/closest-language.ts';
import { stepMessages } from '../core/variant-ids.ts';
import type { Direction, LoadedWords, MessageArguments, MessageId, Words } from '../core/words.ts';
import { wordFiles } from './words/word-files.ts';

/** One file. What a translation lacks, or has broken, is said in English, message by message. */
export type Language = {
  /** Its tag (BCP 47), which is the file's name. */
  readonly language: string;
  /** As its speakers call it. */
  readonly name: string;
  readonly direction: string;
  readonly messages: Readonly<Partial<Record<MessageId, string>>>;
  readonly steps: Readonly<Partial<Record<RemedyId, readonly string[]>>>;
  readonly window: Partial<WindowWords>;
};

/** The types prove that English has every message, every step and every word of the window. */
const english = en satisfies Language & {
  readonly messages: Readonly<Record<MessageId, string>>;
  readonly steps: Readonly<Record<RemedyId, readonly string[]>>;
  readonly window: WindowWords;
};

/** Those of no real region (XA, XB) nobody speaks. */
const isForTests = ({ language }: { readonly language: string }): boolean => /-X[A-Z]$/.test(language);

const named = wordFiles.map(({ language, name }) => ({ language, name }));

/** The languages that a person can choose. */
export const spokenLanguages = named.filter(one => !isForTests(one));

/** Those that nobody speaks, for tests. */
export const testLanguages = named.filter(isForTests);

type Loading = {
  /** Other languages than those that are built in. */
  readonly files?: readonly Language[];
  /** Told once of each message that cannot be said as it was translated. */
  readonly complain?: (what: string) => void;
};

/** The first wanted language that exists, by its own tag or its base language, else English. */
export function loadWords(wanted: readonly (string | null)[], loading: Loading = {}): LoadedWords {
  const { files = wordFiles, complain = () => undefined } = loading;
  const chosen = wanted.map(tag => closestLanguage(tag, files)).find(found => found !== undefined) ?? english;
  const formats = new Map<MessageId, IntlMessageFormat>();
  const sayEnglish: Words['say'] = (id, args) => {
    const format = formats.get(id) ?? new IntlMessageFormat(english.messages[id], english.language);
    formats.set(id, format);
    return String(format.format({ ...args }));
  };
  const sayOwn = createSayOwn(chosen, complain);
  const sayPlainly: Words['say'] = (id, args) => sayOwn(id, args) ?? sayEnglish(id, args);
  const stepsOf = (remedy: RemedyId): readonly string[] => chosen.steps[remedy] ?? english.steps[remedy];
  return {
    language: chosen.language,
    direction: directionOf(chosen),
    window: { ...english.window, ...chosen.window },
    steps: (remedy, say = sayPlainly) => stepsOf(remedy).flatMap(step => sayStep(step, say)),
    say: sayPlainly,
  };
}

/** Says what a translation has, by the rules of its language; null for what it lacks and for what cannot be formatted. */
function createSayOwn(
  { language, messages }: Language,
  complain: (what: string) => void,
): (id: MessageId, args?: MessageArguments) => string | null {
  const formats = new Map<MessageId, IntlMessageFormat>();
  const broken = new Set<MessageId>();
  return (id, args) => {
    const own = messages[id];
    // A mistake in English is one of the program, and throws.
    if (language === english.language || own === undefined || broken.has(id)) return null;
    try {
      const format = formats.get(id) ?? new IntlMessageFormat(own, language);
      formats.set(id, format);
      return String(format.format({ ...args }));
    } catch {
      broken.add(id);
      complain(`${language} ${id}`);
      return null;
    }
  };
}

function directionOf({ direction }: Language): Direction {
  return direction === 'rtl' ? 'rtl' : 'ltr';
}

/** A step is a text, or the id of a message that stands for it; one that is left out where nobody can be asked is empty. */
function sayStep(step: string, say: Words['say']): readonly string[] {
  const id = stepMessages.find(known => known === step);
  const said = id === undefined ? step : say(id, { asks: 'server' });
  return said === '' ? [] : [said];
}
