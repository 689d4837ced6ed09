import type { SandboxClock } from './sandbox-clock.ts';
import { believablePace, type Scenario } from './scenario.ts';
import { simulateMac, type MacState, type SimulatedMac } from './simulated-mac.ts';

const minutes = 60_000;

/** How long the server takes to tell Microsoft, at speed 1. */
const pushAfterMs = 12_000;

/** The Mac of a scenario as its server sees it. */
export function scenarioMac(scenario: Scenario, clock: SandboxClock, speed: number): SimulatedMac {
  const { answers, responsesAfter, pace, answer, push } = scenario.server;
  const { answerAfterMs, policyLagMs } = { ...believablePace, ...pace };
  return simulateMac({
    clock,
    initial: initialState(scenario, clock.now()),
    script: {
      answers,
      answerAfterMs: answerAfterMs / speed,
      policyLagMs: policyLagMs / speed,
      responsesAfter,
      ...answer,
      ...(push !== undefined && { push: { outcome: push, afterMs: pushAfterMs / speed } }),
    },
  });
}

function initialState({ mac, server }: Scenario, now: number): MacState {
  const evaluatedAt = server.recordAgeMs === null ? null : now - (server.recordAgeMs ?? 21 * minutes);
  return {
    macosVersion: mac.macosVersion,
    detailUpdatedAt: evaluatedAt === null ? null : evaluatedAt - minutes,
    policyUpdatedAt: server.record?.policies?.length === 0 ? null : evaluatedAt,
    refetchRequested: server.event === 'asked-by-somebody-else',
    responses: server.responses,
    status: 'online',
    mdm: 'On (automatic)',
    // Told soon after the evaluation, as it usually is.
    ...(server.push !== undefined && { pushes: [{ at: now - 20 * minutes, outcome: server.push }] }),
    ...server.record,
  };
}
