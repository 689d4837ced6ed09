import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src-main/sandbox/sandbox-clock.ts';
import type { ScenarioId } from '../../src-main/sandbox/scenarios.ts';
import { startScenario, type StartedScenario } from '../../src-main/sandbox/start-scenario.ts';
import { startClearway, type Ending } from './clearway.ts';

/** One command line on a scenario of its own, from the start of the sandbox to the exit code. */
export type ScenarioRun = Ending & Pick<StartedScenario, 'token' | 'expected'>;

/**
 * Runs one command on a scenario that nothing has touched before. It cleans up by itself: tests that run side by side
 * share the hooks of the test runner, and would close each other's servers.
 */
export async function runOnScenario(id: ScenarioId, ...command: readonly string[]): Promise<ScenarioRun> {
  const folder = await mkdtemp(join(tmpdir(), 'clearway-scenario-'));
  const scenario = await startScenario({ id, directory: join(folder, 'mac'), speed: 20, clock: systemClock });
  try {
    const options = ['--root', scenario.root, '--state', scenario.state ?? join(folder, 'state')];
    const ending = await startClearway({}, ...command, '--json', ...options).ending;
    return { ...ending, token: scenario.token, expected: scenario.expected };
  } finally {
    await scenario.close();
    await rm(folder, { recursive: true, force: true });
  }
}
