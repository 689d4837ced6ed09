import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { checkout } from '../electron/checkout.ts';
import { ensureElectron } from '../electron/ensure-electron.ts';
import { type Counts, countTests } from './counts.ts';
import { describeFailures } from './failures.ts';
import { runBuffered } from './run-buffered.ts';
import type { Command, Step } from './steps.ts';

/** What one step gave. */
export type StepResult = { readonly counts: Counts; readonly output: string };

const failedOnce: Counts = { passed: 0, failed: 1, skipped: 0 };

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A program with windows needs a display; on a Linux without one a virtual one is made for it. */
const withDisplay = (command: Command): Command =>
  process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']
    ? { program: 'xvfb-run', args: ['-a', command.program, ...command.args] }
    : command;

const runStatic = async (command: Command): Promise<StepResult> => {
  const { succeeded, output } = await runBuffered(command, {});
  return { counts: succeeded ? { passed: 1, failed: 0, skipped: 0 } : failedOnce, output };
};

const runTests = async (command: Command, env: Readonly<Record<string, string>>): Promise<StepResult> => {
  const folder = await mkdtemp(resolve(tmpdir(), 'clearway-tests-'));
  const report = resolve(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  try {
    const ending = await runBuffered({ ...command, args: [...command.args, ...reporters] }, env);
    try {
      const json = await readFile(report, 'utf8');
      const counts = countTests(json, ending.succeeded);
      // Every test that passed stands in the output as well; it is of use only where no failure can be named.
      return { counts, output: describeFailures(json, checkout) || ending.output };
    } catch (error) {
      return { counts: failedOnce, output: `${ending.output}\nNo usable test report: ${message(error)}\n` };
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const runElectronTests = async (command: Command): Promise<StepResult> => {
  try {
    const { executablePath } = await ensureElectron();
    return await runTests(withDisplay(command), { CLEARWAY_ELECTRON_PATH: executablePath });
  } catch (error) {
    return { counts: failedOnce, output: `${message(error)}\n` };
  }
};

/** Runs one step and counts what it gave; a step that cannot run counts as failed. */
export const runStep = async ({ kind, command }: Step): Promise<StepResult> => {
  switch (kind) {
    case 'static':
      return runStatic(command);
    case 'tests':
      return runTests(command, {});
    case 'electron-tests':
      return runElectronTests(command);
  }
};
