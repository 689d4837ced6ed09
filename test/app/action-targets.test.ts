import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { panes, targetsOf } from '../../src-main/app/action-targets.ts';

const scheme = 'x-apple.systempreferences:';
const accountOf = (userName: string, macosVersion = '15.5') =>
  targetsOf('open-own-account', { macosVersion, userName });

describe('where an action leads', () => {
  it.each([
    ['open-device-management', '13.6', 'com.apple.Profiles-Settings.extension'],
    ['open-device-management', '26.1', 'com.apple.Profiles-Settings.extension'],
    ['open-device-management', '12.7', 'com.apple.preferences.configurationprofiles'],
    ['open-own-account', '14.5', 'com.apple.Users-Groups-Settings.extension?showinfo*user:sam'],
    ['open-own-account', '12.7', 'com.apple.preferences.users'],
    ['open-software-update', '15.1', 'com.apple.Software-Update-Settings.extension'],
    ['open-software-update', '12.7', 'com.apple.preferences.softwareupdate'],
    ['open-disk-encryption', '13.6', 'com.apple.settings.PrivacySecurity.extension?FileVault'],
    ['open-disk-encryption', '26.1', 'com.apple.settings.PrivacySecurity.extension?FileVault'],
    ['open-disk-encryption', '12.7', 'com.apple.preference.security?FDE'],
    ['open-own-account', 'unknown', 'com.apple.Users-Groups-Settings.extension?showinfo*user:sam'],
  ] as const)('%s on macOS %s is %s', (action, macosVersion, pane) => {
    expect(targetsOf(action, { macosVersion, userName: 'sam' })[0]).toBe(`${scheme}${pane}`);
  });

  it('has a way back to the whole pane, and to the older one, from macOS 13 on', () => {
    expect(accountOf('sam')).toEqual([
      `${scheme}com.apple.Users-Groups-Settings.extension?showinfo*user:sam`,
      `${scheme}com.apple.Users-Groups-Settings.extension`,
      `${scheme}com.apple.preferences.users`,
    ]);
    for (const rows of Object.values(panes)) expect(rows[0]?.panes.length).toBeGreaterThan(1);
  });

  it('is there on every macOS', () => {
    for (const rows of Object.values(panes)) {
      expect(rows.at(-1)?.from).toBe(0);
      const from = rows.map(row => row.from);
      expect(from).toEqual([...from].sort((a, b) => b - a));
    }
  });

  it.each([
    ['sam&action=1', 'sam%26action%3D1'],
    ['a?b#c/d\\e', 'a%3Fb%23c%2Fd%5Ce'],
    ["x'()*!", 'x%27%28%29%2A%21'],
    ['zoë smith', 'zo%C3%AB%20smith'],
    ['{user}$&', '%7Buser%7D%24%26'],
    ['100%', '100%25'],
    ['line\nbreak\u0000', 'line%0Abreak%00'],
  ])('names the person %j without letting the name end the query', (name, encoded) => {
    expect(accountOf(name)[0]).toBe(`${scheme}com.apple.Users-Groups-Settings.extension?showinfo*user:${encoded}`);
  });

  it.each(['', '\ud800', 'a'.repeat(256)])('leaves out a name that cannot stand in an address', name => {
    expect(accountOf(name)).toEqual([
      `${scheme}com.apple.Users-Groups-Settings.extension`,
      `${scheme}com.apple.preferences.users`,
    ]);
  });

  it('holds nothing but letters, digits and escapes of whatever name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), name => {
        for (const target of accountOf(name))
          expect(target).toMatch(
            /^x-apple\.systempreferences:com\.apple\.[\w.-]+(\?showinfo\*user:([\w.~-]|%[\dA-F]{2})+)?$/,
          );
      }),
    );
  });
});
