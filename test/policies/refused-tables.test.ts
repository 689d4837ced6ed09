import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStatement } from '../../src-main/policies/parse-statement.ts';
import { hiddenIn, places, styles } from './hidden-tables.ts';

const problemOf = (query: string): string => {
  const parsed = parseStatement(query);
  return parsed.ok ? 'ok' : `${parsed.problem.code} ${parsed.problem.detail ?? ''}`;
};

const refused = [
  'curl',
  'curl_certificate',
  'carves',
  'augeas',
  'configurations',
  'yara',
  'keychain_items',
  'keychain_acls',
  'process_envs',
  'shell_history',
  'ec2_instance_metadata',
  'docker_container_envs',
  'docker_anything_that_comes_later',
  'prometheus_metrics',
  'filevault_prk',
  'file_lines',
  'mdfind',
  'sqlite_master',
  'pragma_database_list',
];

describe('a table that reaches out, writes or reads secrets', () => {
  it.each(Object.entries(places))('is refused as %s', (_name, place) => {
    for (const style of Object.values(styles)) expect(problemOf(place(style('curl')))).toMatch(/^query-refused curl: /);
  });

  it.each(refused)('is refused when it is %s, and the problem says why', name => {
    expect(problemOf(`SELECT 1 FROM ${name}`)).toMatch(
      /^query-refused [a-z0-9_]+: (reaches-out|writes|reads-secrets|reads-any-file|inside-of-sqlite), \w/,
    );
  });

  it('is refused wherever it hides, however deep', () => {
    fc.assert(
      fc.property(hiddenIn(refused), query => problemOf(query).startsWith('query-refused')),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['as the name that a WITH gives', 'WITH curl AS (SELECT 1) SELECT 1'],
    ['as the name that a WITH gives, and is read', 'WITH "CURL"(a) AS (SELECT 1) SELECT a FROM curl'],
    ['behind a WITH of the same name further in', 'SELECT (WITH curl AS (SELECT 1) SELECT 1) FROM apps'],
    ['called like a function', "SELECT 1 FROM curl('https://example.com')"],
    ['called like a function after IN', "SELECT 1 WHERE 1 IN curl('https://example.com')"],
    ['as a function', "SELECT curl('https://example.com')"],
    ['with an index hint', 'SELECT 1 FROM curl INDEXED BY x'],
    ['with letters that only look small', 'SELECT 1 FROM \u212Aeychain_items'],
  ])('is refused %s', (_case, query) => {
    expect(problemOf(query)).toMatch(/^query-refused/);
  });

  it.each([
    ['a string', "SELECT 1 FROM apps WHERE name = 'curl'"],
    ['a column', 'SELECT curl FROM apps'],
    ['a column of a table', 'SELECT a.curl FROM apps a'],
    ['an alias of a column', 'SELECT 1 AS curl'],
    ['an alias of a table', 'SELECT curl.name FROM apps AS curl'],
    ['a comment', 'SELECT 1 /* FROM curl */'],
    ['a part of a name', 'SELECT 1 FROM curling, my_docker_list'],
  ])('is not seen in %s', (_case, query) => {
    expect(problemOf(query)).toBe('ok');
  });

  it('gives away nothing of the query in the problem', () => {
    expect(problemOf("SELECT 1 FROM docker_s3cr3t WHERE x = 'token'")).not.toMatch(/s3cr3t|token/);
  });
});

describe('a function', () => {
  it.each([
    ['carve', "SELECT carve('/etc/passwd')"],
    ['CARVE, in a subquery', "SELECT (SELECT CARVE(path) FROM file WHERE path = '/etc/hosts')"],
    ['a quoted name', `SELECT "load_extension"('/tmp/x')`],
    ['readfile', "SELECT 1 WHERE readfile('/etc/passwd') LIKE '%a%'"],
    ['writefile in ORDER BY', "SELECT 1 FROM apps ORDER BY writefile('/tmp/x', 'y')"],
    ['sleep', 'SELECT sleep(3600)'],
    ['a function with a star', 'SELECT carve(*)'],
    ['a window function', 'SELECT carve(path) OVER () FROM file'],
    ['a function in a table’s place', "SELECT 1 FROM readfile('/etc/passwd')"],
    ['an inner function of SQLite', 'SELECT sqlite_compileoption_get(1)'],
  ])('is refused: %s', (_case, query) => {
    expect(problemOf(query)).toMatch(/^query-refused/);
  });

  it.each(['carve', 'carves_total'])('may have the name of a column: %s', name => {
    expect(problemOf(`SELECT ${name} FROM apps`)).toBe('ok');
  });
});

describe('what ordinary policies need', () => {
  const ordinary =
    'alf apps authorizations battery certificates chrome_extensions disk_encryption extended_attributes file firefox_addons gatekeeper groups hash homebrew_packages interface_addresses kernel_info launchd location_services logged_in_users managed_policies mounts os_version package_receipts password_policy plist preferences processes running_apps screenlock sharing_preferences signature sip_config ssh_configs system_controls system_extensions system_info user_groups user_ssh_keys users vscode_extensions xprotect_entries';

  it.each(ordinary.split(' '))('is allowed: %s', table => {
    expect(problemOf(`SELECT 1 FROM ${table}`)).toBe('ok');
  });
});
