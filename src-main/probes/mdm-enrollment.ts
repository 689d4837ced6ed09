import { known, unknown, type Fact } from '../core/fact.ts';
import type { MdmEnrollment } from '../core/facts.ts';
import { problem } from '../core/problem.ts';
import type { MdmVendor } from '../core/registration-facts.ts';
import { askCommand } from './ask-command.ts';
import { seen, type Probe } from './probe.ts';

const argv = ['/usr/bin/profiles', 'status', '-type', 'enrollment'] as const;

/** Is this Mac enrolled in MDM, and did the user approve it? */
export const mdmEnrollmentProbe: Probe<MdmEnrollment> = {
  id: 'mdm-enrollment',
  asks: [{ kind: 'command', argv }],
  ask: async (ports): Promise<Fact<MdmEnrollment>> => {
    const result = await askCommand(argv, ports);
    if (result.kind === 'failed') return unknown(result.problem);
    // The exit code says nothing reliable about enrolment: the text decides, and only a text that is understood.
    const parsed = parseEnrollment(result.stdout);
    if (parsed !== null) return known(parsed, seen(ports, argv.join(' ')));
    return unknown(
      result.exit === 0
        ? problem('output-not-understood', 'no MDM enrollment line')
        : problem('command-failed', `profiles exit ${result.exit}`),
    );
  },
};

const answers: Readonly<Record<string, Pick<MdmEnrollment, 'enrolled' | 'userApproved'>>> = {
  No: { enrolled: false, userApproved: null },
  Yes: { enrolled: true, userApproved: false },
  'Yes (User Approved)': { enrolled: true, userApproved: true },
};

/** Reads `profiles status -type enrollment`; null when it has no answer that is understood. */
export function parseEnrollment(output: string): MdmEnrollment | null {
  const lines = new Map<string, string>();
  for (const line of output.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) lines.set(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
  }
  const enrollment = lines.get('MDM enrollment') ?? '';
  const answer = Object.hasOwn(answers, enrollment) ? answers[enrollment] : undefined;
  if (answer === undefined) return null;
  const dep = lines.get('Enrolled via DEP');
  const server = urlOf(lines.get('MDM server'));
  return {
    ...answer,
    viaDep: dep === 'Yes' ? true : dep === 'No' ? false : null,
    // The host alone: the path of an MDM server URL can hold an enrolment secret.
    server: server === null ? null : server.hostname,
    vendor: server === null ? null : vendorOf(server),
  };
}

function urlOf(server: string | undefined): URL | null {
  return server !== undefined && /^https?:\/\//i.test(server) && URL.canParse(server) ? new URL(server) : null;
}

/** Whole labels from the right: anybody may call a host of their own `manage.microsoft.com.evil.example`. */
function isBelow(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

function vendorOf({ hostname, pathname }: URL): MdmVendor {
  const host = hostname.replace(/\.$/, '');
  if (isBelow(host, 'manage.microsoft.com') || isBelow(host, 'manage.microsoft.us')) return 'intune';
  const path = pathname.replace(/\/$/, '');
  // Both can stand behind somebody's own name and below a path of theirs.
  if (isBelow(host, 'jamfcloud.com') || path.endsWith('/mdm/ServerURL')) return 'jamf';
  return path.endsWith('/mdm/apple/mdm') ? 'fleet' : 'other';
}
