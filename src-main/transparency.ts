import { usualHeaders } from './adapters/http/request-headers.ts';
import { keychainService } from './adapters/keychain.ts';
import { resolverFiles } from './adapters/network-changes.ts';
import { osqueryArguments } from './adapters/osquery/arguments.ts';
import { osqueryPlaces } from './adapters/osquery/find-executable.ts';
import { timelineDocument } from './adapters/timeline-store.ts';
import { actionCommands, selfServiceAddress } from './app/action-commands.ts';
import { allTargets } from './app/action-targets.ts';
import { appHealthDocument } from './contract/app-health.ts';
import {
  isReadId,
  type ReadDestination,
  type ReadEntry,
  type ReadId,
  type ReadOccasion,
  type ReadTables,
} from './core/reads.ts';
import { choicesDocument } from './engine/keep-choices.ts';
import { iconNoticeDocument } from './engine/keep-icon-notice.ts';
import { journeyDocument } from './engine/keep-journey.ts';
import { noticesDocument } from './engine/keep-notices.ts';
import { statusDocument } from './engine/keep-status.ts';
import { windowDocument } from './engine/keep-window-size.ts';
import { installedPlist } from './installed-app.ts';
import { outboxFiles } from './open-outbox.ts';
import type { SecretName } from './ports.ts';
import { lookAsks } from './probes/collect.ts';
import { fleetCertificatesAsks } from './probes/fleet-certificates.ts';
import { fleetTokenAsks } from './probes/fleet-token.ts';
import { inSession } from './probes/preflight/as-user.ts';
import { preflightAsks } from './probes/preflight/collect-preflight.ts';
import { plutilOf, type Asked } from './probes/probe.ts';
import { systemProxyAsks } from './probes/system-proxy.ts';
import { secondSourcesAsks } from './probes/second-sources.ts';
import { settingsAsks } from './settings-asks.ts';
import { applePage } from './upstreams/captive-portal.ts';
import { fleetRoutes, routePath, type FleetRoute } from './upstreams/fleet/fleet-routes.ts';
import { reportMethod } from './upstreams/report/send-report.ts';

type Reader = { readonly id: ReadId; readonly when: ReadOccasion; readonly asks: readonly Asked[] };

/** Everything that reads this Mac through a port, with what it declares: nothing else can be read by it. */
export function macReaders(): readonly Reader[] {
  const look = lookAsks.map(({ id, asks }): Reader => {
    // A probe without words of its own would be shown without a reason.
    if (!isReadId(id)) throw new Error(`no words for what ${id} reads`);
    return { id, when: id === 'second-sources' ? 'when-needed' : 'each-look', asks };
  });
  const readers: readonly Reader[] = [
    { id: 'settings', when: 'each-look', asks: settingsAsks },
    ...look,
    { id: 'fleet-token', when: 'each-request', asks: fleetTokenAsks },
    { id: 'fleet-certificates', when: 'each-request', asks: fleetCertificatesAsks },
    { id: 'system-proxy', when: 'each-request', asks: systemProxyAsks },
    { id: 'local-policies', when: 'each-look', asks: [{ kind: 'osquery', statement: '{policy}' }] },
  ];
  return readers;
}

/** What only the preflight reads, beside what every look does. */
export function preflightReaders(): readonly Reader[] {
  return preflightAsks.map(({ id, asks }): Reader => {
    if (!isReadId(id)) throw new Error(`no words for what ${id} reads`);
    return { id, when: id === 'doctor-osquery' ? 'when-needed' : 'in-doctor', asks };
  });
}

/** All of it, made of the tables that the code itself goes by. */
export function transparencyTables(): ReadTables {
  return { commands: commands(), files: files(), requests: requests(), stored: stored(), sent: sent() };
}

const actionNames = ['open-company-portal', 'restart-sso-agent'] as const satisfies (keyof typeof actionCommands)[];

function isSecondSource(asked: Asked): boolean {
  return secondSourcesAsks.some(
    one => one.kind === 'osquery' && asked.kind === 'osquery' && one.statement === asked.statement,
  );
}

function commands(): readonly ReadEntry[] {
  const asked = [...macReaders(), ...preflightReaders()].flatMap(({ id, when, asks }) =>
    asks.flatMap((one): readonly ReadEntry[] => {
      // Two probes know what osquery can add to theirs; asked it is once for both, and only where their files say too little.
      if (one.kind === 'file' || (id !== 'second-sources' && isSecondSource(one))) return [];
      const what = one.kind === 'command' ? one.argv.join(' ') : `osquery: ${one.statement}`;
      return [{ id, what, when, goes: 'stays' }];
    }),
  );
  return [
    ...distinct(asked),
    {
      id: 'doctor-as-user',
      what: [...inSession({ name: '{user}', uid: '{uid}' }), '{command}'].join(' '),
      when: 'in-doctor',
      goes: 'stays',
    },
    { id: 'plist-conversion', what: plutilOf('{named}').join(' '), when: 'when-needed', goes: 'stays' },
    ...actionNames.map(
      (id): ReadEntry => ({ id, what: actionCommands[id].join(' '), when: 'when-you-ask', goes: 'stays' }),
    ),
    { id: 'osquery', what: ['osqueryd', ...osqueryArguments].join(' '), when: 'when-needed', goes: 'stays' },
  ];
}

function files(): readonly ReadEntry[] {
  const asked = [...macReaders(), ...preflightReaders()].flatMap(({ id, when, asks }) =>
    asks.flatMap((one): readonly ReadEntry[] =>
      one.kind === 'file' ? [{ id, what: one.path, when, goes: 'stays' }] : [],
    ),
  );
  return [
    ...distinct(asked),
    ...osqueryPlaces().map((what): ReadEntry => ({ id: 'osquery', what, when: 'when-needed', goes: 'stays' })),
    { id: 'system-certificates', what: '{system certificates}', when: 'each-request', goes: 'stays' },
    { id: 'system-certificates', what: '$NODE_EXTRA_CA_CERTS', when: 'each-request', goes: 'stays' },
    { id: 'own-version', what: installedPlist, when: 'each-look', goes: 'stays' },
    { id: 'network-watch', what: resolverFiles.darwin ?? '', when: 'while-running', goes: 'stays' },
  ];
}

const fleetIds: Readonly<Record<FleetRoute, ReadId>> = {
  desktop: 'fleet-desktop',
  host: 'fleet-host',
  policies: 'fleet-policies',
  activities: 'fleet-activities',
  refetch: 'fleet-refetch',
};
const fleetRouteNames = ['desktop', 'host', 'policies', 'activities', 'refetch'] as const satisfies FleetRoute[];

function requests(): readonly ReadEntry[] {
  return [
    ...fleetRouteNames.map(
      (route): ReadEntry => ({
        id: fleetIds[route],
        what: `${fleetRoutes[route].method} {FleetURL}/${routePath(route, '{token}')}`,
        when: route === 'refetch' ? 'when-you-ask' : 'each-look',
        goes: 'server',
      }),
    ),
    { id: 'report', what: `${reportMethod} {ReportURL}`, when: 'when-it-changes', goes: 'service' },
    { id: 'captive-portal', what: `GET ${applePage}`, when: 'when-needed', goes: 'apple' },
  ];
}

const secretNames = ['report-token'] as const satisfies readonly SecretName[];

function stored(): readonly ReadEntry[] {
  const kept = (id: ReadId, what: string): ReadEntry => ({ id, what, when: 'when-it-changes', goes: 'stays' });
  return [
    kept('status', `{state}/${statusDocument}`),
    kept('journey', `{state}/${journeyDocument}`),
    kept('choices', `{state}/${choicesDocument}`),
    kept('window', `{state}/${windowDocument}`),
    kept('notices', `{state}/${noticesDocument}`),
    kept('timeline', `{state}/${timelineDocument}`),
    ...outboxFiles.map(name => kept(name.endsWith('-lock') ? 'locks' : 'outbox', `{state}/outbox/${name}`)),
    kept('locks', '{state}/lock'),
    kept('icon-notice', `{state}/${iconNoticeDocument}`),
    { ...kept('app-health', `{state}/${appHealthDocument}`), when: 'while-running' },
    kept('log', '{logs}/clearway.log'),
    // What was in it before it reached its limit.
    kept('log', '{logs}/clearway.old.log'),
    kept('set-aside', '{state}/{document}.damaged-{time}'),
    { ...kept('osquery-home', '{temporary}/clearway-osquery-{random}'), when: 'when-needed' },
    kept('electron', '{state}/electron'),
    { ...kept('ticket-file', 'ticket --out {file}'), when: 'when-you-ask' },
    { ...kept('recording', 'record --out {folder}'), when: 'when-you-ask' },
    { ...kept('clipboard', '{clipboard}'), when: 'when-you-ask' },
    ...secretNames.map(
      (name): ReadEntry => ({ ...kept(name, `keychain: ${keychainService} ${name}`), when: 'when-you-ask' }),
    ),
  ];
}

function sent(): readonly ReadEntry[] {
  return [
    { id: 'device-token', what: routePath('desktop', '{token}'), when: 'each-request', goes: 'server' },
    { id: 'user-agent', what: `user-agent: ${usualHeaders['user-agent']}`, when: 'each-request', goes: 'server' },
    { id: 'report-body', what: 'docs/report-upstream.md', when: 'when-it-changes', goes: 'service' },
    ...[...allTargets(), selfServiceAddress, '{FleetURL}/device/{token}', '{link}'].map(
      (what): ReadEntry => ({ id: 'opened-page', what, when: 'when-you-ask', goes: openedBy(what) }),
    ),
  ];
}

/** macOS hands an address to the app that its scheme belongs to. */
function openedBy(address: string): ReadDestination {
  if (address.startsWith('x-apple.systempreferences:')) return 'settings';
  return address.startsWith('jamfselfservice:') ? 'self-service' : 'browser';
}

/** The same thing is read for one purpose once, however often it is declared. */
function distinct(entries: readonly ReadEntry[]): readonly ReadEntry[] {
  return [...new Map(entries.map(entry => [`${entry.id} ${entry.what}`, entry])).values()];
}
