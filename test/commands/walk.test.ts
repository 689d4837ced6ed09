import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { loadWords } from '../../src-main/adapters/words.ts';
import { recordedMac, type RecordedMacOptions } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { writeRecordedMac } from '../../src-main/sandbox/recorded-mac-files.ts';
import { clearway, temporaryFolder } from './clearway.ts';

const words = loadWords(['en']);

/** A recorded Mac, and the options that choose it. */
async function mac(change: Partial<RecordedMacOptions>): Promise<readonly string[]> {
  const folder = await temporaryFolder();
  await writeRecordedMac(join(folder, 'mac'), recordedMac({ now: Date.now(), fleet: null, ...change }));
  return ['--root', join(folder, 'mac'), '--state', join(folder, 'state')];
}

const answer = z.looseObject({
  registration: z.looseObject({ code: z.string() }),
  walk: z
    .looseObject({
      id: z.string(),
      steps: z.array(z.looseObject({ id: z.string(), number: z.number(), state: z.string() })),
    })
    .nullable(),
});

describe('the walk that psso prints', () => {
  it.each([
    ['P2', 'agent-not-loaded', 'The way through registration on macOS 15', ' 2. → Now: macOS has taken up'],
    ['P4', 'device-not-registered', 'The way through registration on macOS 15', '11. → Now: A notification “Reg'],
    ['P5', 'user-null', 'The way through registration on macOS 15', '11. → Now: A notification “Registration Req'],
    ['P6', 'new-password-user', 'The way through registration on macOS 15', '11. → Now: A notification “Regis'],
    ['P7', 'needs-new-keys', 'Repairing the registration on macOS 15', ' 7. → Now: System Settings, Users & Groups'],
    ['P8', 'tokens-expired', 'Signing in again on macOS 15', '10. → Now: System Settings, Users & Groups'],
  ] as const)('leads on from %s (%s)', async (code, registration, title, now) => {
    const { code: exit, stdout } = await clearway('psso', ...(await mac({ registration })));
    expect(exit).toBe(0);
    expect(stdout).toContain(code);
    expect(stdout).toContain(title);
    expect(stdout).toContain(now);
    expect(stdout.indexOf(title)).toBeGreaterThan(stdout.indexOf('Your turn'));
  });

  it.each([
    ['P0', 'registered'],
    ['P1', 'not-configured'],
    ['P3', 'other-provider'],
    ['P9', 'not-understood'],
    ['P9', 'unnamed-user-state'],
  ] as const)('is left out at %s (%s), where no screen is for this person', async (code, registration) => {
    const options = await mac({ registration });
    const { stdout } = await clearway('psso', ...options);
    expect(stdout).toContain(code);
    expect(stdout).not.toMatch(/on macOS|Now:/);
    expect(answer.parse(JSON.parse((await clearway('psso', '--json', ...options)).stdout)).walk).toBeNull();
  });

  it.each([
    ['13.6.1', [1, 2, 11, 13, 14, 17, 21], 'macOS 13 itself shows it nowhere'],
    [
      '14.7',
      [1, 2, 11, 12, 13, 14, 17, 20, 21],
      'choose Passwords, click Password Options, and turn on Company Portal',
    ],
    ['15.5', [1, 2, 11, 12, 13, 14, 17, 20, 21], 'choose General, then AutoFill & Passwords, and turn on Company'],
    ['26.1', [1, 2, 11, 12, 13, 14, 17, 20, 21], 'choose General, then AutoFill & Passwords, and turn on Company'],
  ] as const)('shows at P4 the screens of macOS %s', async (macosVersion, numbers, sentence) => {
    const options = await mac({ registration: 'device-not-registered', macosVersion });
    const { stdout } = await clearway('psso', ...options);
    expect([...stdout.matchAll(/^ {2}([ \d]\d)\. [✓→·] /gm)].map(([, number]) => Number(number))).toEqual(numbers);
    expect(stdout).toContain(`on macOS ${macosVersion.split('.')[0]} (Secure Enclave)`);
    expect(stdout).toContain(sentence);
    expect(stdout).toContain(
      '      This screen wants: Your work password, the one for mail and Teams. Not the password of this Mac.\n',
    );
  });

  it('says what the helpdesk reads out, and every failure, where it is asked to', async () => {
    const options = await mac({ registration: 'device-not-registered', method: 'password' });
    const plain = (await clearway('psso', ...options)).stdout;
    const phone = (await clearway('psso', '--phone', ...options)).stdout;
    expect(plain).not.toContain('Say on the phone');
    expect(plain.match(/If it goes wrong: /g)).toHaveLength(1);
    expect(phone).toContain('Say on the phone: Now the old password of your Mac, a last time. Not the work password.');
    // Once at the top, for the code, and once for each step that is still to come.
    expect(phone.match(/Say on the phone: /g)).toHaveLength(8);
    expect(phone.split('\n')[2]).toBe(`Say on the phone: ${words.say('walk.code.P4.say')}`);
    expect(phone.match(/Or say: /g)).toHaveLength(1);
    expect(phone).toContain(`Or say: ${words.say('walk.notification.say-settings')}`);
    expect(plain).not.toContain('Or say: ');
    expect(phone.match(/If it goes wrong: /g)).toHaveLength(7);
  });

  it('says on macOS 13 that a smart card is IT’s turn, and promises nobody to be led on', async () => {
    const options = await mac({ registration: 'device-not-registered', method: 'smart-card', macosVersion: '13.6' });
    const { stdout } = await clearway('psso', '--phone', ...options);
    expect(stdout).toMatch(/ 3\. → Now: Nothing to click: macOS 13 .*\n +It is IT’s turn: /);
    expect(stdout).toContain('That is our turn');
    expect(stdout).not.toContain(words.say('walk.code.P4.say'));
  });

  it('has no way of the settings to read out on macOS 13', async () => {
    const options = await mac({ registration: 'device-not-registered', macosVersion: '13.6' });
    expect((await clearway('psso', '--phone', ...options)).stdout).not.toContain('Or say: ');
  });

  it('speaks of Refetch where there is a server alone', async () => {
    const none = { fleet: null, mdmVendor: 'other' } as const;
    for (const registration of ['device-not-registered', 'not-configured'] as const) {
      const said = async (change: Partial<RecordedMacOptions>) =>
        (await clearway('psso', '--phone', ...(await mac({ registration, ...change })))).stdout;
      expect(await said(none)).not.toMatch(/refetch/i);
      const fleet = { url: 'http://127.0.0.1:9', token: '3f0a7c2e-6b1d-4c58-9e77-0d2b8a41c6f5' };
      expect(await said({ fleet })).toMatch(/press Refetch|run “clearway refetch”/i);
    }
  });

  it('is part of the one JSON document', async () => {
    const options = await mac({ registration: 'user-null', method: 'smart-card' });
    const { walk } = answer.parse(JSON.parse((await clearway('psso', '--json', ...options)).stdout));
    expect(walk?.id).toMatch(/^15\/smart-card\//);
    expect(walk?.steps.find(({ state }) => state === 'current')).toMatchObject({ id: 'insert-card', number: 4 });
  });

  it('refuses --phone for other commands', async () => {
    const { code, stderr } = await clearway('status', '--phone');
    expect(code).toBe(2);
    expect(stderr).toContain('status has no option --phone');
  });
});
