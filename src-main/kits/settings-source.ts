import type { Problem } from '../core/problem.ts';

/** Settings that stand together somewhere, strongest first where there are several. */
export type SettingsLevel = {
  readonly id: 'user' | 'computer' | 'file';
  /** Where, as it may be shown. */
  readonly place: string;
  /** Null: there is something that cannot be read. */
  readonly values: Readonly<Record<string, unknown>> | null;
  readonly problem: Problem | null;
};

/** Where settings come from: what is forced on a Mac, or a file. */
export type SettingsSource = {
  readonly kind: 'mac' | 'file';
  readonly name: string;
  readonly levels: readonly SettingsLevel[];
};
