import { parseArgs } from 'node:util';

/** What the app may be told at its start. */
export type AppArguments = {
  readonly root: string | null;
  readonly state: string | null;
  readonly lang: string | null;
  /** An Info.plist that stands for the installed app’s. */
  readonly installed: string | null;
  /** Started by the LaunchAgent: no window, nothing takes the focus. */
  readonly background: boolean;
};

/**
 * Reads the app's arguments. A packaged app takes none but `--background`: a recorded Mac on the command line of an
 * installed app would let anybody make it say anything. Electron's own switches stand in the same list, so unknown
 * ones are passed over.
 */
export function readAppArguments(argv: readonly string[], isPackaged: boolean): AppArguments {
  const { values } = parseArgs({
    args: argv.slice(1),
    options: {
      root: { type: 'string' },
      state: { type: 'string' },
      lang: { type: 'string' },
      installed: { type: 'string' },
      background: { type: 'boolean' },
    },
    strict: false,
  });
  const text = (value: unknown): string | null =>
    !isPackaged && typeof value === 'string' && value !== '' ? value : null;
  return {
    root: text(values.root),
    state: text(values.state),
    lang: text(values.lang),
    installed: text(values.installed),
    background: values.background === true,
  };
}
