import { known, unknown, type Fact } from '../core/fact.ts';
import type { Hardware } from '../core/posture-facts.ts';
import { problem } from '../core/problem.ts';
import { askCommand } from './ask-command.ts';
import { seen, type Probe } from './probe.ts';

const argv = ['/usr/sbin/ioreg', '-rd1', '-c', 'IOPlatformExpertDevice'] as const;

/** What names this Mac for a technician. */
export const hardwareProbe: Probe<Hardware> = {
  id: 'hardware',
  asks: [{ kind: 'command', argv }],
  ask: async (ports): Promise<Fact<Hardware>> => {
    const result = await askCommand(argv, ports);
    if (result.kind === 'failed') return unknown(result.problem);
    const parsed = parseHardware(result.stdout);
    if (parsed !== null) return known(parsed, seen(ports, argv.join(' ')));
    return unknown(
      result.exit === 0
        ? problem('output-not-understood', 'no platform device')
        : problem('command-failed', `ioreg exit ${result.exit}`),
    );
  },
};

/** Reads the platform's entry of the registry; null when there is none. Virtual Macs have one without a number. */
export function parseHardware(output: string): Hardware | null {
  if (!output.includes('IOPlatformExpertDevice')) return null;
  const serial = /^[ |]*"IOPlatformSerialNumber" = "([^"\r\n]*)"/m.exec(output)?.[1]?.trim() ?? '';
  return { serialNumber: /^[\w.+-]{1,64}$/.test(serial) ? serial : null };
}
