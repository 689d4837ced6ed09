import { describe, expect, it } from 'vitest';
import { refusedSwitches } from '../../src-main/app/start-switches.ts';

const program = '/Applications/Clearway.app/Contents/MacOS/Clearway';
const refused = (...args: readonly string[]) => refusedSwitches([program, ...args], true);

describe('a packaged app does not start with', () => {
  it.each([
    ['a debugger’s port', '--remote-debugging-port=9222', 'remote-debugging-port'],
    ['a debugger’s pipe', '--remote-debugging-pipe', 'remote-debugging-pipe'],
    ['Node’s inspector', '--inspect', 'inspect'],
    ['Node’s inspector at the first line', '--inspect-brk=0.0.0.0:9229', 'inspect-brk'],
    ['another profile', '--user-data-dir=/tmp/x', 'user-data-dir'],
    ['an extension', '--load-extension=/tmp/x', 'load-extension'],
    ['flags for V8', '--js-flags=--expose-gc', 'js-flags'],
    ['no sandbox', '--no-sandbox', 'no-sandbox'],
    ['a proxy of somebody’s own', '--proxy-server=http://127.0.0.1:1', 'proxy-server'],
    ['hosts of somebody’s own', '--host-resolver-rules=MAP * 127.0.0.1', 'host-resolver-rules'],
    ['any certificate', '--ignore-certificate-errors', 'ignore-certificate-errors'],
    ['another program in a renderer’s place', '--renderer-cmd-prefix=/tmp/x', 'renderer-cmd-prefix'],
    ['a module before its own', '--require=/tmp/x.js', 'require'],
    ['a log of the window’s engine', '--enable-logging=file', 'enable-logging'],
    ['a switch that nobody knows yet', '--made-in-2031', 'made-in-2031'],
    ['one dash, which Chromium takes as well', '-remote-debugging-port=9222', 'remote-debugging-port'],
    ['a switch behind its own', '--cli', 'inspect', '--inspect'],
  ])('%s: %s', (_what, first, name, ...more) => {
    expect(refused(first, ...more)).toEqual([name]);
  });

  it('and never repeats a value, which can be a secret', () => {
    expect(refused('--proxy-server=http://sam:secret@proxy.example', '--x=\nsecret').join()).not.toContain('secret');
  });
});

describe('a packaged app starts', () => {
  it.each([
    ['as Finder starts it', []],
    ['as the LaunchAgent starts it', ['--background']],
    ['as the command line', ['--cli', '--', 'status', '--json', '--inspect', '-remote-debugging-port=1']],
    ['with what only a checkout heeds', ['--root', '/tmp/mac', '--state=/tmp/x', '--lang', 'de']],
    ['by a link where links are arguments', ['clearway://device']],
    ['with what macOS passes to any app', ['-AppleLanguages', '(de)', '-NSQuitAlwaysKeepsWindows', 'NO', '-psn_0_4']],
  ])('%s', (_how, args) => {
    expect(refused(...args)).toEqual([]);
  });
});

it('from a checkout the app starts with any switch: debuggers and tests need them', () => {
  expect(refusedSwitches([program, '--remote-debugging-port=0', '--inspect'], false)).toEqual([]);
});
