import type { ChoiceChange, Choices, SettingsView } from '../contract/choices.ts';
import { changeChoice, settleChoices } from '../core/choices.ts';
import { closestLanguage } from '../core/closest-language.ts';
import type { Settings } from '../core/config.ts';

export type ChoicesDesk = {
  readonly view: () => Promise<SettingsView>;
  /** Changes one choice and shows what holds then; a choice that IT has made stays as it is, and the change is refused. */
  readonly change: (change: ChoiceChange) => Promise<SettingsView>;
  /** What the person has chosen, whatever IT has forced. */
  readonly choices: () => Choices;
};

/** What the person has chosen, where it is kept, and the words that follow from it. */
export type PersonParts = {
  readonly choices: Choices;
  readonly languages: SettingsView['languages'];
  readonly keep: (choices: Choices) => Promise<void>;
  /** Speaks another language from now on; false where it is the one that is spoken already. */
  readonly speak: (language: string | null) => boolean;
};

type DeskParts = Pick<PersonParts, 'choices' | 'languages' | 'keep'> & {
  /** Read anew each time: IT may force something while the window is open. */
  readonly readSettings: () => Promise<Settings>;
  /** Makes what holds now take effect. */
  readonly apply: (settled: SettingsView['choices']) => void;
};

/** The settings pane's other half. */
export function createChoicesDesk(parts: DeskParts): ChoicesDesk {
  const { languages, readSettings, keep, apply } = parts;
  let { choices } = parts;
  const show = (settings: Settings): SettingsView => {
    const settled = settleChoices(choices, settings);
    // One that there is not, as IT may write it or another version may have kept it, leaves it to macOS.
    const value = closestLanguage(settled.language.value, languages)?.language ?? null;
    return { choices: { ...settled, language: { ...settled.language, value } }, languages };
  };
  const make = async (change: ChoiceChange): Promise<SettingsView> => {
    const settings = await readSettings();
    if (settleChoices(choices, settings)[change.id].isForced) throw new Error('refused: made by IT');
    const isKnown = languages.some(({ language }) => language === change.value);
    if (change.id === 'language' && change.value !== null && !isKnown) throw new Error('refused: language');
    choices = changeChoice(choices, change);
    await keep(choices);
    const view = show(settings);
    apply(view.choices);
    return view;
  };
  // One after the other: the settings are read anew for each, and a later answer must know of an earlier change.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  return {
    view: async () => show(await readSettings()),
    change: change => inTurn(() => make(change)),
    choices: () => choices,
  };
}
