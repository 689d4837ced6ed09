import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { checkout } from '../electron/checkout.ts';

const firstLine = z.object({
  scenario: z.string(),
  url: z.string(),
  root: z.string(),
  /** A state folder to start with; null where the app starts fresh. */
  state: z.string().nullable(),
  /** Whether there is anything on its Mac that its person can mend. */
  mends: z.boolean(),
  expected: z.object({
    refetchState: z.string(),
    /** What is seen before the end, where that takes the app's patience. */
    within: z.object({ state: z.string() }).optional(),
  }),
});

/** A sandbox upstream in a process of its own, and the recorded Mac that belongs to it. */
export type SandboxProcess = z.output<typeof firstLine> & {
  /** Mends what fails on its Mac, as its person would; resolves when it is done. */
  readonly mend: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Starts `npm run sandbox` without npm: a signal to npm would end npm and leave the sandbox running. */
export async function startSandboxProcess(scenario: string, reportUrl: string | null): Promise<SandboxProcess> {
  const reports = reportUrl === null ? [] : ['--report-url', reportUrl];
  const args = ['--import', 'tsx', 'src-main/sandbox/serve.ts', '--json', '--scenario', scenario, ...reports];
  const child = spawn(process.execPath, args, { cwd: checkout, stdio: ['pipe', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const line = new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    exit.then(() => {
      reject(new Error(`the sandbox did not start scenario ${scenario}`));
    }, reject);
  });
  const started = firstLine.parse(JSON.parse(await line));
  return {
    ...started,
    mend: async () => {
      const mended = once(lines, 'line');
      child.stdin.write('\n');
      await mended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await exit;
    },
  };
}
