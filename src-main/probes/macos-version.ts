import { known, unknown, type Fact } from '../core/fact.ts';
import { problem } from '../core/problem.ts';
import { askCommand } from './ask-command.ts';
import { seen, type Probe } from './probe.ts';

const argv = ['/usr/bin/sw_vers', '-productVersion'] as const;

/** Which macOS is this? What a recorded Mac says of itself stands where `sw_vers` does not answer. */
export const macosVersionProbe: Probe<string> = {
  id: 'macos-version',
  asks: [{ kind: 'command', argv }],
  ask: async (ports): Promise<Fact<string>> => {
    const result = await askCommand(argv, ports);
    const version = result.kind === 'exited' && result.exit === 0 ? parseMacosVersion(result.stdout) : null;
    if (version !== null) return known(version, seen(ports, argv.join(' ')));
    const recorded = parseMacosVersion(ports.mac.macosVersion ?? '');
    if (recorded !== null) return known(recorded, seen(ports, 'mac.json'));
    if (result.kind === 'failed') return unknown(result.problem);
    return unknown(
      result.exit === 0
        ? problem('output-not-understood', 'no version')
        : problem('command-failed', `sw_vers exit ${result.exit}`),
    );
  },
};

/** A version and nothing else, in dotted numbers. */
export function parseMacosVersion(output: string): string | null {
  const text = output.trim();
  return /^\d{1,3}(\.\d{1,3}){0,3}$/.test(text) ? text : null;
}
