import { expect, it } from 'vitest';
import { parseSettings, settingSchemas } from '../../src-main/core/config.ts';
import { settingsPage } from '../../scripts/writing/settings-page.ts';

const page = settingsPage().toString();

it('the page of the settings has a row for every key that is read, and for no other', () => {
  const keys = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, key]) => key);
  expect(keys).toEqual(Object.keys(settingSchemas));
});

it('a row has a type, a default and a meaning, and breaks no table', () => {
  const rows = page.split('\n').filter(line => line.startsWith('| `'));
  for (const row of rows) {
    const cells = row.split('|').slice(1, -1);
    expect(cells, row).toHaveLength(4);
    expect(cells.every(cell => cell.trim() !== '')).toBe(true);
  }
});

it('the defaults on the page are those that hold', () => {
  const shown = Object.fromEntries(
    page
      .split('\n')
      .map(line => line.split('|').map(cell => cell.replaceAll('`', '').trim()))
      .flatMap(([, key = '', , value]) => (Object.hasOwn(settingSchemas, key) ? [[key, value]] : [])),
  );
  const { settings } = parseSettings([]);
  const held = Object.entries(settings).map(([key, value]) => {
    const isNone = value === null || (Array.isArray(value) && value.length === 0);
    return [key, isNone ? 'none' : typeof value === 'string' ? value : JSON.stringify(value)];
  });
  expect(shown).toEqual(Object.fromEntries(held));
});

it('every value that the page names by itself is taken', () => {
  const values: Readonly<Record<string, readonly unknown[]>> = {
    Upstream: ['auto', 'fleet', 'jamf', 'intune', 'report', 'none'],
    IdentifiersInTicket: ['full', 'masked'],
    IdleRefreshMinutes: [10, 1440],
    MinimumMacOSVersion: ['15.3'],
    JamfRegistrationPolicyID: [12, '12'],
    Language: ['de'],
    HelpdeskPhone: ['+44 (20) 7946-01.23/4'],
    HideWhenClear: [true, false],
  };
  for (const [key, all] of Object.entries(values)) {
    for (const value of all) expect(parseSettings([{ [key]: value }]).complaints, key).toEqual([]);
  }
});
