import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { snapshotSchema } from '../../src-main/engine/snapshot-schema.ts';
import { recordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { writeRecordedMac } from '../../src-main/sandbox/recorded-mac-files.ts';
import { systemClock } from '../../src-main/sandbox/sandbox-clock.ts';
import type { ScenarioId } from '../../src-main/sandbox/scenarios.ts';
import { startScenario } from '../../src-main/sandbox/start-scenario.ts';
import { builtProgram } from '../programs/built-program.ts';

export type Ending = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Runs the real command line in a process of its own. */
export function clearway(...args: readonly string[]): Promise<Ending> {
  return startClearway({}, ...args).ending;
}

/** Starts the command line and lets the test send it signals. */
export function startClearway(env: Readonly<NodeJS.ProcessEnv>, ...args: readonly string[]) {
  const child = spawn(process.execPath, [builtProgram('src-main/cli.ts'), ...args], {
    cwd: checkout,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const line = new Promise<void>(resolve => {
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      if (stdout.includes('\n')) resolve();
    });
  });
  const ending = new Promise<Ending>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => {
      resolve({ code, stdout, stderr });
    });
  });
  return { child, ending, line };
}

/** A folder for one test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'clearway-cli-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A scenario on the real clock; the sandbox's Mac answers twenty times faster than a believable one. */
export async function scenarioFor(id: ScenarioId) {
  const folder = await temporaryFolder();
  const scenario = await startScenario({ id, directory: join(folder, 'mac'), speed: 20, clock: systemClock });
  onTestFinished(() => scenario.close());
  const state = join(folder, 'state');
  return { ...scenario, state, options: ['--root', scenario.root, '--state', state] };
}

/** A recorded Mac without a server, and the options that choose it. */
export async function macFor(registration: NonNullable<Parameters<typeof recordedMac>[0]['registration']>) {
  const folder = await temporaryFolder();
  const root = join(folder, 'mac');
  await writeRecordedMac(root, recordedMac({ now: Date.now(), fleet: null, registration }));
  return { root, options: ['--root', root, '--state', join(folder, 'state')] };
}

/** The one JSON document on stdout, as a snapshot. */
export function snapshotOf({ stdout }: Ending): Snapshot {
  return snapshotSchema.parse(JSON.parse(stdout));
}
