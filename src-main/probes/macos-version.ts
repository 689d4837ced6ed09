import type { MacPorts } from '../ports.ts';
import { commandDeadlineMs, commandMaxBytes } from './budgets.ts';
import type { Asked } from './probe.ts';

const argv = ['/usr/bin/sw_vers', '-productVersion'] as const;
export const macosVersionAsks: readonly Asked[] = [{ kind: 'command', argv }];

/** The version of macOS as `sw_vers` says it, else as the recorded Mac says, else `unknown`. */
export async function readMacosVersion(ports: MacPorts): Promise<string> {
  const result = await ports.run({
    argv,
    deadlineMs: commandDeadlineMs,
    maxBytes: commandMaxBytes,
  });
  const text = result.kind === 'exited' && result.exit === 0 ? result.stdout.trim() : '';
  return /^\d{1,3}(\.\d{1,3}){0,3}$/.test(text) ? text : (ports.mac.macosVersion ?? 'unknown');
}
