/** The proxy settings of macOS as `scutil --proxy` prints them: plain values, and the list of exceptions. */
export type ScutilProxies = { readonly values: ReadonlyMap<string, string>; readonly exceptions: readonly string[] };

/**
 * Parses the outermost dictionary; null where there is none. Dictionaries inside it hold the same keys once more for
 * single interfaces (`__SCOPED__`) and must not be taken for the settings in force.
 */
export function parseScutilProxies(text: string): ScutilProxies | null {
  const values = new Map<string, string>();
  const exceptions: string[] = [];
  const open: string[] = [];
  for (const line of text.split('\n').map(each => each.trim())) {
    const [, key = '', value = ''] = /^(\S+)\s+:\s*(.*)$/.exec(line) ?? [];
    const starts = /^<(?:dictionary|array)> \{(.*)$/.exec(key === '' ? line : value);
    if (line === '}') open.pop();
    else if (starts !== null) {
      // An empty one closes on its own line.
      if (starts[1]?.trim() !== '}') open.push(key);
    } else if (open.length === 1) values.set(key, value);
    else if (open.length === 2 && open[1] === 'ExceptionsList') exceptions.push(value);
  }
  return /^\s*<dictionary> \{/.test(text) ? { values, exceptions } : null;
}
