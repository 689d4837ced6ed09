import { systemClock } from './adapters/clock.ts';
import { createHttp, goDirectly, noCertificates } from './adapters/http.ts';
import { hasNetwork } from './adapters/network.ts';
import type { Settings, SettingsResult } from './core/config.ts';
import type { Fact } from './core/fact.ts';
import type {
  Clock,
  Http,
  Log,
  MacIdentity,
  MacPorts,
  OutboxStore,
  ResolveProxy,
  RunCommand,
  Secrets,
} from './ports.ts';
import { collectFacts } from './probes/collect.ts';
import { fleetCertificatesAsks, readFleetCertificates } from './probes/fleet-certificates.ts';
import { checkFleetUrl, findFleetServer, fleetServerAsks } from './probes/fleet-server.ts';
import { fleetTokenAsks, readFleetToken } from './probes/fleet-token.ts';
import { macosVersionProbe } from './probes/macos-version.ts';
import type { Asked } from './probes/probe.ts';
import { restrictPorts } from './probes/restrict-ports.ts';
import { createSystemProxy, systemProxyAsks } from './probes/system-proxy.ts';
import { settingsAsks } from './settings-asks.ts';
import type { BrowserHost, EngineParts } from './engine/engine-parts.ts';
import { createSeenSecrets } from './engine/seen-secrets.ts';
import type { TicketParts } from './engine/ticket-maker.ts';
import { openEvaluation } from './open-evaluation.ts';
import { openMac, type Inspection } from './open-mac.ts';
import { readConfigFile, readManagedSettings } from './open-settings.ts';
import { createCaptivePortalCheck, looksCaptive } from './upstreams/captive-portal.ts';
import { createReporterOpener } from './upstreams/report/reporter-opener.ts';
import { createUpstreamSelector, type OpenReporter } from './upstreams/select-upstream.ts';
import { version } from './version.ts';

/** What the command line may choose: a recorded Mac, and with it a file that stands for its forced preferences. */
export type WorldOptions = {
  readonly root: string | null;
  readonly configFile: string | null;
  readonly home: string;
  readonly platform: NodeJS.Platform;
  readonly log: Log;
  /** What the app has, because only Chromium can run PAC scripts; without it the system's settings are read. */
  readonly resolveProxy?: ResolveProxy;
  /** Where reports wait. */
  readonly outbox: OutboxStore;
  /** A list of policies that stands for `LocalPolicies`, as text. */
  readonly localPolicies?: string | null;
  /** What stands between the product and its outside, to see or to answer what is asked. */
  readonly through?: Through;
};

/** Takes the place of the clock, of the ports, of every way to a server, and of the service that takes reports. */
export type Through = {
  readonly clock?: Clock;
  /** By which a recorded Mac takes its time. */
  readonly pace?: Clock;
  readonly mac?: (ports: MacPorts, inspection: Inspection) => MacPorts | Promise<MacPorts>;
  readonly http?: (http: Http) => Http;
  readonly openReporter?: OpenReporter;
  readonly secrets?: (secrets: Secrets) => Secrets;
};

/** The engine's parts that depend on this Mac, real or recorded; words and the kept snapshot come from the caller. */
export type World = Omit<
  EngineParts,
  'words' | 'last' | 'journey' | 'keepJourney' | 'timeline' | 'isFollowed' | 'reports'
> & {
  /**
   * The upstream's own page for this Mac, to be opened in a browser; null where there is none. Holds the device token.
   * Browsers may reach the server by another host than agents do.
   */
  readonly upstreamPage: (browserHost: BrowserHost | null) => Promise<string | null>;
  /** What decides where a remedy's action leads; the settings are read anew. */
  readonly readActionMac: () => Promise<Pick<MacIdentity, 'user'> & { macosVersion: string; settings: Settings }>;
  /** For actions that are a command; those of a recorded Mac touch nothing. */
  readonly run: RunCommand;
  readonly secrets: Secrets;
  /** What a ticket needs of this Mac. */
  readonly ticket: Pick<TicketParts, 'knownSecrets' | 'appVersion' | 'recording'>;
  /** A Keychain prompt is open that nobody has answered: the process cannot end in the usual way. */
  readonly isKeychainWaiting: () => boolean;
};

/** Wires real adapters, or those of a recorded Mac, to probes and upstreams. With a recorded Mac HTTP stays real. */
export async function openWorld(options: WorldOptions): Promise<World> {
  const { root, configFile, home, platform, log, through = {} } = options;
  const { clock = systemClock, mac: seeMac = same, http: seeHttp = same, secrets: seeSecrets = same } = through;
  const pace = through.pace ?? clock;
  const {
    secrets: keychain,
    isKeychainWaiting,
    recording,
    inspection,
    ...opened
  } = await openMac({ root, home, platform, clock, pace });
  const ports = await seeMac(opened, inspection);
  const reading = (asks: readonly Asked[]): MacPorts => restrictPorts(asks, ports);
  const seen = createSeenSecrets();
  const secrets = seen.watchKeychain(seeSecrets(keychain));
  const readToken = seen.watchToken(() => readFleetToken(reading(fleetTokenAsks).readFile));
  const isMac = root !== null || platform === 'darwin';
  const isCaptive = createCaptivePortalCheck(
    seeHttp(
      createHttp({ resolveProxy: goDirectly, readCertificates: noCertificates, hasNetwork, allowsPlainHttp: true }),
    ),
  );
  const readSettings = (): Promise<SettingsResult> =>
    configFile === null ? readManagedSettings(reading(settingsAsks), log) : readConfigFile(configFile, ports, log);
  const resolveProxy = options.resolveProxy ?? (isMac ? createSystemProxy(reading(systemProxyAsks).run) : goDirectly);
  const openReporter =
    through.openReporter ??
    createReporterOpener({
      http: seeHttp(createHttp({ resolveProxy, readCertificates: noCertificates, hasNetwork })),
      secrets,
      clock,
      random: Math.random,
      log,
      outbox: options.outbox,
      appVersion: version,
    });
  return {
    log,
    secrets,
    openReporter,
    ...openEvaluation(options.localPolicies ?? null, ports),
    isKeychainWaiting,
    ticket: {
      knownSecrets: () => readToken().then(() => seen.all()),
      appVersion: version,
      recording,
    },
    upstreamPage: async browserHost =>
      findUpstreamPage((await readSettings()).settings, browserHost, reading([...fleetServerAsks, ...fleetTokenAsks])),
    run: ports.run,
    readActionMac: async () => ({
      macosVersion: valueOr(await macosVersionProbe.ask(reading(macosVersionProbe.asks)), 'unknown'),
      user: ports.mac.user,
      settings: (await readSettings()).settings,
    }),
    random: Math.random,
    clock,
    readMac: async () => ({
      name: ports.mac.name,
      // On a real Mac it is a fact of the look.
      macosVersion: ports.mac.macosVersion ?? 'unknown',
      user: ports.mac.user.name,
    }),
    readSettings,
    collect: settings => collectFacts(settings, { ...ports, log }),
    openUpstreams: createUpstreamSelector({
      http: seeHttp(
        createHttp({
          resolveProxy,
          readCertificates: () => readFleetCertificates(reading(fleetCertificatesAsks)),
          hasNetwork,
        }),
      ),
      random: Math.random,
      // No portal can stand before a server on this machine, the only kind that plain http is accepted for.
      isCaptive: async (result, { protocol }) => protocol === 'https:' && looksCaptive(result) && (await isCaptive()),
      readToken,
      clock,
      openReporter,
    }),
  };
}

function same<T>(value: T): T {
  return value;
}

async function findUpstreamPage(
  settings: Settings,
  browserHost: BrowserHost | null,
  ports: MacPorts,
): Promise<string | null> {
  if (settings.Upstream !== 'auto' && settings.Upstream !== 'fleet') return null;
  const [server, token] = await Promise.all([
    findFleetServer(Promise.resolve(settings), ports),
    readFleetToken(ports.readFile),
  ]);
  if (server.kind !== 'found' || token.kind !== 'present') return null;
  const base = browserHost?.server === new URL(server.url).host ? findBrowserBase(browserHost.host) : null;
  return new URL(`device/${token.token}`, base ?? server.url).href;
}

/** Over https, whatever the server itself is reached by; a name that is more than a host and a port is not taken. */
function findBrowserBase(host: string): string | null {
  const base = /^[a-z\d.-]+(?::\d{1,5})?$/i.test(host) ? checkFleetUrl(`https://${host}/`) : null;
  return base?.kind === 'found' ? base.url : null;
}

function valueOr<T>(fact: Fact<T>, otherwise: T): T {
  return fact.kind === 'known' ? fact.value : otherwise;
}
