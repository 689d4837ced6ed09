import { describe, expect, it } from 'vitest';
import { chooseStart } from '../../src-main/app/choose-start.ts';

describe('what a start of the one binary is for', () => {
  it('is the command line behind --cli --, with everything behind it as it was given', () => {
    const given = ['--cli', '--', 'explain', '--inspect', '--', '', 'clearway://refetch'];
    for (const isPackaged of [true, false]) {
      expect(chooseStart(given, isPackaged)).toEqual({ kind: 'command-line', args: given.slice(2) });
    }
  });

  it.each([[['--cli']], [['--cli', 'status']], [['--cli', '--inspect=1', '--', 'status']], [['--cli', '', '--']]])(
    'is nothing in another form: %j',
    given => {
      expect(chooseStart(given, true)).toEqual({ kind: 'refused', given: null });
    },
  );

  it.each([
    [[]],
    [['--background']],
    [['clearway://refetch']],
    [['--root', '/tmp/mac', '--state=/tmp/state', '--lang', 'de']],
    [['-psn_0_12345']],
    [['-AppleLanguages', '(de)', '-NSQuitAlwaysKeepsWindows', 'NO']],
    [['--background', '--original-process-start-time=13370000000000000']],
  ])('is the app with %j', given => {
    expect(chooseStart(given, true)).toEqual({ kind: 'app' });
  });

  it.each([
    ['--remote-debugging-port=9222', '--remote-debugging-port'],
    ['-remote-debugging-port=9222', '-remote-debugging-port'],
    ['--remote-debugging-pipe', '--remote-debugging-pipe'],
    ['--inspect', '--inspect'],
    ['--background-x', '--background-x'],
    ['--backgrounds', '--backgrounds'],
    ['-psn_0_1-x', '-psn'],
    ['-applelanguages', '-applelanguages'],
    ['--AppleLanguages', '--AppleLanguages'],
    ['--disable-dev-shm-usage=--no-sandbox', '--disable-dev-shm-usage'],
    ['--\u001b[31mred', '--'],
    ['--', '--'],
    ['-', '-'],
  ])('refuses the packaged app with %j', (argument, name) => {
    expect(chooseStart([argument], true)).toEqual({ kind: 'refused', given: name });
    expect(chooseStart(['--background', argument], true)).toEqual({ kind: 'refused', given: name });
  });

  it('leaves a checkout its switches, which its tests drive it by', () => {
    expect(chooseStart(['--remote-debugging-port=0', '--inspect=0'], false)).toEqual({ kind: 'app' });
  });

  it('finds no command line behind another switch', () => {
    expect(chooseStart(['--inspect', '--cli', '--', 'status'], true)).toEqual({ kind: 'refused', given: '--inspect' });
  });
});
