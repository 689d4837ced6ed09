/** What a start of the program is for. */
export type Start =
  | { readonly kind: 'app' }
  | { readonly kind: 'command-line'; readonly args: readonly string[] }
  /** The first switch that is not taken; null where the command line was called in another form than the one there is. */
  | { readonly kind: 'refused'; readonly given: string | null };

const commandLine = '--cli';
const end = '--';

/** The app's own, and those that it passes over. */
const known = ['background', 'root', 'state', 'lang'];

/**
 * Not the person's: Chromium adds one for a second start, root's containers need the other (it moves shared memory to a
 * temporary folder). Finder used to add -psn, and -Apple… and -NS… are preferences for one start; Chromium's own switches
 * are all lower case.
 */
const harmless =
  /^(?:-psn_\d+_\d+|-(?:Apple|NS)[A-Z][A-Za-z]*|--original-process-start-time=\d+|--disable-dev-shm-usage)$/;

/**
 * `--cli -- ARGUMENTS` is the command line: behind `--` Chromium reads no switches, so none of the person's arguments can
 * become one. Anything else is the app, which takes no switch when it is packaged: Chromium's open ports, load code, turn
 * sandboxes off and start programs, and with any of them it would no longer be the app that IT has installed.
 */
export function chooseStart(given: readonly string[], isPackaged: boolean): Start {
  if (given[0] === commandLine) {
    return given[1] === end ? { kind: 'command-line', args: given.slice(2) } : { kind: 'refused', given: null };
  }
  const refused = isPackaged ? given.find(isForeign) : undefined;
  return refused === undefined ? { kind: 'app' } : { kind: 'refused', given: nameOf(refused) };
}

/** One dash is enough for Chromium. */
function isForeign(argument: string): boolean {
  if (!argument.startsWith('-') || harmless.test(argument)) return false;
  return !known.some(name => argument === `--${name}` || argument.startsWith(`--${name}=`));
}

/** Without its value, and no more than a name can be: it ends up in a terminal. */
function nameOf(argument: string): string {
  return /^-{1,2}[A-Za-z0-9-]{0,60}/.exec(argument)?.[0] ?? '-';
}
