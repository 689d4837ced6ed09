import { parseArgs } from 'node:util';
import { runAutomatically, runForPerson } from './demonstration/run-app.ts';
import { runHeadless } from './demonstration/run-headless.ts';
import { startSandboxProcess } from './demonstration/sandbox-process.ts';

const usage = 'Usage: ./scripts/demo [--headless] [--scenario ID]   (scenarios: npm run sandbox -- --list)\n';

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`The demo could not go on: ${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
});

async function main(): Promise<number> {
  const options = readOptions();
  if (options === null) {
    process.stderr.write(usage);
    return 2;
  }
  const sandbox = await startSandboxProcess(options.scenario);
  process.stdout.write(
    `Sandbox upstream at ${sandbox.url}, scenario ${sandbox.scenario}, recorded Mac in ${sandbox.root}\n`,
  );
  try {
    if (options.headless) return await runHeadless(sandbox);
    return await (options.automatic ? runAutomatically(sandbox) : runForPerson(sandbox));
  } finally {
    await sandbox.stop();
  }
}

function readOptions(): { headless: boolean; automatic: boolean; scenario: string } | null {
  try {
    const { values } = parseArgs({
      options: {
        headless: { type: 'boolean', default: false },
        automatic: { type: 'boolean', default: false },
        scenario: { type: 'string', default: 'blocked-then-fixed' },
      },
    });
    return values;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
