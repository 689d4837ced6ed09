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
  ['profile-not-loaded', 'P2', '', ''],
  ['other-provider', 'P3', null, 'ask-it-other-provider'],
  ['not-registered', 'P4', '', ''],
  ['user-not-registered', 'P5', '', ''],
  ['registration-asked-again', 'P6', '', ''],
  ['registration-to-repair', 'P7', '', ''],
  ['signed-out', 'P8', '', ''],
  ['registration-unreadable', 'P9', null, ''],
  ['jamf-not-registered', 'P4', '', ''],
  ['jamf-not-informed', 'P0', null, ''],
  ['intune-not-registered', 'P4', '', ''],
  ['password-method-26', 'P4', '', ''],
  ['smart-card-14', 'P4', '', ''],
];

describe('psso on a scenario', () => {
  it.each(points)('%s: shows %s, the way through and the remedy', async (id, code, walk, remedy) => {
    const { options } = await scenarioFor(id);
    expect(pointsOf(await clearway('psso', '--json', ...options))).toEqual([code, walk, remedy]);
    expect((await clearway('psso', ...options)).stdout).toContain(code);
  });
});
