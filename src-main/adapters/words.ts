import { IntlMessageFormat } from 'intl-messageformat';
import en from '../../resources/words/en.json' with { type: 'json' };
import windowEn from '../../resources/words/window.en.json' with { type: 'json' };
import type { WindowWords } from '../contract/bridge.ts';
import type { RemedyId } from '../contract/ids.ts';
import { stepMessages } from '../core/variant-ids.ts';
import type { LoadedWords, MessageId, Words } from '../core/words.ts';

type Language = {
  readonly messages: Readonly<Record<MessageId, string>>;
  readonly steps: Readonly<Record<RemedyId, readonly string[]>>;
  readonly window: WindowWords;
};

/** One entry per language; the types prove that each has every message, every step and every word of the window. */
const languages = {
  en: { messages: en.messages, steps: en.steps, window: windowEn },
} as const satisfies Record<string, Language>;

/** The first wanted language that exists, by its own tag or its base language, else English. */
export function loadWords(wanted: readonly (string | null)[]): LoadedWords {
  const name = wanted.map(findLanguage).find(found => found !== undefined) ?? 'en';
  const { messages, steps, window } = languages[name];
  const formats = new Map<MessageId, IntlMessageFormat>();
  const sayPlainly: Words['say'] = (id, args) => {
    const format = formats.get(id) ?? new IntlMessageFormat(messages[id], name);
    formats.set(id, format);
    return String(format.format({ ...args }));
  };
  return {
    language: name,
    window,
    steps: (remedy, say = sayPlainly) => steps[remedy].map(step => sayStep(step, say)).filter(step => step !== ''),
    say: sayPlainly,
  };
}

function findLanguage(tag: string | null): keyof typeof languages | undefined {
  const base = (tag ?? '').toLowerCase().split(/[-_.]/)[0] ?? '';
  return base === 'en' ? base : undefined;
}

/** A step is a text, or the id of a message that stands for it; one that is left out where nobody can be asked is empty. */
function sayStep(step: string, say: Words['say']): string {
  const id = stepMessages.find(known => known === step);
  return id === undefined ? step : say(id, { asks: 'server' });
}
