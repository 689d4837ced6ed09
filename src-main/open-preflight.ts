import { known, unknown, type Fact } from './core/fact.ts';
import type { Facts } from './core/facts.ts';
import { elapsedMs, instant } from './core/instants.ts';
import { decidePreflight, type PreflightReport } from './core/preflight/decide-preflight.ts';
import type { PreflightFacts, ServerClock, SettingFaultSeen, SettingsSeen } from './core/preflight/preflight-facts.ts';
import { isBookkeeping } from './core/config.ts';
import { problem, problemCodes, type Problem } from './core/problem.ts';
import { decideRegistration } from './core/registration.ts';
import type { RegistrationReport, UpstreamReport } from './contract/snapshot.ts';
import type { Engine } from './engine/engine-parts.ts';
import type { Inspection } from './open-mac.ts';
import { readConfigLevel } from './open-settings.ts';
import { readForcedSource } from './open-settings-source.ts';
import type { SettingFault } from './kits/setting-complaint.ts';
import type { Clock, Http, Log, MacPorts } from './ports.ts';
import { askAsUser, type AskedAs } from './probes/preflight/as-user.ts';
import { collectPreflight, type PreflightQuestions } from './probes/preflight/collect-preflight.ts';
import { restrictPorts } from './probes/restrict-ports.ts';
import { settingsAsks } from './settings-asks.ts';
import { readReportUrl } from './upstreams/report/report-url.ts';
import { version } from './version.ts';
import type { Through, World } from './wiring.ts';

/** A management server stops a script that hangs, and then has no answer at all: everything ends within ten seconds. */
const askMs = 6000;
const wholeMs = 8000;

/** What the preflight is made of. */
export type Preflight = {
  /** How this Mac and its server are asked. */
  readonly through: Through;
  /** Whether what is kept belongs to whoever runs this: root reads no state of its own, nor of anybody else. */
  readonly isOwnState: () => boolean;
  /** The facts of the look: known although the server may be silent. */
  readonly sawFacts: (facts: Promise<Facts>) => void;
  readonly report: (engine: Engine, world: World) => Promise<PreflightReport>;
};

/** Opens the preflight; its time runs from `startedAt`. */
export function openPreflight(parts: {
  readonly clock: Clock;
  readonly startedAt: number;
  readonly log: Log;
  readonly configFile: string | null;
}): Preflight {
  const { clock, startedAt, log, configFile } = parts;
  const left = (ms: number): number => Math.max(1, startedAt + ms - clock.now());
  const clocks = new Map<string, ServerClock>();
  let opened: { readonly asked: AskedAs; readonly inspection: Inspection } | null = null;
  let facts: Promise<Facts> | null = null;

  /** Whatever hangs, something is known of it by the end: that it was not answered in time. */
  async function inTime<T>(asked: Promise<T>, late: T): Promise<T> {
    let cancel = (): void => undefined;
    const ended = new Promise<T>(resolve => {
      cancel = clock.after(left(wholeMs), () => {
        resolve(late);
      });
    });
    const answer = await Promise.race([asked, ended]);
    cancel();
    return answer;
  }

  async function gather(engine: Engine, world: World): Promise<PreflightFacts> {
    if (opened === null) throw new Error('the preflight has no Mac');
    const { asked, inspection } = opened;
    const reading = world.readSettings();
    const own = collectPreflight(
      reading.then(({ settings }) => settings),
      { asked, readFuses: inspection.readFuses, log },
    );
    const looked = engine.look('started');
    const within = <T>(fact: Promise<Fact<T>>): Promise<Fact<T>> => inTime(fact, late);
    const upstream = within(looked.then(({ upstream: seen }) => seeUpstream(seen, clock)));
    const [settings, look, kept, answered] = await Promise.all([
      within(seeSettings(reading, asked.ports, configFile)),
      inTime(facts ?? Promise.resolve(null), null),
      within(own.kept),
      upstream,
    ]);
    const basis = asked.ranAs.basis;
    const registration = basis === 'status-json' ? fromKept(kept) : fromFacts(look);
    const now = instant(clock.now());
    const takenAt = kept.kind === 'known' ? (kept.value?.takenAt ?? null) : null;
    const age = elapsedMs(takenAt, now);
    return {
      now,
      version,
      ranAs: { ...asked.ranAs, ageSeconds: age === undefined ? null : Math.round(age / 1000) },
      uid: asked.ports.mac.user.uid,
      settings,
      look: look ?? nothingSeen,
      registration,
      upstream: answered,
      serverClock: clockOf(answered, clocks),
      ...(await settleAll(own, within)),
    };
  }

  return {
    through: {
      mac: async (ports, inspection) => {
        const hurried = hurry(ports, () => left(askMs));
        opened = { asked: await askAsUser(hurried, inspection.readOwned), inspection };
        return opened.asked.ports;
      },
      http: send => noteClock({ send, clocks, clock, leftMs: () => left(askMs) }),
      openReporter: ({ ReportURL }) => (ReportURL === null ? null : whyNotAsked(ReportURL)),
    },
    isOwnState: () => opened?.asked.ranAs.asRoot === false,
    sawFacts: seen => {
      facts = seen;
    },
    report: async (engine, world) => decidePreflight(await gather(engine, world)),
  };
}

const late = unknown(problem('timed-out'));

const nothingSeen: PreflightFacts['look'] = {
  macosVersion: late,
  mdmEnrollment: late,
  fleetAgent: late,
  jamf: late,
  intune: late,
  companyPortal: late,
  ssoExtension: late,
  ssoProfiles: late,
  appSso: late,
};

type Settled = Pick<PreflightFacts, Exclude<keyof PreflightQuestions, 'kept'>>;

async function settleAll(
  own: PreflightQuestions,
  within: <T>(fact: Promise<Fact<T>>) => Promise<Fact<T>>,
): Promise<Settled> {
  const [app, signature, fuses, loginItem, managedNotifications, health, stateRoom, osquery] = await Promise.all([
    within(own.app),
    within(own.signature),
    within(own.fuses),
    within(own.loginItem),
    within(own.managedNotifications),
    within(own.health),
    within(own.stateRoom),
    within(own.osquery),
  ]);
  return { app, signature, fuses, loginItem, managedNotifications, health, stateRoom, osquery };
}

const notAskedHere = problem('not-asked');

/** A service that could be asked, and is not, is neither in order nor at fault. */
function seeUpstream(seen: UpstreamReport, clock: Clock): Fact<UpstreamReport> {
  return seen.kind === 'report' && seen.problem?.code === notAskedHere.code
    ? {
        kind: 'not-applicable',
        because: 'reports to ReportURL are sent by the app, and “clearway status” says where they stand',
      }
    : known(seen, observation(clock));
}

function observation(clock: Clock) {
  return { observedAt: instant(clock.now()), source: 'look' };
}

async function seeSettings(
  reading: ReturnType<World['readSettings']>,
  ports: MacPorts,
  configFile: string | null,
): Promise<Fact<SettingsSeen>> {
  // Loaded here, because no other command looks at settings with parsers that cost a start.
  const [{ judgeSettings }, { openJudges }, { settings }, levels] = await Promise.all([
    import('./kits/judge-settings.ts'),
    import('./open-judges.ts'),
    reading,
    configFile === null
      ? readForcedSource(restrictPorts(settingsAsks, ports))
      : readConfigLevel(configFile, ports).then(level => [level]),
  ]);
  const unread = levels.find(level => level.problem !== null)?.problem;
  if (configFile === null && unread !== undefined && unread !== null) return unknown(unread);
  const forced = levels.flatMap(({ values }) => (values === null ? [] : [values]));
  const isForced = forced.some(values => Object.keys(values).some(key => !isBookkeeping(key, forced)));
  return known(
    { settings, complaints: judgeSettings(levels, openJudges()).map(seenFault), isForced },
    observation(ports.clock),
  );
}

function fromFacts(look: Pick<Facts, 'appSso' | 'ssoProfiles'> | null): Fact<RegistrationReport> {
  if (look === null) return late;
  const { report, problem: why } = decideRegistration(look.appSso, look.ssoProfiles);
  return why === null ? known(report, { observedAt: '', source: 'app-sso' }) : unknown(why);
}

function fromKept(kept: Awaited<PreflightQuestions['kept']>): Fact<RegistrationReport> {
  if (kept.kind !== 'known') return kept;
  return kept.value === null
    ? unknown(problem('not-asked', 'no status.json'))
    : { ...kept, value: kept.value.registration };
}

function clockOf(upstream: Fact<UpstreamReport>, clocks: ReadonlyMap<string, ServerClock>): Fact<ServerClock> {
  if (upstream.kind !== 'known') return upstream;
  const { server, state, problem: why } = upstream.value;
  const found = server === null ? undefined : clocks.get(server);
  if (found !== undefined) return known(found, { observedAt: '', source: 'date' });
  if (state === 'none') return { kind: 'not-applicable', because: 'no server is asked' };
  const code = problemCodes.find(one => one === why?.code);
  return unknown(code === undefined ? problem('output-not-understood', 'no date in the answer') : problem(code));
}

/** An address that will not do is told; the token for a good one lies in the Keychain, which could ask a person. */
function whyNotAsked(reportUrl: string): Problem {
  const url = readReportUrl(reportUrl);
  return url instanceof URL ? problem('not-asked') : url;
}

/** The user's level before the Mac's, a check that is shown although it is hidden: the product does what the settings say. */
const inEffect: readonly string[] = [
  'differs-between-levels',
  'never-asked',
  'without-effect',
  'hidden-and-blocking',
  'needs-tenant-id',
];

function seenFault({ key, what, text }: SettingFault): SettingFaultSeen {
  return { key, text, isInEffect: inEffect.includes(what) };
}

/** What hangs is given up early enough for what comes after it. */
function hurry(ports: MacPorts, leftMs: () => number): MacPorts {
  return {
    ...ports,
    run: request => ports.run({ ...request, deadlineMs: Math.min(request.deadlineMs, leftMs()) }),
  };
}

type Noting = {
  readonly send: Http;
  readonly clocks: Map<string, ServerClock>;
  readonly clock: Clock;
  readonly leftMs: () => number;
};

/** The server's own clock is the date of its answers; half of the way there and back is taken off. */
function noteClock({ send, clocks, clock, leftMs }: Noting): Http {
  return async request => {
    const sentAt = clock.now();
    const result = await send({ ...request, deadlineMs: Math.min(request.deadlineMs, leftMs()) });
    const date = Date.parse((result.kind === 'answered' ? result.headers.date : null) ?? '');
    if (!Number.isNaN(date) && URL.canParse(request.url)) {
      const { host } = new URL(request.url);
      // The header has whole seconds.
      clocks.set(host, { host, aheadMs: date + 500 - (sentAt + clock.now()) / 2 });
    }
    return result;
  };
}
