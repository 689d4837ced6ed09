import { IntlMessageFormat } from 'intl-messageformat';
import pseudo from '../../resources/words/ar-XB.json' with { type: 'json' };
import de from '../../resources/words/de.json' with { type: 'json' };
import en from '../../resources/words/en.json' with { type: 'json' };
import es from '../../resources/words/es.json' with { type: 'json' };
import fr from '../../resources/words/fr.json' with { type: 'json' };
import type { WindowWords } from '../contract/window-words.ts';
import type { RemedyId } from '../contract/ids.ts';
import { closestLanguage } from '../core/closest-language.ts';
import { stepMessages } from '../core/variant-ids.ts';
import type { Direction, LoadedWords, MessageId, Words } from '../core/words.ts';

/** One file. What a translation lacks is said in English, message by message. */
type Language = {
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

/** In the order in which a person chooses among them. */
const languages: readonly Language[] = [english, de, es, fr, pseudo];

const named = languages.map(({ language, name }) => ({ language, name }));

/** The languages that a person can choose. */
export const spokenLanguages = named.filter(({ language }) => language !== pseudo.language);

/** The one that nobody speaks, for tests. */
export const testLanguages = named.filter(({ language }) => language === pseudo.language);

/** The first wanted language that exists, by its own tag or its base language, else English. */
export function loadWords(wanted: readonly (string | null)[]): LoadedWords {
  const chosen = wanted.map(tag => closestLanguage(tag, languages)).find(found => found !== undefined) ?? english;
  const formats = new Map<MessageId, IntlMessageFormat>();
  const formatOf = (id: MessageId): IntlMessageFormat => {
    const own = chosen.messages[id];
    // A message is formatted by the rules of the language it is written in.
    return own === undefined
      ? new IntlMessageFormat(english.messages[id], english.language)
      : new IntlMessageFormat(own, chosen.language);
  };
  const sayPlainly: Words['say'] = (id, args) => {
    const format = formats.get(id) ?? formatOf(id);
    formats.set(id, format);
    return String(format.format({ ...args }));
  };
  const stepsOf = (remedy: RemedyId): readonly string[] => chosen.steps[remedy] ?? english.steps[remedy];
  return {
    language: chosen.language,
    direction: directionOf(chosen),
    window: { ...english.window, ...chosen.window },
    steps: (remedy, say = sayPlainly) => stepsOf(remedy).flatMap(step => sayStep(step, say)),
    say: sayPlainly,
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
