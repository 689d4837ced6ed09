import { describe, expect, it } from 'vitest';
import { loadWords, spokenLanguages } from '../../src-main/adapters/words.ts';
import { menuRoles, viewAppMenu, type MenuItem } from '../../src-main/app/app-menu.ts';

const itemsIn = (language: string): readonly MenuItem[] =>
  viewAppMenu(loadWords([language])).flatMap(({ items }) => items);
const labelsIn = (language: string): readonly string[] =>
  viewAppMenu(loadWords([language])).flatMap(({ label, items }) => [
    label,
    ...items.flatMap(item => (item.kind === 'line' ? [] : [item.label])),
  ]);

describe('the menu bar', () => {
  it('has what belongs to an app with one window, its settings and its help', () => {
    const told = viewAppMenu(loadWords(['en'])).map(({ label, items }) => [
      label,
      ...items.map(item => (item.kind === 'line' ? '-' : item.label)),
    ]);
    expect(told).toEqual([
      ['Clearway', 'About Clearway', '-', 'Settings…', '-', 'Hide Clearway', '-', 'Quit Clearway'],
      ['Edit', 'Undo', 'Redo', '-', 'Cut', 'Copy', 'Paste', 'Select All'],
      ['Window', 'Minimize', 'Close'],
      ['Help', 'Help on the phone'],
    ]);
    expect(itemsIn('en').flatMap(item => (item.kind === 'command' ? [[item.command, item.accelerator]] : []))).toEqual([
      ['about', null],
      ['settings', 'CommandOrControl+,'],
      ['help', 'CommandOrControl+/'],
    ]);
  });

  it.each([...spokenLanguages.map(({ language }) => language), 'ar-XB'].filter(language => language !== 'en'))(
    'says nothing in English to who reads %s',
    language => {
      const english = labelsIn('en');
      expect(labelsIn(language).filter(label => english.includes(label))).toEqual(['Clearway']);
    },
  );

  it('has no role that reloads the page, opens its inspector or brings a menu of Electron’s own', () => {
    const used = itemsIn('en').flatMap(item => (item.kind === 'role' ? [item.role] : []));
    expect(used.toSorted()).toEqual(menuRoles.toSorted());
    expect(menuRoles.filter(role => /reload|dev|tools|zoom|menu|about|help/i.test(role))).toEqual([]);
  });
});
