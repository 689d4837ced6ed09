const stateFolder = '/Users/%/Library/Application Support/Clearway';

/** What Clearway keeps of its last look, for each person of a Mac. Only that person and root can open the folder. */
export const statusFile = `${stateFolder}/status.json`;

/** What the running app knows of itself. */
export const appFile = `${stateFolder}/app.json`;

/** Many times what Clearway writes. */
const mostBytes = 1_048_576;

/**
 * What comes after SELECT and its columns: a group of rows for each file. `parse_json` is a table of Fleet's agent, which
 * opens as root whatever a person put there, waits at a pipe and reads a file of any size. With CROSS JOIN SQLite keeps
 * the order: `file` says first what is there, and `parse_json` is asked for what passed.
 */
export function parsedFiles(file: string): string {
  return [
    'FROM file AS f CROSS JOIN parse_json AS j',
    `WHERE f.path LIKE '${file}' AND f.type = 'regular' AND f.symlink = 0 AND f.size <= ${mostBytes}`,
    'AND j.path = f.path',
    'GROUP BY f.path',
  ].join('\n');
}

/** A value of one file: `parse_json` has a row for each key. */
export function valueOf(key: string): string {
  return `MAX(CASE WHEN j.fullkey = '${key}' THEN j.value END)`;
}

/** An old green is no green. Two clocks of one Mac agree to the second; five minutes are for one set in between. */
export function isCurrent(hours: number): string {
  return `datetime(${valueOf('takenAt')}) BETWEEN datetime('now', '-${hours} hours') AND datetime('now', '+5 minutes')`;
}
