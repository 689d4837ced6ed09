import { execFileSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { readAppArguments } from '../../src-main/app/app-arguments.ts';

const path = join(checkout, 'build/launch-agent/com.clearway.companion.plist');

// Read by Python's parser, which is not ours.
const program = 'import json, plistlib, sys; print(json.dumps(plistlib.load(open(sys.argv[1], "rb"))))';
const agent: unknown = JSON.parse(execFileSync('python3', ['-c', program, path], { encoding: 'utf8' }));

it('the LaunchAgent starts the app in the background of a graphical session, and again after a crash alone', () => {
  expect(agent).toEqual({
    Label: 'com.clearway.companion',
    ProgramArguments: ['/Applications/Clearway.app/Contents/MacOS/Clearway', '--background'],
    RunAtLoad: true,
    KeepAlive: { SuccessfulExit: false },
    ThrottleInterval: 30,
    LimitLoadToSessionType: 'Aqua',
    ProcessType: 'Interactive',
    AssociatedBundleIdentifiers: ['com.clearway.companion'],
  });
  expect(basename(path)).toBe('com.clearway.companion.plist');
});

it('its arguments are those that a packaged app reads', () => {
  expect(readAppArguments(['Clearway', '--background'], true).background).toBe(true);
});
