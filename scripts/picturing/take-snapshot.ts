import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { snapshotSchema } from '../../src-main/engine/snapshot-schema.ts';
import { presentMoment } from '../../test/window/present-moment.ts';
import { startPictureEngine, type PictureEngine } from './picture-engine.ts';
import { takings, type Taking, type TakingName } from './picture-table.ts';

/** What the product shows at every moment that is pictured. */
export type TakenSnapshots = Readonly<Record<TakingName, Snapshot>>;

/** One scenario after the other: each has a server and an engine of its own. */
export async function takeSnapshots(): Promise<TakenSnapshots> {
  return {
    clear: await takeSnapshot(takings.clear),
    registering: await takeSnapshot(takings.registering),
    failing: await takeSnapshot(takings.failing),
    waiting: await takeSnapshot(takings.waiting),
    settled: await takeSnapshot(takings.settled),
    offline: await takeSnapshot(takings.offline),
    action: await takeSnapshot(takings.action),
  };
}

/** How long ago the last thing happened when somebody looks at the picture. */
const lookedAgoMs = 5_000;
const server = 'fleet.larkfield.example';

/** Plays a scenario up to a moment, and gives what the product shows then, as if that were the present moment. */
async function takeSnapshot({ scenario, when, isOffline = false }: Taking): Promise<Snapshot> {
  const playing = await startPictureEngine(scenario, presentMoment.getTime(), isOffline);
  try {
    const snapshot = await play(playing, when);
    const offsetMs = presentMoment.getTime() - lookedAgoMs - playing.clock.now();
    return normalised(snapshot, playing.host, offsetMs);
  } finally {
    await playing.close();
  }
}

async function play({ engine, until }: PictureEngine, when: Taking['when']): Promise<Snapshot> {
  const looked = await engine.look('started');
  if (when === 'looked') return looked;
  await engine.refetch();
  return until(({ refetch }) => refetch.state === (when === 'settled' ? 'settled' : 'accepted'));
}

const instants = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** The port is another one each time, and so is the time that it took: neither may make another picture. */
function normalised(snapshot: Snapshot, host: string, offsetMs: number): Snapshot {
  const change = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return value
        .replaceAll(host, server)
        .replaceAll(instants, instant => new Date(Date.parse(instant) + offsetMs).toISOString());
    }
    if (Array.isArray(value)) return value.map(change);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)]));
  };
  return snapshotSchema.parse(change(snapshot));
}
