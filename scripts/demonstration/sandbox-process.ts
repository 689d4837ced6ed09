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
  expected: z.object({
    refetchState: z.string(),
    /** What is seen before the end, where that takes the app's patience. */
    within: z.object({ state: z.string() }).optional(),
  }),
});

/** A sandbox upstream in a process of its own, and the recorded Mac that belongs to it. */
export type SandboxProcess = z.output<typeof firstLine> & { readonly stop: () => Promise<void> };

/** Starts `npm run sandbox` without npm: a signal to npm would end npm and leave the sandbox running. */
export async function startSandboxProcess(scenario: string): Promise<SandboxProcess> {
  const args = ['--import', 'tsx', 'src-main/sandbox/serve.ts', '--json', '--scenario', scenario];
  const child = spawn(process.execPath, args, { cwd: checkout, stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  const line = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    exit.then(() => {
      reject(new Error(`the sandbox did not start scenario ${scenario}`));
    }, reject);
  });
  const started = firstLine.parse(JSON.parse(await line));
  return {
    ...started,
    stop: async () => {
      child.kill('SIGTERM');
      await exit;
    },
  };
}
