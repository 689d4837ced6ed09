import type { CommandResult, MacPorts } from '../ports.ts';
import { commandDeadlineMs, commandMaxBytes } from './budgets.ts';

/** Runs one command of a probe within the usual deadline and cap. */
export function askCommand(argv: readonly [string, ...string[]], ports: MacPorts): Promise<CommandResult> {
  return ports.run({ argv, deadlineMs: commandDeadlineMs, maxBytes: commandMaxBytes });
}
