import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { fileWith } from './config-files.ts';
import { clearway, temporaryFolder } from './clearway.ts';

describe('config profile', () => {
  const wanted = ['config', 'profile', '--organization', 'A <b> & “c” 😀'] as const;

  it('writes what config check takes, and never over a file that is there', async () => {
    const out = join(await temporaryFolder(), 'ours.mobileconfig');
    const policies = await fileWith('policies.yml', '- name: Firewall\n  query: SELECT 1 FROM alf\n');
    const set = ['BlockingChecks=company-portal,os-version', 'HideWhenClear=true', `LocalPolicies=@${policies}`];
    const args = [...wanted, ...set.flatMap(one => ['--set', one]), '--out', out];
    expect(await clearway(...args)).toMatchObject({ code: 0, stdout: '' });
    const first = await readFile(out, 'utf8');
    expect(first).toContain('SELECT 1 FROM alf');
    expect((await clearway('config', 'check', out)).code).toBe(0);
    const again = await clearway(...args);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('is there already');
    expect(await readFile(out, 'utf8')).toBe(first);
    const printed = await clearway(...args.slice(0, -2));
    expect(printed).toEqual({ code: 0, stdout: first, stderr: '' });
  });

  it('is made without the name of an organization too, and says what is missing', async () => {
    const { code, stdout, stderr } = await clearway('config', 'profile');
    expect(code).toBe(0);
    expect(stdout).toContain('<string>Your organization</string>');
    expect(stderr).toContain('--organization');
  });

  it.each([
    [['--set', 'FleetURL=http://fleet.example.com'], 'FleetURL'],
    [['--set', 'HelpdeskMail=x'], 'HelpdeskEmail'],
    [['--set', 'IdleRefreshMinutes=soon'], 'IdleRefreshMinutes'],
    [['--set', 'HiddenChecks=nonsense'], 'HiddenChecks'],
    [['--set', 'Upstream=report'], 'ReportURL'],
    [['--set', 'HideWhenClear=true', '--set', 'HideWhenClear=false'], 'HideWhenClear: set twice'],
    [['--set', 'HelpdeskName=a\u0001'], 'HelpdeskName'],
    [['--set', 'HideWhenClear'], 'KEY=VALUE'],
    [['--set', 'LocalPolicies=@/nowhere.yml'], 'is not there'],
    [['--team', 'nonsense'], '--team'],
  ])('refuses %j, naming the key, and writes nothing', async (more, named) => {
    const out = join(await temporaryFolder(), 'x.mobileconfig');
    const { code, stdout, stderr } = await clearway(...wanted, ...more, '--out', out);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(named);
    await expect(readFile(out)).rejects.toThrow();
  });

  it.each(['jamf', 'intune'])(
    'and config %s writes a kit with one’s own values and signer, never “Example”',
    async kit => {
      const out = join(await temporaryFolder(), kit);
      const own = ['--organization', 'Larkfield', '--team', 'ABCDE12345', '--set', 'Upstream=none'];
      expect(await clearway('config', kit, ...own, '--out', out)).toMatchObject({ code: 0, stdout: '' });
      const profiles = join(out, 'profiles');
      for (const name of ['clearway.mobileconfig', 'platform-sso.mobileconfig']) {
        const profile = await readFile(join(profiles, name), 'utf8');
        expect(profile).toContain('<string>Larkfield</string>');
        expect(profile).not.toContain('Example');
      }
      expect(await readFile(join(profiles, 'clearway.mobileconfig'), 'utf8')).toContain('<string>ABCDE12345</string>');
      expect((await clearway('config', 'check', join(profiles, 'clearway.mobileconfig'))).code).toBe(0);
      expect((await clearway('config', kit, '--teams')).stderr).toContain(`config ${kit} has no option --teams`);
    },
  );

  it.each([
    [['config'], 'config ACTION'],
    [['config', 'nonsense'], 'show, check'],
    [['config', 'profile', '--organization', 'a\nb'], '--organization'],
    [['config', 'show', '--set', 'a=b'], 'no option --set'],
    [['config', 'show', 'x'], 'unexpected argument'],
    [['status', '--set', 'a=b'], 'no option --set'],
  ])('refuses %j as well', async (args, named) => {
    const { code, stderr } = await clearway(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(named);
  });
});

describe('config schema and jamf-schema', () => {
  it.each([
    ['schema', 'settings.schema.json'],
    ['jamf-schema', 'jamf-schema.json'],
  ])('%s prints the file that is committed', async (action, name) => {
    const stdout = await readFile(join(checkout, 'resources/settings', name), 'utf8');
    expect(await clearway('config', action)).toEqual({ code: 0, stdout, stderr: '' });
    expect((await clearway('config', action, '--json')).stdout).toBe(stdout);
  });
});
