import { known, unknown, type Fact } from '../core/fact.ts';
import { instant } from '../core/instants.ts';
import { problem } from '../core/problem.ts';
import type { PortalReceipt } from '../core/registration-facts.ts';
import type { CommandResult, MacPorts } from '../ports.ts';
import { askCommand } from './ask-command.ts';
import { seen, type Probe } from './probe.ts';

/** Both ids are in use: installers changed it in the course of the years. */
const packageIds = ['com.microsoft.CompanyPortalMac', 'com.microsoft.CompanyPortal'] as const;

function argvOf(packageId: string) {
  return ['/usr/sbin/pkgutil', '--pkg-info', packageId] as const;
}

/** Was Company Portal ever installed here? The receipt outlives the app. */
export const portalReceiptProbe: Probe<PortalReceipt> = {
  id: 'portal-receipt',
  asks: packageIds.map(id => ({ kind: 'command', argv: argvOf(id) })),
  ask: async (ports): Promise<Fact<PortalReceipt>> => {
    const [present, earlier] = packageIds;
    const first = await askReceipt(present, ports);
    if (first.kind === 'known' && first.value.found) return first;
    const second = await askReceipt(earlier, ports);
    // No receipt by one name says nothing where the other name could not be asked for.
    return second.kind === 'known' && second.value.found ? second : first.kind === 'known' ? second : first;
  },
};

async function askReceipt(packageId: string, ports: MacPorts): Promise<Fact<PortalReceipt>> {
  const argv = argvOf(packageId);
  const result = await askCommand(argv, ports);
  if (result.kind === 'failed') return unknown(result.problem);
  const receipt = parseReceipt(result, packageId);
  if (receipt !== null) return known(receipt, seen(ports, argv.join(' ')));
  return unknown(
    result.exit === 0
      ? problem('output-not-understood', 'no package-id line')
      : problem('command-failed', `pkgutil exit ${result.exit}`),
  );
}

const noReceipt: PortalReceipt = { found: false, packageId: null, version: null, installedAt: null };

/** Reads `pkgutil --pkg-info`; null when it says neither that there is a receipt nor that there is none. */
export function parseReceipt(
  { stdout, stderr }: Pick<Extract<CommandResult, { kind: 'exited' }>, 'stdout' | 'stderr'>,
  packageId: string,
): PortalReceipt | null {
  const lines = new Map<string, string>();
  for (const line of stdout.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) lines.set(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
  }
  if (lines.get('package-id') === packageId) {
    const version = lines.get('version') ?? '';
    return {
      found: true,
      packageId,
      version: /^[\w.+-]{1,100}$/.test(version) ? version : null,
      installedAt: readSeconds(lines.get('install-time')),
    };
  }
  return stdout.includes('No receipt for') || stderr.includes('No receipt for') ? noReceipt : null;
}

/** Seconds since the epoch as an instant; ten digits last until the year 2286. */
function readSeconds(text: string | undefined): string | null {
  return text !== undefined && /^\d{1,10}$/.test(text) ? instant(Number(text) * 1000) : null;
}
