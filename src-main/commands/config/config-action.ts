import type { KitFile, KitInput } from '../../kits/kit.ts';
import type { SettingJudges } from '../../kits/judge-settings.ts';
import type { SettingsSource } from '../../kits/settings-source.ts';
import type { CommandOption, OptionValues } from '../catalogue.ts';

/** What an action that judges settings says: as text, as JSON, and how the command ends. */
export type ConfigAnswer = { readonly text: string; readonly document: object; readonly exit: 'done' | 'action' };

/** Settings, and what it takes to judge them. */
export type AnswerInput = { readonly source: SettingsSource; readonly judges: SettingJudges };

/** One thing that `config` can be asked for. One entry is all that a new one needs, beside its own options. */
export type ConfigAction = {
  readonly name: string;
  /** Without `config` before it. */
  readonly synopsis: string;
  readonly does: string;
  readonly options: readonly CommandOption[];
} & (
  | {
      /** Made of settings: `--set` and `--organization` are read and checked before. */
      readonly makes: 'kit';
      readonly run: (input: KitInput, values: OptionValues) => string | readonly KitFile[];
    }
  /** The same for everybody. */
  | { readonly makes: 'text'; readonly run: () => string }
  /** About the settings of a Mac, or of a file. */
  | { readonly makes: 'answer'; readonly run: (input: AnswerInput) => ConfigAnswer }
);
