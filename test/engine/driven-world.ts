import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { readDiskFile } from '../../src-main/adapters/files.ts';
import { sendHttp } from '../../src-main/adapters/http.ts';
import { parseXmlPlist } from '../../src-main/adapters/plist.ts';
import { createStateStore } from '../../src-main/adapters/state-store.ts';
import { createTimelineStore } from '../../src-main/adapters/timeline-store.ts';
import { loadWords } from '../../src-main/adapters/words.ts';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { parseSettings } from '../../src-main/core/config.ts';
import { switchableWords } from '../../src-main/core/switch-words.ts';
import { createEngine } from '../../src-main/engine/engine.ts';
import type { Engine, ReportOccasions } from '../../src-main/engine/engine-parts.ts';
import {
  createJourneyKeeper,
  noJourney,
  readKeptJourney,
  type KeptJourney,
} from '../../src-main/engine/keep-journey.ts';
import { openTimeline } from '../../src-main/engine/keep-timeline.ts';
import { createLocalEvaluator } from '../../src-main/policies/evaluate.ts';
import { readPolicyValues } from '../../src-main/policies/read-policy-values.ts';
import { collectFacts } from '../../src-main/probes/collect.ts';
import { readForcedValues } from '../../src-main/probes/forced-values.ts';
import { readFleetToken } from '../../src-main/probes/fleet-token.ts';
import { openOutbox } from '../../src-main/open-outbox.ts';
import type { OutboxStore } from '../../src-main/ports.ts';
import { openRecordedMac } from '../../src-main/recorded/recorded-mac.ts';
import type { ScenarioId } from '../../src-main/sandbox/scenarios.ts';
import { startScenario } from '../../src-main/sandbox/start-scenario.ts';
import { createReporterOpener } from '../../src-main/upstreams/report/reporter-opener.ts';
import { createUpstreamSelector } from '../../src-main/upstreams/select-upstream.ts';
import { manualClock } from '../sandbox/manual-clock.ts';
import { startFrontServer } from './front-server.ts';

/** A moment between the scenario's stamps and the first look, so that "earlier" and "later" are never the same second. */
const startMs = Date.parse('2026-11-20T10:00:00Z');

/** `osqueryReady`: what osquery waits for before it answers a batch. */
type WorldChange = { readonly reports?: ReportOccasions; readonly osqueryReady?: () => Promise<void> };

/** A scenario, its recorded Mac and an engine on one clock that is moved by hand; HTTP, files and parsers are real. */
export async function drivenWorld(
  id: ScenarioId,
  journey: KeptJourney = noJourney,
  { reports = 'all', osqueryReady = async () => undefined }: WorldChange = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'clearway-engine-'));
  const timers = manualClock(startMs);
  let slept = 0;
  const clock = {
    ...timers,
    now: (): number => timers.now() + slept,
    /** The clock goes on or back without the timers: a sleep, or somebody sets it. */
    jump: (ms: number): void => {
      slept += ms;
    },
  };
  const scenario = await startScenario({ id, directory: join(folder, 'mac'), clock });
  const lines: string[] = [];
  const batches: (readonly string[])[] = [];
  const journeys: KeptJourney[] = [];
  const log = (_level: string, event: string, detail = ''): void => void lines.push(`${event} ${detail}`);
  let underWay = 0;
  const begin = (): (() => void) => {
    underWay += 1;
    return () => {
      underWay -= 1;
    };
  };
  const counted =
    <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> => {
      return work(...args).finally(begin());
    };
  const recorded = await openRecordedMac(scenario.root, { clock, readDiskFile });
  const ports = {
    ...recorded,
    readFile: counted(recorded.readFile),
    run: counted(recorded.run),
    parsePlist: parseXmlPlist,
    clock,
    log,
  };
  let readValues = (): Readonly<Record<string, unknown>> => ({});
  const evaluator = createLocalEvaluator({
    clock,
    queryOsquery: counted(async statements => {
      batches.push(statements.map(({ written }) => written));
      await osqueryReady();
      return ports.queryOsquery(statements);
    }),
  });
  // Of its own: an app that starts again finds what it had not sent.
  const kept = openOutbox(join(folder, 'state'), clock);
  // The clock stands still while the disk is at work: nobody waits for it by the clock alone.
  const outbox: OutboxStore = {
    ...kept,
    read: counted(kept.read),
    exclusively: async (duty, work) => {
      const end = begin();
      try {
        return await kept.exclusively(duty, work);
      } finally {
        end();
      }
    },
  };
  const timelineStore = createTimelineStore(join(folder, 'state'));
  const openLines = () =>
    openTimeline({
      store: timelineStore,
      clock,
      log,
      clearwayVersion: '0.0.0',
      looksAt: 'everything',
      evaluatedAt: null,
    });
  const words = switchableWords(loadWords(['en']));
  let timeline = await openLines();
  const open = (kept: KeptJourney): Engine => {
    const openReporter = createReporterOpener({
      http: counted(sendHttp),
      secrets: ports.secrets,
      clock,
      // Keys have to differ, so chance is real here.
      random: Math.random,
      log,
      outbox,
      appVersion: '0.0.0',
    });
    return createEngine({
      openReporter,
      reports,
      evaluate: async ({ LocalPolicies: setting }) =>
        setting === null ? null : evaluator.evaluate(readPolicyValues(setting)),
      answer: evaluator.answer,
      clock,
      log,
      words,
      last: null,
      random: () => 0.5,
      journey: kept,
      isFollowed: true,
      keepJourney: next => void journeys.push(next),
      timeline,
      readMac: async () => ({ name: ports.mac.name, macosVersion: '15.5', user: ports.mac.user.name }),
      readSettings: async () =>
        parseSettings([readValues(), ...(await readForcedValues('com.clearway.companion', ports)).levels]),
      collect: settings => collectFacts(settings, ports),
      openUpstreams: createUpstreamSelector({
        clock,
        random: () => 0.5,
        isCaptive: async () => false,
        readToken: () => readFleetToken(ports.readFile),
        http: counted(sendHttp),
        openReporter,
      }),
    });
  };
  const engine = open(journey);
  let current = engine;
  onTestFinished(async () => {
    current.stop();
    await current.reported();
    await timeline.kept();
    await scenario.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Moves the clock, a second at a time and only while nothing is on the wire, until the snapshot is as wanted. */
  async function until(wanted: (snapshot: Snapshot) => boolean, limitMs = 3_600_000): Promise<Snapshot> {
    const end = clock.now() + limitMs;
    while (!wanted(current.store.get())) {
      if (clock.now() > end) throw new Error(`not reached: ${JSON.stringify(current.store.get().refetch)}`);
      await quiet();
      if (!wanted(current.store.get())) clock.pass(1_000);
    }
    return current.store.get();
  }

  /** Lets time pass in small steps, and everything that falls due run to its end. */
  async function live(ms: number): Promise<void> {
    const end = clock.now() + ms;
    const step = ms > 2_700_000 ? 10_000 : 1_000;
    while (clock.now() < end) {
      await quiet();
      clock.pass(Math.min(step, end - clock.now()));
    }
    await quiet();
  }

  let front: Awaited<ReturnType<typeof startFrontServer>> | undefined;
  /** Waits until whatever is not held back has been answered and what follows from it has run. */
  async function quiet(): Promise<void> {
    for (let still = 0; still < 20; still = underWay === (front?.waiting() ?? 0) ? still + 1 : 0) {
      await new Promise(resolve => setImmediate(resolve));
    }
  }

  /** The app ends, and starts again with what it had kept on disk. */
  async function restart(change: (kept: KeptJourney) => KeptJourney = kept => kept): Promise<Engine> {
    current.stop();
    const state = createStateStore(join(folder, 'state'));
    await createJourneyKeeper(state, log)(change(journeys.at(-1) ?? noJourney));
    await timeline.kept();
    timeline = await openLines();
    current = open(await readKeptJourney(state, log));
    return current;
  }

  const onMac = (path: string): string => join(scenario.root, 'files', path);
  /** Management names another server. */
  async function nameServer(url: string): Promise<void> {
    const file = onMac('Library/Managed Preferences/com.fleetdm.fleetd.config.plist');
    await writeFile(file, (await readFile(file, 'utf8')).replace(/(?<=<string>)http:[^<]*/, url));
  }
  const asked = (): readonly string[] => scenario.api.requests().map(({ route }) => route);

  return {
    engine,
    words,
    clock,
    scenario,
    until,
    live,
    quiet,
    restart,
    lines,
    journeys,
    /** The kept timeline as it is told. */
    timeline: () => current.timeline(),
    timelineFile: join(folder, 'state', 'timeline.jsonl'),
    /** Where a file of the recorded Mac lies. */
    onMac,
    /** What osquery was asked, batch by batch. */
    batches,
    nameServer,
    /** What the server was asked, in order. */
    asked,
    posts: (): number => asked().filter(route => route === 'refetch').length,
    removeToken: (): Promise<void> => rm(onMac('opt/orbit/identifier')),
    /** What the Keychain holds from now on, or how it fails. */
    setReportToken: (entry: string | { readonly fails: string }): Promise<void> =>
      writeFile(join(scenario.root, 'secrets.json'), JSON.stringify({ 'report-token': entry })),
    writeToken: (text: string): Promise<void> => writeFile(onMac('opt/orbit/identifier'), text),
    setSettings: (read: () => Readonly<Record<string, unknown>>): void => {
      readValues = read;
    },
    /** Puts a server in front of the sandbox's, which can hold requests back and answer by itself. */
    putInFront: async () => {
      front = await startFrontServer(scenario.url);
      await nameServer(front.url);
      return front;
    },
  };
}
