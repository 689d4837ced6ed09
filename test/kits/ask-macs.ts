import { spawnSync } from 'node:child_process';
import * as z from 'zod';

/** What one made-up Mac has in osquery's tables: rows by table, with the columns that matter. */
export type MadeUpMac = Readonly<Record<string, readonly Readonly<Record<string, string | number>>[]>>;

/**
 * The columns of the tables that the kit asks, from specs/ of osquery 5.15 and, for `parse_json` and
 * `app_sso_platform`, from schema/tables/ of Fleet: both are tables of Fleet's agent.
 */
const schema = {
  alf: ['global_state', 'logging_enabled', 'stealth_enabled', 'version'],
  app_sso_platform: ['extension_identifier', 'realm', 'device_id', 'user_principal_name'],
  apps: ['name', 'path', 'bundle_identifier', 'bundle_short_version', 'bundle_version'],
  disk_encryption: ['name', 'uuid', 'encrypted', 'type', 'encryption_status', 'uid', 'user_uuid', 'filevault_status'],
  file: ['path', 'directory', 'filename', 'size', 'type', 'symlink'],
  gatekeeper: ['assessments_enabled', 'dev_id_enabled', 'version', 'opaque_version'],
  managed_policies: ['domain', 'uuid', 'name', 'value', 'username', 'manual'],
  os_version: ['name', 'version', 'major', 'minor', 'patch', 'build', 'platform'],
  parse_json: ['path', 'fullkey', 'parent', 'key', 'value'],
  sip_config: ['config_flag', 'enabled', 'enabled_nvram'],
};

/** SQLite itself, which is what osquery asks with. `version_compare` is a function of osquery. */
const program = `
import json, sqlite3, sys
asked = json.load(sys.stdin)
db = sqlite3.connect(':memory:')
numbers = lambda text: [int(part) for part in text.split('.')]
compare = lambda a, b: (numbers(a) > numbers(b)) - (numbers(a) < numbers(b))
db.create_function('version_compare', 2, compare)
for table, columns in asked['schema'].items():
    db.execute('CREATE TABLE %s (%s)' % (table, ', '.join(columns)))
def ask(query):
    cursor = db.execute(query)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row)) for row in cursor.fetchall()]

answers = [[] for _ in asked['queries']]
for mac in asked['macs']:
    for table in asked['schema']:
        db.execute('DELETE FROM ' + table)
    for table, rows in mac.items():
        for row in rows:
            marks = ', '.join('?' for _ in row)
            db.execute('INSERT INTO %s (%s) VALUES (%s)' % (table, ', '.join(row), marks), list(row.values()))
    for number, query in enumerate(asked['queries']):
        answers[number].append(ask(query))
json.dump(answers, sys.stdout)
`;

type Rows = readonly unknown[];

/** The rows that a query gives on each Mac; throws where it names a table or column that osquery does not have. */
export function askMacs(query: string, macs: readonly MadeUpMac[]): readonly Rows[] {
  return askAll([query], macs)[0] ?? [];
}

/** The same for several queries, in one process. */
export function askAll(queries: readonly string[], macs: readonly MadeUpMac[]): readonly (readonly Rows[])[] {
  const done = spawnSync('python3', ['-c', program], {
    input: JSON.stringify({ schema, queries, macs }),
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(done.stderr);
  return z.array(z.array(z.array(z.unknown()))).parse(JSON.parse(done.stdout));
}
