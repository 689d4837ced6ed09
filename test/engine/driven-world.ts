import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { readDiskFile } from '../../src-main/adapters/files.ts';
import { sendHttp } from '../../src-main/adapters/http.ts';
import { parseXmlPlist } from '../../src-main/adapters/plist.ts';
import { loadWords } from '../../src-main/adapters/words.ts';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { parseSettings } from '../../src-main/core/config.ts';
import { createEngine } from '../../src-main/engine/engine.ts';
import { noJourney, type KeptJourney } from '../../src-main/engine/keep-journey.ts';
import { collectFacts } from '../../src-main/probes/collect.ts';
import { readFleetToken } from '../../src-main/probes/fleet-token.ts';
import { openRecordedMac } from '../../src-main/recorded/recorded-mac.ts';
import type { ScenarioId } from '../../src-main/sandbox/scenarios.ts';
import { startScenario } from '../../src-main/sandbox/start-scenario.ts';
import { createUpstreamSelector } from '../../src-main/upstreams/select-upstream.ts';
import { manualClock } from '../sandbox/manual-clock.ts';

/** A moment between the scenario's stamps and the first look, so that "earlier" and "later" are never the same second. */
const startMs = Date.parse('2026-11-20T10:00:00Z');

/** A scenario, its recorded Mac and an engine on one clock that is moved by hand; HTTP, files and parsers are real. */
export async function drivenWorld(id: ScenarioId, journey: KeptJourney = noJourney) {
  const folder = await mkdtemp(join(tmpdir(), 'clearway-engine-'));
  const clock = manualClock(startMs);
  const scenario = await startScenario({ id, directory: join(folder, 'mac'), clock });
  const lines: string[] = [];
  const journeys: KeptJourney[] = [];
  const log = (_level: string, event: string, detail = ''): void => void lines.push(`${event} ${detail}`);
  let underWay = 0;
  const counted =
    <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> => {
      underWay += 1;
      return work(...args).finally(() => {
        underWay -= 1;
      });
    };
  const ports = {
    ...(await openRecordedMac(scenario.root, { clock, readDiskFile: counted(readDiskFile) })),
    parsePlist: parseXmlPlist,
    clock,
    log,
  };
  const engine = createEngine({
    clock,
    log,
    words: loadWords(['en']),
    last: null,
    random: () => 0.5,
    journey,
    keepJourney: kept => void journeys.push(kept),
    readMac: async () => ({ name: ports.mac.name, macosVersion: '15.5', user: ports.mac.user.name }),
    readSettings: async () => parseSettings([]),
    collect: settings => collectFacts(settings, ports),
    openUpstreams: createUpstreamSelector({
      clock,
      random: () => 0.5,
      isCaptive: async () => false,
      readToken: () => readFleetToken(ports.readFile),
      http: counted(sendHttp),
    }),
  });
  onTestFinished(async () => {
    engine.stop();
    await scenario.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Moves the clock, a second at a time and only while nothing is on the wire, until the snapshot is as wanted. */
  async function until(wanted: (snapshot: Snapshot) => boolean, limitMs = 3_600_000): Promise<Snapshot> {
    const end = clock.now() + limitMs;
    while (!wanted(engine.store.get())) {
      if (clock.now() > end) throw new Error(`not reached: ${JSON.stringify(engine.store.get().refetch)}`);
      await quiet();
      if (!wanted(engine.store.get())) clock.pass(1_000);
    }
    return engine.store.get();
  }

  /** Waits until every request and every file read has been answered and what follows from it has run. */
  async function quiet(): Promise<void> {
    for (let still = 0; still < 20; still = underWay === 0 ? still + 1 : 0) {
      await new Promise(resolve => setImmediate(resolve));
    }
  }

  return { engine, clock, scenario, until, quiet, lines, journeys };
}
