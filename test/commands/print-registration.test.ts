import { describe, expect, it } from 'vitest';
import { printRegistration } from '../../src-main/commands/print-registration.ts';
import { composeSnapshot, type SnapshotInputs } from '../../src-main/core/compose-snapshot.ts';
import { chooseNextStep } from '../../src-main/core/next-step.ts';
import { appSso, device, facts, reading, host, snapshotInputs, user, words } from '../core/examples.ts';

function print(change: Partial<SnapshotInputs> = {}): string {
  const snapshot = composeSnapshot(snapshotInputs(change), words);
  return printRegistration(snapshot, chooseNextStep(snapshot.checks, snapshot.doctor), words.window);
}
const unregistered = facts({ appSso: appSso({ device: { ...device, registrationCompleted: false } }) });

describe('psso for people', () => {
  it('says code, verdict, whose turn, the steps, what to keep in mind and what it rests on, in this order', () => {
    const lines = print({ facts: unregistered }).split('\n');
    expect(lines[0]).toBe('P4 device-not-registered');
    const places = [
      words.say('doctor.device-not-registered'),
      'Your turn:',
      `  1. ${words.steps('register-mac')[0] ?? ''}`,
      'Keep in mind',
      `  - ${words.say('caveat.focus-hides-prompt')}`,
      'What was found (device-not-registered):',
    ].map(line => lines.indexOf(line));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(lines.find(line => line.startsWith('  registration '))).toContain(' · macos 15 · ');
  });

  it('names the window’s button that the steps speak of', () => {
    expect(print({ facts: unregistered })).toContain(words.window['action-restart-sso-agent']);
  });

  it('has no next step for a Mac in order', () => {
    const text = print();
    expect(text).toContain(words.say('doctor.registered'));
    expect(text).not.toContain('Your turn');
    expect(text).not.toContain('Keep in mind');
  });

  it('says where two sources differ', () => {
    const text = print({ upstream: reading({ host: host({ mdm: 'off' }) }) });
    expect(text).toContain(`  ${words.say('contradiction.mdm-here-not-upstream')}`);
  });

  it('lets no text from outside rewrite the terminal', () => {
    const hostile = appSso({ user: { ...user, userPrincipalName: 'sam\u001b[2J@example.com\r\n\u202e' } });
    expect(print({ facts: facts({ appSso: hostile }) })).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });
});
