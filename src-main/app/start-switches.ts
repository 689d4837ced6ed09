/**
 * What a packaged app may be started with: the LaunchAgent's own, the command line's, and those of a checkout, which it
 * passes over. The last one stands in containers that have no shared memory.
 */
const allowed: ReadonlySet<string> = new Set(['background', 'cli', 'root', 'state', 'lang', 'disable-dev-shm-usage']);

/** Settings that macOS passes to any app, such as `-AppleLanguages (de)`; Chromium has no switch that begins like these. */
const ofMacos = /^-(?:Apple|NS|psn_)/;

/**
 * The names of the switches for which a packaged app does not start. Chromium has hundreds, and takes them with one dash
 * as with two: some open a port for a debugger, load an extension, leave out the sandbox, name a proxy or start another
 * program. Whoever may start the app as this user could so speak with its name and open what its signature opens, the
 * Keychain's entry above all. Behind `--` stand the command line's own, which Chromium does not read.
 */
export function refusedSwitches(argv: readonly string[], isPackaged: boolean): readonly string[] {
  if (!isPackaged) return [];
  const end = argv.indexOf('--');
  return argv
    .slice(1, end === -1 ? undefined : end)
    .filter(argument => argument.startsWith('-') && !ofMacos.test(argument))
    .map(argument => argument.replace(/^-+/, '').replace(/=[^]*$/, ''))
    .filter(name => !allowed.has(name));
}
