import { describe, expect, it } from 'vitest';
import { judgeSettings } from '../../src-main/kits/judge-settings.ts';
import type { SettingsLevel } from '../../src-main/kits/settings-source.ts';
import { openJudges } from '../../src-main/open-judges.ts';

const judges = openJudges();

function level(values: Readonly<Record<string, unknown>>): SettingsLevel {
  return { id: 'file', place: 'payload 1', values, problem: null };
}

function judge(...levels: readonly Readonly<Record<string, unknown>>[]): readonly (readonly [string | null, string])[] {
  return judgeSettings(levels.map(level), judges).map(({ key, what }) => [key, what]);
}

const policy = { name: 'Firewall', query: 'SELECT 1 FROM alf' };

describe('settings', () => {
  it.each([
    [{ FleetUrl: 'https://fleet.example.com' }, 'FleetUrl', 'unknown-key'],
    [{ Sandwich: true }, 'Sandwich', 'unknown-key'],
    [{ Enabled: 'false' }, 'Enabled', 'wrong-type'],
    [{ HideWhenClear: 1 }, 'HideWhenClear', 'wrong-type'],
    [{ NotifyWhenDone: null }, 'NotifyWhenDone', 'wrong-type'],
    [{ FleetURL: 42 }, 'FleetURL', 'wrong-type'],
    [{ BlockingChecks: 'company-portal' }, 'BlockingChecks', 'wrong-type'],
    [{ IdleRefreshMinutes: '30' }, 'IdleRefreshMinutes', 'wrong-type'],
    [{ IdleRefreshMinutes: 9 }, 'IdleRefreshMinutes', 'out-of-range'],
    [{ FleetURL: 'x'.repeat(2049) }, 'FleetURL', 'out-of-range'],
    [{ JamfInventoryPolicyID: 0 }, 'JamfInventoryPolicyID', 'out-of-range'],
    [{ JamfInventoryPolicyID: 'x' }, 'JamfInventoryPolicyID', 'wrong-form'],
    [{ MinimumMacOSVersion: 'newest' }, 'MinimumMacOSVersion', 'wrong-form'],
    [{ HelpdeskURL: 'http://help.example.com' }, 'HelpdeskURL', 'wrong-form'],
    [{ Upstream: 'Fleet' }, 'Upstream', 'unknown-value'],
    [{ HiddenChecks: ['disk encryption'] }, 'HiddenChecks', 'unknown-check'],
    [{ FleetURL: 'http://fleet.example.com' }, 'FleetURL', 'not-https'],
    [{ ReportURL: 'http://reports.example.com' }, 'ReportURL', 'not-https'],
    [{ FleetURL: 'https://me:secret@fleet.example.com' }, 'FleetURL', 'name-in-address'],
    [{ ReportURL: 'https://me@reports.example.com' }, 'ReportURL', 'name-in-address'],
    [{ FleetURL: 'fleet.example.com' }, 'FleetURL', 'not-an-address'],
    [{ FleetURL: '' }, 'FleetURL', 'not-an-address'],
    [{ Upstream: 'report' }, 'Upstream', 'needs-report-url'],
    [{ Upstream: 'jamf' }, 'Upstream', 'never-asked'],
    [{ Upstream: 'none', FleetURL: 'https://fleet.example.com' }, 'FleetURL', 'without-effect'],
    [{ EntraClientID: '00000000-1111-2222-3333-444444444444' }, 'EntraClientID', 'needs-tenant-id'],
    [{ HiddenChecks: ['company-portal'] }, 'HiddenChecks', 'hidden-and-blocking'],
    [{ HiddenChecks: ['os-version'], BlockingChecks: ['os-version'] }, 'HiddenChecks', 'hidden-and-blocking'],
    [{ Language: 'tlh' }, 'Language', 'unknown-language'],
    [{ LocalPolicies: [{ name: 'No query' }] }, 'LocalPolicies', 'policy-fault'],
    [{ LocalPolicies: 'policies: 7' }, 'LocalPolicies', 'policy-fault'],
    [{ LocalPolicies: [{ ...policy, query: 'DROP TABLE users' }] }, 'LocalPolicies', 'policy-fault'],
  ])('%j: one complaint', (values, key, what) => {
    expect(judge(values)).toEqual([[key, what]]);
  });

  it.each([
    [{}],
    [{ PayloadUUID: 'x', PayloadType: 'com.clearway.companion' }],
    [{ FleetURL: 'http://127.0.0.1:8080' }],
    [{ Upstream: 'report', ReportURL: 'https://reports.example.com/macs' }],
    [{ Language: 'de-CH' }],
    [{ HiddenChecks: ['company-portal'], BlockingChecks: ['os-version'] }],
    [{ LocalPolicies: [policy] }],
    [{ JamfInventoryPolicyID: '12' }],
  ])('%j: nothing to complain about', values => {
    expect(judge(values)).toEqual([]);
  });

  it('at two levels: every unknown key, what differs, and nothing about what the stronger one decides', () => {
    expect(judge({ Upstream: 'fleet', Foo: 1 }, { Upstream: 'Nonsense', Bar: 1, HideWhenClear: true })).toEqual([
      ['Foo', 'unknown-key'],
      ['Bar', 'unknown-key'],
      ['Upstream', 'differs-between-levels'],
    ]);
    expect(judge({ HideWhenClear: true }, { HideWhenClear: true })).toEqual([]);
  });

  it('that cannot be read are named', () => {
    const unread: SettingsLevel = { id: 'user', place: 'x', values: null, problem: { code: 'permission-denied' } };
    expect(judgeSettings([unread], judges)).toMatchObject([{ key: null, what: 'unreadable' }]);
  });

  it('are never repeated in a complaint: a value may be a secret in the wrong place', () => {
    const secret = 's3cr3t-t0ken';
    const keys = ['FleetURL', 'ReportURL', 'Language', 'HelpdeskURL', 'Upstream', 'HiddenChecks', 'EntraTenantID'];
    for (const key of keys) {
      for (const value of [secret, [secret], `http://me:${secret}@host.example/${secret}`])
        expect(JSON.stringify(judgeSettings([level({ [key]: value })], judges))).not.toContain(secret);
    }
  });

  it('say what was meant', () => {
    const texts = judgeSettings([level({ HelpdeskMail: 'x', Upstream: 'flet', HiddenChecks: ['os-versio'] })], judges);
    expect(texts.map(({ text }) => text)).toEqual([
      'Did you mean HelpdeskEmail?',
      expect.stringContaining('Did you mean fleet?'),
      expect.stringContaining('Did you mean os-version?'),
    ]);
  });
});
