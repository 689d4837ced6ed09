import { describe, expect, it } from 'vitest';
import { decideRegistration, type Registration } from '../../src-main/core/registration.ts';
import { appSsoProbe } from '../../src-main/probes/app-sso.ts';
import { ssoProfilesProbe } from '../../src-main/probes/sso-profiles.ts';
import { inventedIds } from '../../src-main/sandbox/recorded-mac/invented-ids.ts';
import type { RecordedCommand } from '../../src-main/sandbox/recorded-mac/recorded-commands.ts';
import { recordedMac, type RecordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { registrationKinds, type RegistrationKind } from '../../src-main/sandbox/recorded-mac/registration-kinds.ts';
import { allKinds, appSsoCommand, appSsoText } from '../fixtures/app-sso-texts.ts';
import { noon } from '../fixtures/hand-moved-clock.ts';
import { macWithFiles, openMac } from '../fixtures/recorded-folder.ts';

/** What the command line and the window would say about this Mac. */
async function decide(recorded: RecordedMac): Promise<Registration> {
  const { ports } = await openMac(recorded);
  const [appSso, profiles] = await Promise.all([appSsoProbe.ask(ports), ssoProfilesProbe.ask(ports)]);
  return decideRegistration(appSso, profiles);
}

async function ask(answer: Partial<RecordedCommand> | null) {
  const commands = answer === null ? undefined : { 'app-sso.json': appSsoCommand(answer) };
  const { ports } = await openMac(macWithFiles({}, commands));
  return appSsoProbe.ask(ports);
}

const { deviceId, tenantId, userPrincipalName } = inventedIds;
const registeredDevice = {
  method: 'secure-enclave',
  deviceId,
  tenantId,
  userPrincipalName: null,
  tokensExpireAt: null,
};
const noDevice = { ...registeredDevice, method: null, deviceId: null, tenantId: null };

/** All of the report but state and code, which come from the table of the sandbox itself. */
const details: Readonly<Record<RegistrationKind, object>> = {
  registered: { ...registeredDevice, userPrincipalName, tokensExpireAt: '2026-06-24T11:19:59Z' },
  'no-cloud-ticket': { ...registeredDevice, tokensExpireAt: '2026-06-24T11:19:59Z' },
  'not-configured': noDevice,
  'agent-not-loaded': noDevice,
  'other-provider': { ...noDevice, method: 'secure-enclave' },
  'device-not-registered': { ...noDevice, method: 'secure-enclave' },
  'user-null': registeredDevice,
  'needs-registration': registeredDevice,
  'new-password-user': registeredDevice,
  'new-smart-card-user': registeredDevice,
  'needs-new-keys': registeredDevice,
  'user-key-invalid': registeredDevice,
  'needs-binding': registeredDevice,
  'tokens-expired': { ...registeredDevice, userPrincipalName, tokensExpireAt: '2026-06-08T11:59:59Z' },
  'empty-kerberos': registeredDevice,
  'unnamed-user-state': registeredDevice,
  'not-understood': noDevice,
  'configuration-corrupt': noDevice,
};

const states: Readonly<Record<string, string>> = {
  P0: 'registered',
  P1: 'not-configured',
  P2: 'agent-not-loaded',
  P3: 'other-provider',
  P4: 'device-not-registered',
  P5: 'user-not-registered',
  P6: 'needs-registration',
  P7: 'needs-repair',
  P8: 'sign-in-needed',
  P9: 'unknown',
};

describe('the registration of a recorded Mac', () => {
  it.each(allKinds)('is told exactly when it is %s', async registration => {
    const { code } = registrationKinds[registration];
    const { report } = await decide(recordedMac({ now: noon, fleet: null, registration }));
    expect(report).toEqual({ state: states[code], code, ...details[registration] });
  });

  it('reaches every code from P0 to P9', () => {
    expect([...new Set(allKinds.map(kind => registrationKinds[kind].code))].sort()).toEqual(Object.keys(states));
  });

  it.each(['secure-enclave', 'password', 'smart-card'] as const)('names the method %s', async method => {
    const { report } = await decide(recordedMac({ now: noon, fleet: null, method }));
    expect(report).toMatchObject({ code: 'P0', method });
  });

  it.each(['13.6.1', '14.7', '15.5', '26.1'])('reads the keys of macOS %s', async macosVersion => {
    const { report } = await decide(recordedMac({ now: noon, fleet: null, macosVersion }));
    expect(report).toEqual({ state: 'registered', code: 'P0', ...details.registered });
  });

  it('does not depend on the day on which it is read', async () => {
    const { ports, clock } = await openMac(recordedMac({ now: noon, fleet: null }));
    clock.pass(1000 * 86_400_000);
    const fact = await appSsoProbe.ask(ports);
    expect(decideRegistration(fact, await ssoProfilesProbe.ask(ports)).report.code).toBe('P0');
  });
});

describe('the app-sso probe', () => {
  it('says where and when it saw the state', async () => {
    expect(await ask({ stdout: appSsoText('registered') })).toMatchObject({
      kind: 'known',
      observedAt: '2026-06-10T12:00:00.000Z',
      source: '/usr/bin/app-sso platform -s',
    });
  });

  it('reads every part of a registered Mac', async () => {
    expect(await ask({ stdout: appSsoText('registered') })).toMatchObject({
      value: {
        device: {
          extensionIdentifier: 'com.microsoft.CompanyPortalMac.ssoextension',
          registrationCompleted: true,
          method: 'secure-enclave',
          deviceId,
          tenantId,
        },
        user: { state: 'POUserStateNormal', method: 'secure-enclave', userPrincipalName, kerberosCount: 1 },
        tenantIdFromIssuer: tenantId,
        tokens: { expireAt: '2026-06-24T11:19:59Z', expired: false },
      },
    });
  });

  it('ignores what is printed on standard error', async () => {
    expect(await ask({ stdout: appSsoText('registered'), stderr: 'warning: unsupported' })).toMatchObject({
      kind: 'known',
    });
  });

  it.each([
    [
      'ends with an error',
      { exit: 1, stdout: appSsoText('registered') },
      { code: 'command-failed', detail: 'app-sso exit 1' },
    ],
    ['is not on this Mac', { fails: 'not-found' }, { code: 'command-not-found' }],
    ['may not be run', { fails: 'permission-denied' }, { code: 'permission-denied' }],
    [
      'prints more than anyone could read',
      { stdout: appSsoText('registered') + 'x'.repeat(512 * 1024) },
      { code: 'output-too-large' },
    ],
    ['prints nothing', { stdout: '' }, { code: 'output-not-understood', detail: 'no Device Configuration' }],
    [
      'prints its usage',
      { stdout: 'usage: app-sso [-j] -l\n' },
      { code: 'output-not-understood', detail: 'no Device Configuration' },
    ],
    [
      'says something else',
      { stdout: appSsoText('not-understood') },
      { code: 'output-not-understood', detail: 'no Device Configuration' },
    ],
    [
      'cannot read its own configuration',
      { stdout: appSsoText('configuration-corrupt') },
      { code: 'device-configuration-corrupt', detail: 'app-sso exit 0' },
    ],
    [
      'complains of that on the other stream, and fails',
      { exit: 1, stderr: `app-sso: ${appSsoText('configuration-corrupt')}` },
      { code: 'device-configuration-corrupt', detail: 'app-sso exit 1' },
    ],
    [
      'complains of that beside empty sections',
      { stdout: appSsoText('not-configured'), stderr: appSsoText('configuration-corrupt') },
      { code: 'device-configuration-corrupt', detail: 'app-sso exit 0' },
    ],
    [
      'fails with another error of Platform SSO',
      { exit: 1, stderr: 'Error Domain=com.apple.PlatformSSO Code=-1001 "Something else."' },
      { code: 'command-failed', detail: 'app-sso exit 1' },
    ],
  ] as const)('says unknown and why when app-sso %s', async (_case, answer, problem) => {
    const fact = await ask(answer);
    expect(fact).toEqual({ kind: 'unknown', problem });
    expect(decideRegistration(fact, { kind: 'known', value: [], observedAt: '', source: '' })).toMatchObject({
      report: { state: 'unknown', code: 'P9' },
      problem,
    });
  });

  it('is not misled by that error inside a value', async () => {
    const error = JSON.stringify(appSsoText('configuration-corrupt').trim());
    const stdout = appSsoText('registered').replace('"created" :', `"note" : ${error},\n  "created" :`);
    expect(await ask({ stdout })).toMatchObject({ kind: 'known', value: { device: { registrationCompleted: true } } });
  });

  it('says unknown where no answer was recorded', async () => {
    expect(await ask(null)).toEqual({ kind: 'unknown', problem: { code: 'command-not-found' } });
  });

  it('waits eight seconds for an app-sso that hangs, and no longer', async () => {
    const { ports, clock } = await openMac(macWithFiles({}, { 'app-sso.json': appSsoCommand({ fails: 'hangs' }) }));
    let ended = false;
    const asked = appSsoProbe.ask(ports).finally(() => {
      ended = true;
    });
    await clock.untilWaiting(1);
    clock.pass(7999);
    await Promise.resolve();
    expect(ended).toBe(false);
    expect(clock.waiting()).toBe(1);
    clock.pass(1);
    expect(await asked).toEqual({ kind: 'unknown', problem: { code: 'command-timed-out' } });
  });

  it('takes the answer of an app-sso that is slow after login', async () => {
    const command = appSsoCommand({ stdout: appSsoText('registered'), delayMs: 2000 });
    const { ports, clock } = await openMac(macWithFiles({}, { 'app-sso.json': command }));
    const asked = appSsoProbe.ask(ports);
    await clock.untilWaiting(1);
    clock.pass(2000);
    expect(await asked).toMatchObject({ kind: 'known', observedAt: '2026-06-10T12:00:02.000Z' });
  });
});
