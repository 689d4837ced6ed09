import { describe, expect, it } from 'vitest';
import { printRegistration } from '../../src-main/commands/print-registration.ts';
import { composeSnapshot, type SnapshotInputs } from '../../src-main/core/compose-snapshot.ts';
import { chooseNextStep } from '../../src-main/core/next-step.ts';
import { appSso, device, facts, mdmEnrollment, reading, host, snapshotInputs, user, words } from '../core/examples.ts';

function print(change: Partial<SnapshotInputs> = {}, forPhone = false): string {
  const snapshot = composeSnapshot(snapshotInputs(change), words);
  return printRegistration(snapshot, chooseNextStep(snapshot.checks, snapshot.doctor), { words, forPhone });
}
const unregistered = facts({ appSso: appSso({ device: { ...device, registrationCompleted: false } }) });

describe('psso for people', () => {
  it('says code, verdict, whose turn, the steps, what to keep in mind and what it rests on, in this order', () => {
    const lines = print({ facts: unregistered }).split('\n');
    expect(lines[0]).toBe('P4 device-not-registered');
    const places = [
      words.say('doctor.device-not-registered'),
      'Your turn',
      `  1. ${words.steps('register-mac')[0] ?? ''}`,
      'Keep in mind',
      `  - ${words.say('caveat.focus-hides-prompt')}`,
      'What was found (device-not-registered)',
    ].map(line => lines.indexOf(line));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('says what was found in words, one question in a line, all answers below each other', () => {
    const lines = print({ facts: unregistered }).split('\n');
    const found = lines.slice(lines.indexOf('What was found (device-not-registered)') + 1).filter(Boolean);
    expect(found).toContain('  Registration                not begun');
    expect(found).toContain('  macOS                       15.3 or a later 15');
    expect(found.join('\n')).not.toMatch(/device-not-registered|methodChange|mdm |Jamf: | · /);
    for (const line of found) expect(line.slice(28, 31)).toMatch(/^ {2}\S/);
  });

  it('lines up what was checked, however long the verdict is', () => {
    const places = print({ facts: unregistered })
      .split('\n')
      .flatMap(line => (/^ {2}(In order|Needs fixing|Does not apply) +\S/.exec(line)?.[0].length ?? 0) || []);
    expect(places.length).toBeGreaterThan(3);
    expect(new Set(places).size).toBe(1);
  });

  it('begins for the phone with the sentence of the code, or of what comes before it', () => {
    const first = (change: Partial<SnapshotInputs>) =>
      print(change, true)
        .split('\n')
        .find(line => line.startsWith('Say on the phone: '))
        ?.slice('Say on the phone: '.length);
    expect(first({})).toBe(words.say('walk.code.P0.say'));
    expect(first({ facts: unregistered })).toBe(words.say('walk.code.P4.say'));
    const { memory } = snapshotInputs();
    expect(first({ facts: unregistered, memory: { ...memory, tries: 2 } })).toBe(words.say('walk.refused.say'));
    const off = facts({
      mdmEnrollment: mdmEnrollment({ enrolled: false }),
      appSso: appSso({ device: { ...device, registrationCompleted: false } }),
    });
    expect(first({ facts: off })).toBe(words.say('doctor.mdm-off'));
    expect(print({ facts: off })).not.toContain('Say on the phone');
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
