import { describe, expect, it } from 'vitest';
import { chooseStart } from '../../src-main/app/choose-start.ts';

const start = (...given: readonly string[]) => chooseStart(given, true);

describe('a packaged app does not start with', () => {
  it.each([
    ['a debugger’s port', '--remote-debugging-port=9222'],
    ['a debugger’s port, with the one dash that Chromium takes as well', '-remote-debugging-port=9222'],
    ['a debugger’s pipe', '--remote-debugging-pipe'],
    ['Node’s inspector', '--inspect'],
    ['Node’s inspector at the first line', '--inspect-brk=0.0.0.0:9229'],
    ['another profile', '--user-data-dir=/tmp/x'],
    ['an extension', '--load-extension=/tmp/x'],
    ['flags for V8', '--js-flags=--expose-gc'],
    ['no sandbox', '--no-sandbox'],
    ['a proxy of somebody’s own', '--proxy-server=http://127.0.0.1:1'],
    ['hosts of somebody’s own', '--host-resolver-rules=MAP * 127.0.0.1'],
    ['any certificate', '--ignore-certificate-errors'],
    ['another program in a renderer’s place', '--renderer-cmd-prefix=/tmp/x'],
    ['a module before its own', '--require=/tmp/x.js'],
    ['a log of the window’s engine', '--enable-logging=file'],
    ['a switch that nobody knows yet', '--made-in-2031'],
  ])('%s, wherever it stands: %s', (_what, given) => {
    for (const args of [[given], ['--background', given], [given, '--cli', '--', 'status'], ['--lang', 'de', given]]) {
      expect(start(...args).kind).toBe('refused');
    }
    // Between these two nothing may stand.
    expect(start('--cli', given, '--', 'status').kind).toBe('refused');
  });

  it('any of these, without saying their value, which can be a secret', () => {
    expect(JSON.stringify(start('--proxy-server=http://sam:secret@proxy.example'))).not.toContain('secret');
  });
});

describe('a packaged app starts', () => {
  it.each([
    ['as Finder starts it', []],
    ['as the LaunchAgent starts it', ['--background']],
    ['with what only a checkout heeds', ['--root', '/tmp/mac', '--state=/tmp/x', '--lang', 'de']],
    ['by a link where links are arguments', ['clearway://device']],
    ['with what macOS passes to any app', ['-AppleLanguages', '(de)', '-NSQuitAlwaysKeepsWindows', 'NO', '-psn_0_4']],
  ])('%s', (_how, given) => {
    expect(start(...given)).toEqual({ kind: 'app' });
  });

  it('as the command line with whatever a person typed behind its two dashes', () => {
    const args = ['status', '--json', '--inspect', '-remote-debugging-port=1'];
    expect(start('--cli', '--', ...args)).toEqual({ kind: 'command-line', args });
  });
});
