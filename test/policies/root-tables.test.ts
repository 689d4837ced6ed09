import { describe, expect, it } from 'vitest';
import { parseStatement } from '../../src-main/policies/parse-statement.ts';
import { places, styles } from './hidden-tables.ts';

const problemOf = (query: string): string => {
  const parsed = parseStatement(query);
  return parsed.ok ? 'ok' : `${parsed.problem.code} ${parsed.problem.detail ?? ''}`;
};

describe('a table that only root sees whole', () => {
  it.each(Object.entries(places))('is not asked as %s', (_name, place) => {
    for (const style of Object.values(styles))
      expect(problemOf(place(style('sudoers')))).toMatch(/^needs-root sudoers: /);
  });

  it.each([
    ['a file of root’s', 'SELECT 1 FROM wifi_networks', 'file-of-root'],
    ['processes of others', "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM listening_ports WHERE port = '22')", 'processes'],
    ['other people', 'SELECT 1 FROM account_policy_data', 'people-of-this-mac'],
    ['Full Disk Access', 'SELECT 1 FROM time_machine_destinations', 'full-disk-access'],
    ['events', 'SELECT 1 FROM process_events', 'daemon-only'],
    ['another osquery', "SELECT 1 FROM osquery_registry WHERE name = 'mdm'", 'daemon-only'],
  ])('says that it is about %s', (_case, query, reason) => {
    expect(problemOf(query)).toContain(reason);
    expect(problemOf(query)).toMatch(/^needs-root /);
  });

  it.each([
    ['named', "SELECT 1 FROM processes WHERE cmdline LIKE '%auditd%'"],
    ['of an alias', 'SELECT 1 FROM processes AS p WHERE p."CMDLINE" = 1'],
    ['only sorted by', 'SELECT 1 FROM processes ORDER BY start_time'],
    ['joined by', 'SELECT 1 FROM processes JOIN (SELECT 1 AS cwd) USING (cwd)'],
  ])('may be a column of a table that others may be asked of: %s', (_case, query) => {
    expect(problemOf(query)).toMatch(/^needs-root processes\./);
  });

  it.each([
    ['a process by its name', "SELECT 1 FROM processes WHERE name = 'auditd'"],
    ['the same column elsewhere', 'SELECT cmdline FROM apps'],
    ['the word in a string', "SELECT 1 FROM processes WHERE name = 'cmdline'"],
    ['a WITH of that name', 'WITH sudoers AS (SELECT 1) SELECT 1 FROM sudoers'],
    ['an ordinary file', "SELECT 1 FROM file WHERE path = '/var/db/.AppleSetupDone'"],
  ])('is not meant by %s', (_case, query) => {
    expect(problemOf(query)).toBe('ok');
  });

  it.each([
    "SELECT 1 FROM file WHERE path LIKE '/var/audit/%'",
    "SELECT 1 FROM plist WHERE path = '/private/var/root/Library/Preferences/a.plist'",
    "SELECT 1 FROM hash WHERE directory = '/var/db/dslocal/nodes/Default'",
  ])('is every folder that is closed to users: %s', query => {
    expect(problemOf(query)).toMatch(/^needs-root .*folder-of-root/);
  });

  it('comes second to what is refused', () => {
    expect(problemOf('SELECT 1 FROM sudoers, curl')).toMatch(/^query-refused/);
  });
});
