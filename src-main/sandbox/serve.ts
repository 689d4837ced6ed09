/** Composition root of `npm run sandbox`: serves one scenario until it is interrupted. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { clearwayLine } from './clearway-line.ts';
import { mendedMac } from './mended-mac.ts';
import { systemClock } from './sandbox-clock.ts';
import { scenarioIds, scenarios } from './scenarios.ts';
import { readServeArguments, usage, type ServeRequest } from './serve-arguments.ts';
import { startScenario, type StartedScenario } from './start-scenario.ts';

const idWidth = Math.max(...scenarioIds.map(id => id.length));
const request = readServeArguments(process.argv.slice(2));
switch (request.kind) {
  case 'list':
    // At once, because whoever reads on a pager or with `head` may leave before the end.
    say(scenarioIds.map(id => `${id.padEnd(idWidth)}  ${scenarios[id].description}`).join('\n'));
    break;
  case 'help':
    process.stdout.write(usage);
    break;
  case 'refused':
    process.stderr.write(`${request.because}\n\n${usage}`);
    process.exitCode = 2;
    break;
  case 'serve':
    await serve(request).catch((error: unknown) => {
      process.stderr.write(`The sandbox did not start: ${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    });
    break;
}

async function serve(asked: Extract<ServeRequest, { readonly kind: 'serve' }>): Promise<void> {
  const directory = await mkdtemp(path.join(tmpdir(), 'clearway-sandbox-'));
  const remove = (): Promise<void> => rm(directory, { recursive: true, force: true });
  const stopped = interrupted();
  try {
    const scenario = await startScenario({ ...asked, directory: path.join(directory, 'mac'), clock: systemClock });
    say(asked.json ? machineLine(asked.id, scenario) : invitation(asked.id, scenario));
    // A scenario in which nothing listens has nothing else that keeps this process alive.
    const awake = setInterval(() => undefined, 3_600_000);
    if (isMendable(asked.id)) mendAtEveryLine(scenario, asked.json);
    await stopped;
    clearInterval(awake);
    // Whoever started this process may hold its input open, and listening to it would keep it alive.
    process.stdin.destroy();
    await scenario.close();
  } finally {
    await remove();
  }
}

function isMendable(id: keyof typeof scenarios): boolean {
  return mendedMac(scenarios[id].mac) !== null;
}

/** Enter stands for the person who mends what fails. */
function mendAtEveryLine({ mend }: StartedScenario, json: boolean): void {
  process.stdin.on('data', () => {
    mend();
    say(json ? JSON.stringify({ mended: true }) : 'Mended.');
  });
}

/** Resolves at the first interrupt. The handlers stay, so that a second one cannot cut the closing short. */
function interrupted(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        resolve();
      });
    }
  });
}

function machineLine(id: keyof typeof scenarios, { root, state, url, token, expected }: StartedScenario): string {
  return JSON.stringify({ scenario: id, url, root, state, token, expected, mends: isMendable(id) });
}

function invitation(id: keyof typeof scenarios, scenario: StartedScenario): string {
  const { root, url } = scenario;
  return `Sandbox '${id}': ${scenarios[id].description}

  server         ${url}
  recorded Mac   ${root}

Try:  ${clearwayLine('status', scenario)}
Then: ${clearwayLine('refetch', scenario)}

The registration, step by step, and what the helpdesk reads out:
      ${clearwayLine('psso', scenario)}
      ${clearwayLine('psso --phone', scenario)}

${isMendable(id) ? 'Enter mends what fails on this Mac itself.\n' : ''}Ctrl-C ends it and removes the recorded Mac.`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
