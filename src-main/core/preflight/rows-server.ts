import type { UpstreamReport } from '../../contract/snapshot.ts';
import { isLoopback } from '../loopback.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import {
  byFact,
  doesNotApply,
  fail,
  inWords,
  notKnown,
  ok,
  warn,
  type Decision,
  type PreflightRule,
} from './preflight-row.ts';
import { areSettingsKnown, asPerson } from './whose-settings.ts';

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
  'not-a-fleet-server': 'Something answers there that is no Fleet server, or a proxy hides it: look at FleetURL.',
  'proxy-sign-in-required':
    'The proxy wants a name and a password, which Clearway has none of: exclude this host from it.',
  'token-missing': 'Mend the row “Device token is fresh” first.',
  'token-not-understood': 'Mend the row “Device token is fresh” first.',
  'permission-denied': 'Mend the row “Device token is fresh” first.',
  'file-unreadable': 'Mend the row “Device token is fresh” first.',
  'command-timed-out': 'Run it again: a file with the server’s address was not read in time.',
  'sign-in-required': 'The server wants the person to sign in on My device first.',
  'upstream-unsupported': 'Clearway asks no server of this kind; local policies and ReportURL still work.',
};

/** What is wrong with the server, its address or what stands before it; anything else says only that nobody asked. */
const seenWrong: readonly string[] = [
  'no-upstream',
  'url-not-https',
  'url-not-understood',
  'not-a-fleet-server',
  'proxy-sign-in-required',
  'certificate-unreadable',
  'client-certificate-required',
];

/** Of the service that takes reports, where that has another remedy. */
const serviceTodos: Readonly<Record<string, string>> = {
  'no-upstream': 'Upstream is report: force ReportURL as well.',
  'url-not-https': 'ReportURL has to begin with https.',
  'url-not-understood': 'Correct ReportURL: an https address, without a name and password in it.',
};

export const serverReached: PreflightRule = {
  id: 'server-reached',
  title: 'Server is reached over TLS',
  asks: 'the server at FleetURL or at the address in fleetd’s profile; /usr/sbin/scutil --proxy',
  decide: facts =>
    byFact(facts.upstream, report => {
      switch (report.state) {
        case 'none':
          return areSettingsKnown(facts) ? doesNotApply('No server is asked.') : settingsUnread(report);
        case 'ok':
        case 'token-stale':
        case 'sign-in-required':
        case 'unlicensed':
        case 'rate-limited':
          return ok(reachedBy(report));
        case 'unreachable':
          return byWay(report);
        case 'misconfigured':
          return bySetUp(report, facts);
        case 'error':
          return report.lastContactAt === null
            ? notKnown(`${hostOf(report)}: ${codeOf(report)}.`, todoFor(report))
            : warn(`${hostOf(report)} answers, but not as it should: ${codeOf(report)}.`, todoFor(report));
      }
    }),
};

function bySetUp(report: UpstreamReport, facts: PreflightFacts): Decision {
  const code = codeOf(report);
  if (code === 'upstream-unsupported') return warn(`Upstream is ${report.kind}.`, todoFor(report));
  if (code === 'not-a-mac') return notKnown('Not known: this is not a Mac.', onMac);
  if (report.kind === 'report' && code === 'not-asked') return doesNotApply(reportsElsewhere);
  if (code === 'no-upstream' && !areSettingsKnown(facts)) return settingsUnread(report);
  return seenWrong.includes(code)
    ? fail(`${hostOf(report)}: ${code}.`, todoFor(report))
    : notKnown(`${notAsked(report)}: ${code}.`, todoFor(report));
}

/** Its token lies in the Keychain, which could want an answer from a person; without one it says nothing of this Mac. */
const reportsElsewhere =
  'The service at ReportURL is not asked from here; its address is well-formed. “clearway status” says where reports stand.';

function settingsUnread(report: UpstreamReport): Decision {
  return notKnown(`${notAsked(report)}: which one is wanted is not known.`, asPerson);
}

const onMac = 'Run it on a Mac, or name a recorded one with --root.';
const tokenFirst = 'Mend the row “Device token is fresh” first.';

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

function notAsked({ server }: UpstreamReport): string {
  return server === null ? 'No server was asked' : `${server} was not asked`;
}

function codeOf({ problem, state }: UpstreamReport): string {
  return problem?.code ?? state;
}

function todoFor(report: UpstreamReport): string {
  const code = codeOf(report);
  const forService = report.kind === 'report' ? serviceTodos[code] : undefined;
  return forService ?? wayTodos[code] ?? 'Look at the network, the firewall and the server’s name.';
}

export const serverLicence: PreflightRule = {
  id: 'server-licence',
  title: 'Server has the licence',
  asks: 'the Fleet server, for the policies of this device',
  decide: facts =>
    byFact(facts.upstream, report => {
      const { kind, state } = report;
      if (state === 'none' && !areSettingsKnown(facts)) return settingsUnread(report);
      if (state === 'none' || kind !== 'fleet') return doesNotApply('No Fleet server is asked.');
      if (state === 'unlicensed') {
        return fail(
          'The server says that it needs Fleet Premium.',
          'Policies of a device and conditional access need Fleet Premium: license the server.',
        );
      }
      return state === 'ok' ? ok('The server tells this Mac its policies.') : notKnown(...licenceUnsaid(report));
    }),
};

const serverFirst = 'Mend the row “Server is reached over TLS” first.';

/** Why the server did not say, and which row is the cause of that. */
function licenceUnsaid(report: UpstreamReport): [seen: string, todo: string] {
  const { state } = report;
  const code = codeOf(report);
  if (state === 'token-stale') return ['The server answers, and does not take this Mac’s token.', tokenFirst];
  if (state === 'misconfigured') {
    return code === 'not-a-fleet-server'
      ? ['What answers there is no Fleet server.', serverFirst]
      : [`The server was not asked: ${code}.`, wayTodos[code] ?? serverFirst];
  }
  return state === 'unreachable'
    ? [`The server did not answer: ${code}.`, serverFirst]
    : [`The server answers, and did not say: ${code}.`, wayTodos[code] ?? 'Run it again later.'];
}

const failAfterMs = 5 * 60_000;
const warnAfterMs = 60_000;
const sameWithinMs = 2000;

export const clockRight: PreflightRule = {
  id: 'clock-right',
  title: 'Clock agrees with the server',
  asks: 'the date of the server’s answer',
  decide: facts => {
    const { serverClock, upstream } = facts;
    if (upstream.kind === 'known' && codeOf(upstream.value) === 'upstream-unsupported') {
      return doesNotApply('No Mac can ask this kind of server.');
    }
    if (serverClock.kind === 'unknown' && upstream.kind === 'known') {
      return notKnown(
        `No server told its time: ${inWords(serverClock.problem)}.`,
        codeOf(upstream.value) === 'not-a-mac' ? onMac : serverFirst,
      );
    }
    if (serverClock.kind === 'not-applicable' && !areSettingsKnown(facts)) {
      return notKnown('No server told its time, and which one is wanted is not known.', asPerson);
    }
    return byFact(serverClock, ({ host, aheadMs }) => {
      const off = Math.abs(aheadMs);
      const seconds = Math.round(off / 1000);
      const seen =
        off < sameWithinMs
          ? `Within 2 seconds of ${host}.`
          : `${seconds} seconds ${aheadMs > 0 ? 'behind' : 'ahead of'} ${host}, by the date of its answer.`;
      const todo = 'Switch on “Set time and date automatically” in System Settings > General > Date & Time.';
      if (off >= failAfterMs) return fail(`${seen} Tokens and certificates fail by then.`, todo);
      return off >= warnAfterMs ? warn(seen, todo) : ok(seen);
    });
  },
};
