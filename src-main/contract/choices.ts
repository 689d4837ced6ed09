/** What a person chooses for themself in Clearway's own window. Nothing of it has power over what is asked or sent. */
export type Choices = {
  /** A language by its tag; null: as macOS has it. */
  readonly language: string | null;
  readonly startsAtLogin: boolean;
  readonly notifiesWhenDone: boolean;
  readonly notifiesBeforeDeadline: boolean;
  /** For a Mac whose menu bar has no room for the icon. */
  readonly showsInDock: boolean;
};

export type ChoiceId = keyof Choices;

/** One choice in the settings pane: what holds now, and whether IT has made it. */
export type ChoiceView<C extends ChoiceId> = { readonly value: Choices[C]; readonly isForced: boolean };

/** All that the settings pane needs. */
export type SettingsView = {
  readonly choices: { readonly [C in ChoiceId]: ChoiceView<C> };
  /** The languages there are, each by its own name. */
  readonly languages: readonly { readonly language: string; readonly name: string }[];
};

/** What the person changes: one choice, and its new value. */
export type ChoiceChange = { readonly [C in ChoiceId]: { readonly id: C; readonly value: Choices[C] } }[ChoiceId];
