import path from 'node:path';
import type { StartedScenario } from './start-scenario.ts';

/** The command line that asks the recorded Mac of a running scenario, as it is typed. */
export function clearwayLine(command: string, { root, state }: Pick<StartedScenario, 'root' | 'state'>): string {
  // What the product keeps goes with the sandbox, unless the scenario brings something that was kept before.
  const options = `--root '${root}' --state '${state ?? path.join(path.dirname(root), 'state')}'`;
  return `npm run -s clearway -- ${command} ${options}`;
}
