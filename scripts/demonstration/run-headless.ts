import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../electron/checkout.ts';
import { inviteMeanwhile, mendOnMac, type Stage } from './stage.ts';

/** The same story with the command line alone: status, refetch, status. Resolves with the last exit code. */
export async function runHeadless(stage: Stage): Promise<number> {
  const { root, state: kept } = stage.sandbox;
  const folder = await mkdtemp(join(tmpdir(), 'clearway-demo-'));
  const state = kept ?? folder;
  inviteMeanwhile({ root, state });
  try {
    let exit = 0;
    for (const [step, command] of ['status', 'refetch', 'status'].entries()) {
      process.stdout.write(`\n$ npm run -s clearway -- ${command} --root ${root} --state ${state}\n\n`);
      exit = await runCommandLine([command, '--root', root, '--state', state]);
      process.stdout.write(`(exit ${exit})\n`);
      await stage.receiver?.print();
      if (step === 0) await mendOnMac(stage, root);
    }
    return exit;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runCommandLine(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src-main/cli.ts', ...args], {
    cwd: checkout,
    stdio: 'inherit',
  });
  await once(child, 'exit');
  return child.exitCode ?? 1;
}
