import { parseArgs } from 'node:util';
import { isScenarioId, scenarios } from '../src-main/sandbox/scenarios.ts';
import { startDemoReceiver } from './demonstration/demo-receiver.ts';
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
  const receiver = hasService(options.scenario) ? await startDemoReceiver() : null;
  try {
    const sandbox = await startSandboxProcess(options.scenario, receiver?.reportUrl ?? null);
    process.stdout.write(
      `Sandbox upstream at ${sandbox.url}, scenario ${sandbox.scenario}, recorded Mac in ${sandbox.root}\n`,
    );
    try {
      const stage = { sandbox, receiver };
      if (options.headless) return await runHeadless(stage);
      return await (options.automatic ? runAutomatically(stage) : runForPerson(stage));
    } finally {
      await sandbox.stop();
    }
  } finally {
    await receiver?.stop();
  }
}

/** Whether the story has a service that judges reports, for which the reference receiver stands. */
function hasService(scenario: string): boolean {
  return isScenarioId(scenario) && scenarios[scenario].service === 'judges';
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
