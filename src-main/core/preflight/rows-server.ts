import type { UpstreamReport } from '../../contract/snapshot.ts';
import { isLoopback } from '../loopback.ts';
import { byFact, fail, notKnown, ok, warn, type Decision, type PreflightRule } from './preflight-row.ts';

/** By the code of what is wrong on the way. */
const wayTodos: Readonly<Record<string, string>> = {
  'certificate-not-trusted':
    'Install the server’s root certificate on this Mac; where a proxy inspects TLS, exclude this host from it.',
  'certificate-expired': 'Renew the server’s certificate, and look at this Mac’s clock.',
  'certificate-unreadable': 'Make the file that orbit names as ORBIT_FLEET_CERTIFICATE readable for everybody.',
  'tls-failed': 'Look at the server’s TLS set-up; where a proxy inspects TLS, exclude this host from it.',
  'client-certificate-required': 'Clearway has no client certificate: let the device API be reached without one.',
  'host-not-found': 'Look at FleetURL and at the DNS of this network.',
  'proxy-unsupported': 'The command line runs no PAC scripts; the app does. Exclude this host, or look in the app.',
  'captive-portal': 'Sign in to this network first.',
  'no-upstream': 'Force FleetURL, or let fleetd’s profile name the server.',
  'url-not-https': 'FleetURL has to begin with https.',
  'url-not-understood': 'Correct FleetURL.',
  'upstream-unsupported': 'Clearway asks no server of this kind; local policies and ReportURL still work.',
};

export const serverReached: PreflightRule = {
  id: 'server-reached',
  title: 'Server is reached over TLS',
  decide: ({ upstream }) =>
    byFact(upstream, report => {
      const { state, problem } = report;
      switch (state) {
        case 'none':
          return ok('No server is asked.');
        case 'ok':
        case 'token-stale':
        case 'sign-in-required':
        case 'unlicensed':
        case 'rate-limited':
          return ok(reachedBy(report));
        case 'unreachable':
          return byWay(report);
        case 'misconfigured':
          if (problem?.code === 'not-asked') {
            return notKnown(
              'The service that takes reports was not asked.',
              '“clearway status” says where reports stand.',
            );
          }
          if (problem?.code === 'not-a-mac') return notKnown('Not known: this is not a Mac.', onMac);
          return problem?.code === 'upstream-unsupported'
            ? warn(`Upstream is ${report.kind}.`, todoFor(report))
            : fail(`${hostOf(report)}: ${codeOf(report)}.`, todoFor(report));
        case 'error':
          return report.lastContactAt === null
            ? notKnown(`${hostOf(report)}: ${codeOf(report)}.`, todoFor(report))
            : warn(`${hostOf(report)} answers, but not as it should: ${codeOf(report)}.`, todoFor(report));
      }
    }),
};

const onMac = 'Run it on a Mac, or name a recorded one with --root.';

/** Plain http is taken from this machine alone, so that nothing there tells of a certificate. */
function reachedBy(report: UpstreamReport): string {
  return isLoopback(report.server?.replace(/:\d+$/, '') ?? '')
    ? `${hostOf(report)} answers, on this machine; whether by TLS was not looked at.`
    : `${hostOf(report)} answers, and its certificate is trusted.`;
}

function byWay(report: UpstreamReport): Decision {
  const seen = `${hostOf(report)} is not reached: ${codeOf(report)}.`;
  // A server that is silent for the few seconds that there are is not known to be out of reach.
  return report.problem?.code === 'request-timed-out'
    ? notKnown(`${hostOf(report)}: not answered in time (request-timed-out).`, 'Run it again on another network.')
    : fail(seen, todoFor(report));
}

function hostOf({ server }: UpstreamReport): string {
  return server ?? 'No server';
}

function codeOf({ problem, state }: UpstreamReport): string {
  return problem?.code ?? state;
}

/** The same for the service that takes reports, which has an address of its own. */
const reportTodos: Readonly<Record<string, string>> = {
  'no-upstream': 'Force ReportURL, or another Upstream.',
  'url-not-https': 'ReportURL has to begin with https.',
  'url-not-understood': 'Correct ReportURL.',
};

function todoFor(report: UpstreamReport): string {
  const ofReports = report.kind === 'report' ? reportTodos[codeOf(report)] : undefined;
  if (ofReports !== undefined) return ofReports;
  return wayTodos[codeOf(report)] ?? 'Look at the network, the firewall and the server’s name.';
}

export const serverLicence: PreflightRule = {
  id: 'server-licence',
  title: 'Server has the licence',
  decide: ({ upstream }) =>
    byFact(upstream, ({ kind, state, lastContactAt }) => {
      if (state === 'none' || kind !== 'fleet') return ok('No Fleet server is asked.');
      if (state === 'unlicensed') {
        return fail(
          'The server says that it needs Fleet Premium.',
          'Policies of a device and conditional access need Fleet Premium: license the server.',
        );
      }
      if (state === 'ok') return ok('The server tells this Mac its policies.');
      return notKnown(
        lastContactAt === null ? 'The server did not answer.' : 'The server did not say.',
        'Mend the rows about the server and the token first.',
      );
    }),
};

const failAfterMs = 5 * 60_000;
const warnAfterMs = 60_000;
const sameWithinMs = 2000;

export const clockRight: PreflightRule = {
  id: 'clock-right',
  title: 'Clock agrees with the server',
  decide: ({ serverClock }) =>
    byFact(serverClock, ({ host, aheadMs }) => {
      const off = Math.abs(aheadMs);
      const seconds = Math.round(off / 1000);
      const seen =
        off < sameWithinMs
          ? `Within 2 seconds of ${host}.`
          : `${seconds} seconds ${aheadMs > 0 ? 'behind' : 'ahead of'} ${host}, by the date of its answer.`;
      const todo = 'Switch on “Set time and date automatically” in System Settings > General > Date & Time.';
      if (off >= failAfterMs) return fail(`${seen} Tokens and certificates fail by then.`, todo);
      return off >= warnAfterMs ? warn(seen, todo) : ok(seen);
    }),
};
