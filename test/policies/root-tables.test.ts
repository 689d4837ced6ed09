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
    ['a WITH that names it anew', 'WITH p(a, b, c, d, e) AS (SELECT * FROM processes) SELECT 1 FROM p WHERE e LIKE 1'],
    ['a WITH and a star of its own', 'WITH p(a, b) AS (SELECT q.* FROM processes q) SELECT 1 FROM p WHERE b = 1'],
    ['a compound', "SELECT 1 FROM (SELECT 1 AS a, 2 AS b UNION ALL SELECT * FROM processes) WHERE b = 'x'"],
    ['what remains of a compound', "SELECT 1, 'x' INTERSECT SELECT * FROM processes"],
    ['a row of values', "SELECT 1 WHERE (1, 'x') IN (SELECT * FROM processes)"],
    ['a row of values in the table', "SELECT 1 WHERE (1, 'x') IN processes"],
    ['groups', 'SELECT * FROM processes GROUP BY 5 HAVING count(*) > 1'],
  ])('may be a column that is not named: %s', (_case, query) => {
    expect(problemOf(query)).toMatch(/^needs-root processes\./);
  });

  it.each([
    ['all columns of the answer', "SELECT * FROM processes WHERE name = 'auditd'"],
    ['all columns of an EXISTS', "SELECT 1 WHERE NOT EXISTS (SELECT p.* FROM processes p WHERE name = 'auditd')"],
    ['a count', "SELECT 1 FROM (SELECT count(*) AS n FROM processes WHERE name = 'auditd') WHERE n > 0"],
    ['a star over another table', "SELECT 1 FROM (SELECT * FROM apps) WHERE name = 'a'"],
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
    "SELECT 1 FROM file WHERE directory = '/var/root'",
    'SELECT 1 FROM file WHERE directory = "/var/root"',
    "SELECT 1 FROM file WHERE directory = '/var/root/./'",
    "SELECT 1 FROM file WHERE path LIKE '/var/root%%'",
    "SELECT 1 FROM file WHERE path LIKE '/var/roo_/%'",
    "SELECT 1 FROM file WHERE path LIKE '/var/%/.ssh'",
    "SELECT 1 FROM file WHERE path LIKE '/var/%%'",
    "SELECT 1 FROM file WHERE path LIKE '/%%'",
    "SELECT 1 FROM file WHERE path GLOB '/var/r*/x'",
    "SELECT 1 FROM file WHERE path = '/private/var//root/x'",
    "SELECT 1 FROM file WHERE path = '//PRIVATE/VAR/ROOT/x'",
    "SELECT 1 FROM file WHERE path = '/var/db/../root/x'",
    "SELECT 1 FROM file WHERE path = '/System/Volumes/Data/private/var/root/x'",
    "SELECT 1 FROM file WHERE path GLOB '/var/[q-s]oot/x'",
  ])('is every folder that is closed to users: %s', query => {
    expect(problemOf(query)).toMatch(/^needs-root .*folder-of-root/);
  });

  it.each([
    "SELECT 1 FROM plist WHERE path = '/Library/Preferences/com.apple.TimeMachine.plist' AND key = 'AutoBackup'",
    "SELECT 1 FROM plist WHERE path = '/library/preferences//com.apple.wifi.known-networks.plist'",
    "SELECT 1 FROM plist WHERE path LIKE '/Library/Preferences/%'",
    "SELECT 1 FROM hash WHERE path = '/etc/sudoers'",
    "SELECT 1 FROM file WHERE path = '/Library/Application Support/com.apple.TCC/TCC.db'",
    "SELECT 1 FROM file WHERE path = '/private/etc/sudoers'",
    "SELECT 1 FROM file WHERE path LIKE '/etc/sudoer%'",
    "SELECT 1 FROM hash WHERE path = '/private/etc/master.passwd'",
    "SELECT 1 FROM magic WHERE path = '/etc/./master.passwd'",
  ])('is every file that is closed to users: %s', query => {
    expect(problemOf(query)).toMatch(/^needs-root .*file-of-root/);
  });

  it.each([
    "SELECT 1 FROM file WHERE path = '/var/rooted/x'",
    "SELECT 1 FROM file WHERE path LIKE '/Users/%/Library/%%'",
    "SELECT 1 FROM file WHERE path LIKE '/Library/Application Support/%/agent.json'",
    "SELECT 1 FROM file WHERE path LIKE '/Library/Preferences/%'",
    "SELECT 1 FROM file WHERE directory = '/etc'",
    "SELECT 1 FROM plist WHERE path = '/Library/Preferences/com.apple.SoftwareUpdate.plist'",
    "SELECT 1 FROM plist WHERE path LIKE '/Library/Managed Preferences/%/com.apple.TimeMachine.plist'",
    "SELECT 1 FROM file WHERE path LIKE '/Applications/%.app'",
    "SELECT 1 FROM hash WHERE path = '/etc/ssh/sshd_config'",
    "SELECT 1 FROM apps WHERE path = '/var/root'",
    "SELECT 1 FROM file, apps WHERE apps.name LIKE '%%'",
  ])('is no place that everyone can see: %s', query => {
    expect(problemOf(query)).toBe('ok');
  });

  it('is found in any pattern without going back and forth', () => {
    const pattern = `/var/${'%a'.repeat(20_000)}`;
    expect(problemOf(`SELECT 1 FROM file WHERE path LIKE '${pattern}'`)).toBe('ok');
  });

  it('comes second to what is refused', () => {
    expect(problemOf('SELECT 1 FROM sudoers, curl')).toMatch(/^query-refused/);
  });
});
