import { describe, expect, it } from 'vitest';
import { parseConsoleOwner } from '../../../src-main/probes/preflight/as-user.ts';
import { parseBackgroundItems, parseDisabled, parseJob } from '../../../src-main/probes/preflight/login-item.ts';
import { parseFolder, parseFreeKib } from '../../../src-main/probes/preflight/state-room.ts';

describe('who is at the console', () => {
  it('is a person with a name and a number', () => {
    expect(parseConsoleOwner('501 sam\n')).toEqual({ name: 'sam', uid: 501 });
    expect(parseConsoleOwner('1203948571 sam.rivera@larkfield.example')).toMatchObject({ uid: 1203948571 });
  });

  it.each([
    '0 root',
    '501 root',
    '501 loginwindow',
    '248 _mbsetupuser',
    '501 _mbsetupuser',
    '501 nobody',
    '500 sam',
    '501 a/b',
    '501 ..',
    '501 -u',
    '501 #0',
    '501',
    'sam',
    '',
    '9999999999 sam',
  ])('is nobody in %j', output => {
    expect(parseConsoleOwner(output)).toBeNull();
  });
});

describe('what launchctl says', () => {
  it('is a job that runs, one that does not, or none', () => {
    expect(parseJob(0, '\tstate = running\n')).toEqual({ isLoaded: true, isRunning: true });
    expect(parseJob(0, '\tstate = not running\n')).toEqual({ isLoaded: true, isRunning: false });
    expect(parseJob(113, 'Could not find service "x" in domain')).toEqual({ isLoaded: false, isRunning: false });
    expect(parseJob(125, 'Could not find domain for')).toBeNull();
  });

  it('is a switch in the words of either age', () => {
    const list = (word: string): string => `disabled services = {\n\t"com.clearway.companion" => ${word}\n}`;
    expect(['disabled', 'true', 'enabled', 'false'].map(word => parseDisabled(list(word)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(parseDisabled('disabled services = {\n\t"com.clearway.companion.other" => disabled\n}')).toBe(false);
    expect(parseDisabled('')).toBeNull();
  });
});

describe('the login items that root sees', () => {
  const item = (type: string, id: string, how = 'enabled, allowed'): string =>
    ` #1:\n   Type: ${type} (0x2)\n   Disposition: [${how}] (0x3)\n   Identifier: ${id}\n`;

  it('name the app only where it is an item of its own and switched on', () => {
    expect(parseBackgroundItems(item('app', '2.com.clearway.companion'))).toBe(true);
    expect(parseBackgroundItems(item('legacy agent', '8.com.clearway.companion'))).toBe(false);
    expect(parseBackgroundItems(item('app', '2.com.clearway.companion', 'disabled, allowed'))).toBe(false);
    expect(parseBackgroundItems(item('app', '2.com.clearway.companion.other'))).toBe(false);
    expect(parseBackgroundItems('something else')).toBeNull();
  });
});

describe('room and rights', () => {
  it('are read of df and stat', () => {
    const df =
      'Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/disk3s5 100 40 60 40% /System/Volumes/Data\n';
    expect(parseFreeKib(df)).toBe(60);
    expect(parseFreeKib('df: no such thing')).toBeNull();
    expect(parseFolder(0, '700 501 Directory\n')).toEqual({ kind: 'folder', mode: '700', ownerUid: 501 });
    expect(parseFolder(0, '755 501 Symbolic Link\n')).toEqual({ kind: 'other', what: 'Symbolic Link' });
    expect(parseFolder(1, 'stat: x: No such file or directory\n')).toEqual({ kind: 'absent' });
    expect(parseFolder(1, 'stat: x: Permission denied\n')).toBeNull();
    expect(parseFolder(0, 'odd')).toBeNull();
  });
});
