import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { mendedMac } from '../../src-main/sandbox/mended-mac.ts';
import { scenarioIds, scenarios, type ScenarioId } from '../../src-main/sandbox/scenarios.ts';
import { clearway, scenarioFor, snapshotOf, startClearway, type Ending } from './clearway.ts';

const answer = z.looseObject({
  registration: z.looseObject({ code: z.string() }),
  walk: z.looseObject({ id: z.string() }).nullable(),
  doctor: z.looseObject({ remedy: z.looseObject({ id: z.string() }).nullable() }),
  checks: z.array(z.looseObject({ id: z.string(), verdict: z.string() })),
  contradictions: z.array(z.looseObject({ id: z.string() })),
});

function answerOf({ stdout }: Ending): z.output<typeof answer> {
  return answer.parse(JSON.parse(stdout));
}

/** The code, the way through and the one remedy. */
function pointsOf(ending: Ending): readonly (string | null)[] {
  const { registration, walk, doctor } = answerOf(ending);
  return [registration.code, walk?.id ?? null, doctor.remedy?.id ?? null];
}

const points: readonly (readonly [ScenarioId, string, string | null, string | null])[] = [
  ['clear', 'P0', null, null],
  ['profile-missing', 'P1', null, 'ask-it-for-profile'],
  ['profile-not-loaded', 'P2', '15/secure-enclave/fleet', 'restart-for-registration'],
  ['other-provider', 'P3', null, 'ask-it-other-provider'],
  ['not-registered', 'P4', '26/secure-enclave/fleet', 'register-mac'],
  ['user-not-registered', 'P5', '15/secure-enclave/fleet', 'register-user'],
  ['registration-asked-again', 'P6', '15/secure-enclave/fleet', 'register-user'],
  ['registration-to-repair', 'P7', '15/secure-enclave/fleet/repair', 'repair-registration'],
  ['signed-out', 'P8', '15/secure-enclave/fleet/sign-in', 'sign-in-again'],
  ['registration-unreadable', 'P9', null, 'update-macos'],
  ['jamf-not-registered', 'P4', '15/secure-enclave/jamf', 'register-by-self-service'],
  ['jamf-not-informed', 'P0', '15/secure-enclave/jamf/inform', 'find-inventory'],
  ['intune-not-registered', 'P4', '15/secure-enclave/intune', 'register-in-company-portal'],
  ['password-method-26', 'P4', '26/password/fleet', 'register-mac'],
  ['smart-card-14', 'P4', '14/smart-card/fleet', 'register-mac'],
];

describe('psso on a scenario', () => {
  it.each(points)('%s: shows %s, the way through and the remedy', async (id, code, walk, remedy) => {
    const { options } = await scenarioFor(id);
    expect(pointsOf(await clearway('psso', '--json', ...options))).toEqual([code, walk, remedy]);
    expect((await clearway('psso', ...options)).stdout).toContain(code);
  });

  it('answers-differ: is P0, says where the answers differ, and what brings the ticket back', async () => {
    const { options } = await scenarioFor('answers-differ');
    const { registration, contradictions, doctor } = answerOf(await clearway('psso', '--json', ...options));
    expect(doctor.remedy?.id).toBe('sign-in-for-ticket');
    expect([registration.code, ...contradictions.map(({ id }) => id)]).toEqual([
      'P0',
      'empty-kerberos',
      'directory-disagrees',
    ]);
  });

  it('jamf-not-registered: registers by the policy that IT named', async () => {
    const { options } = await scenarioFor('jamf-not-registered');
    const { doctor } = snapshotOf(await clearway('status', '--json', ...options));
    expect(doctor?.remedy?.action).toBe('open-self-service-registration');
  });

  it('registration-unreadable: what is read out on the phone asks for the update', async () => {
    const { options } = await scenarioFor('registration-unreadable');
    expect((await clearway('psso', '--phone', ...options)).stdout).toMatch(/on the phone: .*Software Update/);
  });

  it('intune-not-registered: the steps of the doctor come in the order of the way', async () => {
    const { options } = await scenarioFor('intune-not-registered');
    const { doctor, walk } = snapshotOf(await clearway('status', '--json', ...options));
    const ids = walk?.steps.map(({ id }) => id) ?? [];
    expect(ids.indexOf('portal-sign-in')).toBeLessThan(ids.indexOf('notification'));
    const steps = doctor?.remedy?.steps ?? [];
    expect(steps.findIndex(step => step.includes('Open Company Portal'))).toBe(0);
    expect(steps.findIndex(step => step.includes('Registration Required'))).toBe(1);
  });

  it('jamf-not-informed: the headline has the turn and the step of the doctor, and nothing says that there is none', async () => {
    const { options } = await scenarioFor('jamf-not-informed');
    const { headline, doctor, checks, walk } = snapshotOf(await clearway('status', '--json', ...options));
    expect([headline.id, headline.turn, headline.remedy]).toEqual(['upstream-none', doctor?.turn, doctor?.remedy?.id]);
    const steps = checks.flatMap(({ remedy }) => remedy?.steps ?? []).join(' ');
    expect(steps).not.toContain('Nothing on this Mac can be changed');
    expect(steps).toContain('updates the inventory');
    const step = walk?.steps.find(({ id }) => id === 'self-service');
    for (const told of [step?.screen, step?.text, step?.say, step?.failure?.then]) expect(told).toContain('inventory');
    expect(JSON.stringify(step)).not.toContain('registers this Mac');
  });

  it.each([
    ['chrome-cannot-sign-in', 'browser-sso', 'attention', 'set-up-chrome'],
    ['disk-not-encrypted', 'disk-encryption', 'fail', 'start-deferred-encryption'],
  ] as const)('%s: is P0, and %s says what is amiss', async (id, checkId, verdict, remedy) => {
    const { options } = await scenarioFor(id);
    const { registration, checks, headline } = snapshotOf(await clearway('status', '--json', ...options));
    const check = checks.find(candidate => candidate.id === checkId);
    expect([registration.code, headline.id, check?.verdict, check?.remedy?.id]).toEqual([
      'P0',
      'good-to-fix',
      verdict,
      remedy,
    ]);
  });
});

describe('a person who registers', () => {
  const mendable = scenarioIds.filter(id => {
    const { mac } = scenarios[id];
    return mac.registration !== 'registered' && mendedMac(mac) !== null;
  });

  it.each(mendable)('%s: has gone the way to its end, and P0 is what is left of it', async id => {
    const { options, mend } = await scenarioFor(id);
    mend();
    expect(pointsOf(await clearway('psso', '--json', ...options))).toEqual(['P0', null, null]);
  });

  it('is noticed by a command that has been looking since before', async () => {
    const { options, mend, api } = await scenarioFor('not-registered');
    const { ending } = startClearway({}, 'refetch', '--json', ...options);
    // It has looked before it asks, and looks again after the end.
    await expect.poll(() => api.requests().some(({ route }) => route === 'refetch'), { timeout: 60_000 }).toBe(true);
    mend();
    const { registration, walk, headline } = snapshotOf(await ending);
    expect([registration.code, walk, headline.state]).toEqual(['P0', null, 'clear']);
  }, 90_000);
});
