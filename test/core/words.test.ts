import { describe, expect, it } from 'vitest';
import { remedyActions, type RemedyId } from '../../src-main/contract/ids.ts';
import { problemCodes } from '../../src-main/core/problem.ts';
import { remedyTurns } from '../../src-main/core/turns.ts';
import type { MessageId } from '../../src-main/core/words.ts';
import en from '../../resources/words/en.json' with { type: 'json' };
import { words } from './examples.ts';

const windowEn = en.window;

function isMessageId(id: string): id is MessageId {
  return Object.hasOwn(en.messages, id);
}
function isRemedyId(id: string): id is RemedyId {
  return Object.hasOwn(remedyActions, id);
}
const messageIds = Object.keys(en.messages).filter(isMessageId);
const remedyIds = Object.keys(remedyActions).filter(isRemedyId);

/** A value for every name that a message may use. */
const plausible = {
  title: 'Company Portal',
  name: 'Disk encryption is on',
  code: 'P4',
  codes: 'H5 · P4',
  basis: 'seen',
  at: Date.UTC(2026, 10, 20),
  more: 2,
  version: '5.2310.0',
  minimum: '5.2404.0',
  server: 'fleet.example.com',
  headline: 'Nothing known here stands in the way.',
  summary: 3,
  listed: 2,
  unit: 'minutes',
  minutes: 7,
  direction: 'ahead',
  line: 4,
  entry: 2,
  named: 'yes',
  key: 'platform',
  names: '“Disk encryption”',
  id: 'an id',
  out: 'yes',
  macos: '15',
  method: 'password',
  vendor: 'intune',
  path: 'repair',
  guess: 'both',
  text: 'Click Continue.',
  screen: 'A window asks for the PIN.',
  looks: 'It asks again.',
  then: 'Log out and log in again.',
  files: 5,
  folder: '/tmp/recorded',
  browser: 'Chrome',
  because: 'too_old',
  percent: 12,
  since: '2026-11-20',
  from: '5.2404.0',
  to: 'applied',
  state: 'blocked',
  reason: 'timed-out',
  what: 'tried',
  times: 3,
  cause: 'macos',
  one: 'Fleet',
  other: 'Jamf',
  third: 'Intune',
  manager: 'Fleet',
  said: 'needs_repair',
  source: 'earlier',
  deviceId: '7c1f0f0a',
  doubt: 'unbound',
  registered: 'password',
  configured: 'smart_card',
  started: 'just now',
  moved: 'just now',
  next: 'none',
  when: 'just now',
  pending: 1,
  dropped: 0,
  refused: 0,
  file: 'ticket.md',
  agent: 'yes',
  failing: 'yes',
  ticket: 'empty',
  told: 'yes',
  turn: 'you',
  fault: 'yes',
  asks: 'server',
  own: '0d2a9d33',
  platform: 'windows',
  check: 'Sign-in in your browser',
  request: '0f5e2b7c',
  correlation: '1d3a4c68',
  time: '2026-11-20 10:00',
};

describe('the words', () => {
  it.each(messageIds)('say %s with none, one and many', id => {
    for (const count of [0, 1, 2, 5]) {
      const text = words.say(id, { ...plausible, count });
      expect(text.trim()).toBe(text);
      expect(text).not.toBe('');
      expect(text).not.toMatch(/[{}]|undefined|null|\[object/);
    }
  });

  it('have a sentence for every problem', () => {
    for (const code of problemCodes) expect(words.say(`problem.${code}`)).toMatch(/\.$/);
  });

  it.each(remedyIds)('have steps for %s, and somebody whose turn it is', id => {
    expect(words.steps(id).length).toBeGreaterThan(0);
    for (const step of words.steps(id)) expect(step).toMatch(/^\S.*[.!?]$/);
    expect(remedyTurns[id]).toBeTruthy();
  });

  // Any other wording would stay where there is no server to ask.
  it.each(remedyIds)('end %s with Refetch in one wording, unless the server itself is what it is about', id => {
    const aboutServer = [
      'wake-agent',
      'refetch-after-registering',
      'sign-in-upstream',
      'tell-server-mdm',
      'ask-it-for-profile',
      'wait-for-server',
    ];
    const others = words.steps(id).filter(step => /refetch/i.test(step) && step !== words.say('remedy.press-refetch'));
    expect(others.length > 0).toBe(aboutServer.includes(id));
  });

  it('have steps for remedies only', () => {
    expect(Object.keys(en.steps).sort()).toEqual([...remedyIds].sort());
  });

  it('never claim what only Entra or the user can know', () => {
    const all = [...Object.values(en.messages), ...Object.values(en.steps).flat(), ...Object.values(windowEn)];
    const claims = all.filter(text =>
      /compliant in entra|you are blocked|you(’|')re blocked|you can sign in/i.test(text),
    );
    expect(claims).toEqual([]);
  });
});

describe('the steps of a remedy', () => {
  it('name the buttons of the window by their own words', () => {
    const labels = new Set(
      Object.entries(words.window).flatMap(([id, text]) => (id.startsWith('action-') ? [text] : [])),
    );
    const named = remedyIds.flatMap(id =>
      words.steps(id).flatMap(step => step.match(/(?<=“)[^”]+(?=” in Clearway)/g) ?? []),
    );
    expect(named.length).toBeGreaterThan(4);
    for (const name of named) expect(labels).toContain(name);
  });
});
