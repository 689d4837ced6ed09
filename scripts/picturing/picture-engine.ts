import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHttp, goDirectly, noCertificates } from '../../src-main/adapters/http.ts';
import { loadWords } from '../../src-main/adapters/words.ts';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { createEngine } from '../../src-main/engine/engine.ts';
import type { Engine } from '../../src-main/engine/engine-parts.ts';
import { noJourney } from '../../src-main/engine/keep-journey.ts';
import { openTimeline } from '../../src-main/engine/keep-timeline.ts';
import { openOutbox } from '../../src-main/open-outbox.ts';
import { openState } from '../../src-main/open-state.ts';
import type { Log } from '../../src-main/ports.ts';
import type { ScenarioId } from '../../src-main/sandbox/scenarios.ts';
import { startScenario } from '../../src-main/sandbox/start-scenario.ts';
import { openWorld } from '../../src-main/wiring.ts';
import { manualClock } from '../../test/sandbox/manual-clock.ts';

/** A scenario with the engine that looks at it, on one clock that is moved by hand. */
export type PictureEngine = {
  readonly engine: Engine;
  readonly clock: ReturnType<typeof manualClock>;
  /** Host and port of the sandbox’s server. */
  readonly host: string;
  /** Lets time pass, while nothing is on its way, until the snapshot is as wanted. */
  readonly until: (wanted: (snapshot: Snapshot) => boolean) => Promise<Snapshot>;
  readonly close: () => Promise<void>;
};

const quietTurns = 20;
const longestMs = 600_000;
const log: Log = () => undefined;
const noNetwork = createHttp({
  resolveProxy: goDirectly,
  readCertificates: noCertificates,
  hasNetwork: () => false,
});

/** Wires the product over a scenario's recorded Mac, as the command line does. `isOffline`: the Mac has no network. */
export async function startPictureEngine(id: ScenarioId, startMs: number, isOffline: boolean): Promise<PictureEngine> {
  const folder = await mkdtemp(join(tmpdir(), 'clearway-picture-'));
  const clock = manualClock(startMs);
  const scenario = await startScenario({ id, directory: join(folder, 'mac'), clock });
  const { root } = scenario;
  const work = countWork();
  const world = await openWorld({
    root,
    configFile: null,
    home: folder,
    platform: process.platform,
    log,
    outbox: openOutbox(null, clock),
    through: {
      clock,
      http: http => work.counted(isOffline ? noNetwork : http),
      mac: ports => ({ ...ports, readFile: work.counted(ports.readFile) }),
    },
  });
  const { timeline: store } = openState({ root, state: null }, folder, log);
  const engine = createEngine({
    ...world,
    random: () => 0.5,
    words: loadWords(['en']),
    last: null,
    journey: noJourney,
    keepJourney: () => undefined,
    isFollowed: true,
    reports: 'all',
    timeline: await openTimeline({
      store,
      clock,
      log,
      clearwayVersion: '0.0.0',
      looksAt: 'everything',
      evaluatedAt: null,
    }),
  });
  return {
    engine,
    clock,
    host: new URL(scenario.url).host,
    until: async wanted => {
      const end = clock.now() + longestMs;
      for (;;) {
        await work.quiet();
        const snapshot = engine.store.get();
        if (wanted(snapshot)) return snapshot;
        if (clock.now() > end) throw new Error(`never shown by ${id}: ${snapshot.refetch.state}`);
        clock.pass(1000);
      }
    },
    close: async () => {
      engine.stop();
      await scenario.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Time must not pass while an answer is on its way, or each picture would show another second. */
function countWork() {
  let underWay = 0;
  return {
    counted:
      <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
      (...args: A): Promise<R> => {
        underWay += 1;
        return work(...args).finally(() => {
          underWay -= 1;
        });
      },
    quiet: async (): Promise<void> => {
      for (let still = 0; still < quietTurns; still = underWay === 0 ? still + 1 : 0) {
        await new Promise(resolve => setImmediate(resolve));
      }
    },
  };
}
