import { describe, expect, it } from 'vitest';
import { readAppArguments } from '../../src-main/app/app-arguments.ts';

const argv = [
  '/electron',
  '--inspect=0',
  '--remote-debugging-port=0',
  '/app',
  '--root',
  '/mac',
  '--state',
  '/state',
  '--lang',
  'de',
  '--installed',
  '/plist',
];

describe('arguments of the app', () => {
  it('are read among Electron’s own switches', () => {
    expect(readAppArguments(argv, false)).toEqual({
      root: '/mac',
      state: '/state',
      lang: 'de',
      installed: '/plist',
      background: false,
    });
  });

  it('are ignored by a packaged app: nobody can make it show another Mac', () => {
    expect(readAppArguments(argv, true)).toEqual({
      root: null,
      state: null,
      lang: null,
      installed: null,
      background: false,
    });
  });

  it('may ask for a start without a window, packaged or not', () => {
    expect(readAppArguments(['/electron', '--background'], true).background).toBe(true);
    expect(readAppArguments(['/electron', '.', '--background'], false).background).toBe(true);
  });

  it('survive an option without a value', () => {
    expect(readAppArguments(['/electron', '.', '--root'], false).root).toBeNull();
  });
});
