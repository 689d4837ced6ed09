import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderStatusScript, type StatusQuestion } from '../../src-main/kits/scripts/status-script.ts';
import { createScratchMac, type Scratch, type ScratchMac } from './scratch-mac.ts';

let mac: ScratchMac;
beforeEach(() => {
  mac = createScratchMac();
});
afterEach(() => {
  mac.remove();
});

const status = {
  schemaVersion: 1,
  takenAt: '2026-11-22T09:30:00.123Z',
  headline: { state: 'blocked', id: 'policies-failing', code: 'H6', text: 'x', turn: 'you', remedy: null },
  registration: { state: 'registered', code: 'P0', method: null, deviceId: null },
};
const kept = JSON.stringify(status);
const green = { ...status, headline: { ...status.headline, state: 'clear', code: 'H0' } };

function ask(
  question: StatusQuestion,
  scratch: Partial<Scratch> = { status: kept },
  args: readonly string[] = [],
): string {
  return mac.run(renderStatusScript('jamf', question, 24), scratch, args);
}

describe('a look of this morning', () => {
  it('gives the registration code, the headline and its age', () => {
    expect(ask('registration')).toBe('<result>P0</result>\n');
    expect(ask('headline')).toBe('<result>H6 blocked</result>\n');
    expect(ask('last-look')).toBe('<result>2 h</result>\n');
  });

  it('gives them without tags to Intune', () => {
    expect(mac.run(renderStatusScript('intune', 'headline', 24), { status: kept })).toBe('H6 blocked\n');
  });

  it('gives them with JavaScript where plutil does not take the file', () => {
    expect(ask('headline', { status: kept, plutilFails: true })).toBe('<result>H6 blocked</result>\n');
    expect(ask('registration', { status: '{"schemaVersion":1,', plutilFails: true })).toContain('cannot be understood');
  });

  it('gives them to a person who runs it', () => {
    expect(ask('registration', { status: kept, euid: 501, console: 'root' })).toBe('<result>P0</result>\n');
  });

  it('gives those of the person whom a Jamf policy names', () => {
    expect(ask('registration', { status: kept, console: 'root' }, ['/', 'Mac', 'sam'])).toBe('<result>P0</result>\n');
    expect(ask('registration', { status: kept }, ['/', 'Mac', 'kim'])).toContain('no data (the account is not known');
    expect(ask('registration', { status: kept }, ['/', 'Mac', '../sam'])).toContain('no data (the account name');
  });
});

describe('an old green', () => {
  it('is no answer after a day, and its age still is one', () => {
    const old = { status: JSON.stringify(green), now: '2026-11-23T10:30:01Z' };
    expect(ask('headline', old)).toBe('<result>no data (the last look was 25 h ago)</result>\n');
    expect(ask('registration', old)).toBe('<result>no data (the last look was 25 h ago)</result>\n');
    expect(ask('last-look', old)).toBe('<result>25 h</result>\n');
  });

  it('is an answer to the last second of the day', () => {
    expect(ask('headline', { status: JSON.stringify(green), now: '2026-11-23T09:30:00Z' })).toContain('H0 clear');
    expect(ask('headline', { status: JSON.stringify(green), now: '2026-11-23T09:30:01Z' })).toContain('no data');
  });

  it('is none from the future either, but for clocks that were set', () => {
    expect(ask('headline', { status: kept, now: '2026-11-22T09:24:59Z' })).toContain('no data (the last look lies in');
    expect(ask('last-look', { status: kept, now: '2026-11-22T09:26:00Z' })).toBe('<result>0 h</result>\n');
  });
});

describe('nobody at the Mac', () => {
  it.each(['root', 'loginwindow', '_mbsetupuser', ''])('“%s” gives no data, with a green on the disk', console => {
    expect(ask('headline', { status: JSON.stringify(green), console })).toBe(
      '<result>no data (nobody is logged in)</result>\n',
    );
  });

  it.each(['-n', 'sam;id', '$(id)', 'a b', 'sam/../kim'])('the account name “%s” is not used', console => {
    expect(ask('headline', { status: kept, console })).toContain('no data (the account name has unusual characters)');
  });
});

describe('a status.json that says nothing usable', () => {
  it('is missing', () => {
    expect(ask('headline', { status: null })).toContain('no data (Clearway has not looked yet, or is not installed)');
  });

  it('is damaged', () => {
    for (const text of ['', '{', 'null', '[]', kept.slice(0, 40), '\0\0\0', '"H0 clear"']) {
      expect(ask('headline', { status: text })).toContain('no data (');
      expect(ask('headline', { status: text, plutilFails: true })).toContain('no data (');
    }
  });

  it('is of another version, or has no time', () => {
    expect(ask('headline', { status: JSON.stringify({ ...status, schemaVersion: 2 }) })).toContain('another version');
    for (const takenAt of [undefined, null, 'yesterday', '2026-11-22T09:30:00+02:00', '2026-11-22T09:30:00Z\nZ', 7]) {
      expect(ask('headline', { status: JSON.stringify({ ...green, takenAt }) })).toContain('does not say when');
    }
  });

  it('is a folder, or megabytes', () => {
    mkdirSync(mac.statusFile);
    expect(ask('headline', {})).toContain('no data (status.json is not a file)');
    rmSync(mac.statusFile, { recursive: true });
    expect(ask('headline', { status: kept + ' '.repeat(3_000_000) })).toContain(
      'no data (status.json is far too large)',
    );
  });
});

describe('a status.json that its owner wrote to deceive', () => {
  const hostile = ['P0</result><result>P0', 'P0\n<result>P0</result>', 'P99', '$(touch /tmp/x)', 'P', ' P0', 'P0 ', ''];
  it.each(hostile)('has the registration code %j', code => {
    for (const plutilFails of [false, true]) {
      const text = JSON.stringify({ ...status, registration: { code } });
      expect(ask('registration', { status: text, plutilFails })).toMatch(/^<result>no data \([^<>\n]*\)<\/result>\n$/);
    }
  });

  it.each(['clear</result>', 'green', 'clear blocked', { clear: 1 }, ['clear'], null])('has the state %j', state => {
    const text = JSON.stringify({ ...status, headline: { code: 'H0', state } });
    expect(ask('headline', { status: text })).toMatch(/^<result>no data \([^<>\n]*\)<\/result>\n$/);
  });

  it('is a pipe that nobody writes to', () => {
    execFileSync('mkfifo', [mac.statusFile]);
    expect(ask('headline', {})).toContain('no data (status.json is not a file)');
  });

  it('is a link: what it leads to is read with its owner’s rights, and gives a code or nothing', () => {
    const secret = join(mac.folder, 'secret');
    writeFileSync(secret, 'root:top secret');
    symlinkSync(secret, mac.statusFile);
    expect(ask('headline', {})).toBe('<result>no data (status.json cannot be understood)</result>\n');
  });
});

it('opens the file as its owner, never as root', () => {
  ask('headline');
  const asOwner = readFileSync(join(mac.home, 'as-owner.log'), 'utf8');
  expect(asOwner.trim().split('\n')).toEqual(['/bin/test', '/bin/test', '/usr/bin/head']);
});

it('gives up on a file that never ends, and leaves no process behind', () => {
  const script = renderStatusScript('jamf', 'headline', 24)
    .replace('within 10 as_owner', 'within 1 as_owner')
    // The pipe comes after the question whether it is a file: somebody was quicker.
    .replace(/as_owner \/bin\/test -f .*/, '');
  execFileSync('mkfifo', [mac.statusFile]);
  expect(mac.run(script)).toBe('<result>no data (status.json cannot be read)</result>\n');
  const left = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .split('\n')
    .filter(line => line.includes(mac.folder));
  expect(left).toEqual([]);
});
