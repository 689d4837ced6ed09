import { known, unknown, type Fact } from '../../core/fact.ts';
import type { LoginItem } from '../../core/preflight/preflight-facts.ts';
import { problem } from '../../core/problem.ts';
import type { MacPorts, RunCommand } from '../../ports.ts';
import { askCommand } from '../ask-command.ts';
import { seen, type Probe } from '../probe.ts';
import { restrictPorts } from '../restrict-ports.ts';

const label = 'com.clearway.companion';
const agentPath = `/Library/LaunchAgents/${label}.plist`;
const background = ['/usr/bin/sfltool', 'dumpbtm'] as const;

/**
 * Is the LaunchAgent there, loaded and not switched off? What login items there are besides is asked as root alone: of
 * anybody else macOS would want a password.
 */
export function loginItemProbe(runAsRoot: RunCommand | null): Probe<LoginItem> {
  const asks: Probe<LoginItem>['asks'] = [
    { kind: 'file', path: agentPath },
    { kind: 'command', argv: printOf('{uid}') },
    { kind: 'command', argv: printDisabledOf('{uid}') },
    { kind: 'command', argv: background },
  ];
  return {
    id: 'doctor-login-item',
    asks,
    ask: async (ports): Promise<Fact<LoginItem>> => {
      const uid = String(ports.mac.user.uid);
      const [file, job, disabled, isTwice] = await Promise.all([
        ports.readFile(agentPath, 64 * 1024),
        askCommand(printOf(uid), ports),
        askCommand(printDisabledOf(uid), ports),
        runAsRoot === null ? null : askBackground(restrictPorts(asks, { ...ports, run: runAsRoot })),
      ]);
      if (file.kind === 'failed') return unknown(file.problem);
      const hasFile = file.kind === 'read';
      if (job.kind === 'failed') return unknown(job.problem);
      const loaded = parseJob(job.exit, `${job.stdout}\n${job.stderr}`);
      if (loaded === null) return unknown(problem('command-failed', `launchctl exit ${job.exit}`));
      if (disabled.kind === 'failed') return unknown(disabled.problem);
      const isDisabled = disabled.exit === 0 ? parseDisabled(disabled.stdout) : null;
      if (isDisabled === null) return unknown(problem('output-not-understood', 'launchctl print-disabled'));
      return known({ hasFile, ...loaded, isDisabled, isTwice }, seen(ports, printOf(uid).join(' ')));
    },
  };
}

function printOf(uid: string): readonly [string, ...string[]] {
  return ['/bin/launchctl', 'print', `gui/${uid}/${label}`];
}

function printDisabledOf(uid: string): readonly [string, ...string[]] {
  return ['/bin/launchctl', 'print-disabled', `gui/${uid}`];
}

/** Reads what `launchctl print` says of the job; null where it could not say, as without anybody logged in. */
export function parseJob(exit: number, output: string): Pick<LoginItem, 'isLoaded' | 'isRunning'> | null {
  if (exit === 0) return { isLoaded: true, isRunning: /^\s*state = running\s*$/m.test(output) };
  return /could not find service/i.test(output) ? { isLoaded: false, isRunning: false } : null;
}

/** Whether the job is among those that are switched off; null for what is no such list. Older macOS says true and false. */
export function parseDisabled(output: string): boolean | null {
  if (!/disabled services = \{/.test(output)) return null;
  return /^\s*"com\.clearway\.companion" => (?:disabled|true)\s*$/m.test(output);
}

async function askBackground(ports: MacPorts): Promise<boolean | null> {
  const result = await askCommand(background, ports);
  return result.kind === 'exited' && result.exit === 0 ? parseBackgroundItems(result.stdout) : null;
}

/**
 * Whether an enabled item names the app itself, and not its LaunchAgent. Apple documents no format: what is not
 * recognised as a list of items is not known.
 */
export function parseBackgroundItems(output: string): boolean | null {
  const items = output.split(/^\s*#\d+:\s*$/m).slice(1);
  if (items.length === 0) return null;
  return items.some(
    item =>
      /^\s*Type:\s*(?:app|login item)\b/m.test(item) &&
      /^\s*Identifier:\s*(?:\d+\.)?com\.clearway\.companion\s*$/m.test(item) &&
      /^\s*Disposition:\s*\[\s*enabled\b/m.test(item),
  );
}
