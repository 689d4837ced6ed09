import { canRestartSsoAgent, macosReleaseOf } from '../core/macos-release.ts';
import type { RunCommand } from '../ports.ts';
import { actionCommands } from './action-commands.ts';
import type { ActionMac, ActionOutcome } from './action-outcome.ts';

export type RestartPorts = {
  readonly run: RunCommand;
  readonly confirm: () => Promise<boolean>;
};

const deadlineMs = 5000;
const maxBytes = 4096;

/**
 * Restarts the person's own AppSSOAgent, which launchd starts again: it then loads the profile and asks for the
 * registration. Whatever a page asks for, not on a macOS where that can break the registration.
 */
export async function restartSsoAgent({ macosVersion, user }: ActionMac, ports: RestartPorts): Promise<ActionOutcome> {
  if (!canRestartSsoAgent(macosReleaseOf(macosVersion))) return { kind: 'refused', why: 'macos' };
  // Root's processes are the system's.
  if (!Number.isSafeInteger(user.uid) || user.uid <= 0) return { kind: 'refused', why: 'user' };
  if (!(await ports.confirm())) return { kind: 'declined' };
  const [program, ...rest] = actionCommands['restart-sso-agent'];
  const result = await ports.run({
    argv: [program, ...rest.map(part => (part === '{uid}' ? String(user.uid) : part))],
    deadlineMs,
    maxBytes,
  });
  if (result.kind === 'failed') return { kind: 'not-done', why: result.problem.code };
  // 1: there was none to end. launchd starts it when it is needed, so nothing has happened.
  return result.exit === 0 ? { kind: 'done' } : { kind: 'not-done', why: `exit ${result.exit}` };
}
