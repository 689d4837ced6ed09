import type { AccessAnswer, MacReport, Snapshot } from '../contract/snapshot.ts';
import { answerAccess, tryAccess } from '../core/access.ts';
import { composeSnapshot, type SnapshotInputs } from '../core/compose-snapshot.ts';
import type { Settings, SettingsResult } from '../core/config.ts';
import { instant } from '../core/instants.ts';
import { forgetOldEnd, idleRefetch } from '../core/refetch-state.ts';
import type { Words } from '../core/words.ts';
import type { Clock, Log } from '../ports.ts';
import type { Collected } from '../probes/collect.ts';
import type { SelectUpstream } from '../upstreams/select-upstream.ts';
import type { Upstream } from '../upstreams/upstream.ts';
import { firstInputs } from './first-inputs.ts';
import { createLooks } from './looks.ts';
import { createRefetchDriver } from './refetch-driver.ts';
import { createSnapshotStore, type SnapshotStore } from './snapshot-store.ts';

/** What the engine is made of; everything that touches the outside is passed in. */
export type EngineParts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly words: Words;
  readonly readMac: () => Promise<MacReport>;
  readonly readSettings: () => Promise<SettingsResult>;
  readonly collect: (settings: Promise<Settings>) => Collected;
  readonly selectUpstream: SelectUpstream;
  /** The last snapshot that was kept, if it is young enough to be shown; revisions count on from it. */
  readonly last: Snapshot | null;
};

export type Engine = {
  readonly store: SnapshotStore;
  /** Looks at everything once; a look under way is joined. Resolves with the snapshot it led to. */
  readonly look: () => Promise<Snapshot>;
  /** Asks this Mac alone again, for a refetch that has just heard all that the server has to say. */
  readonly lookAtMac: () => Promise<Snapshot>;
  /** Looks first if nothing is known yet, then asks the upstream to evaluate again; two presses are one refetch. */
  readonly refetch: () => Promise<void>;
  readonly cancelRefetch: () => void;
  /** The person has gone off to try signing in; the page itself is opened by whoever calls. */
  readonly tryAccess: () => void;
  /** The person's answer to "Did it work?". */
  readonly answerAccess: (answer: AccessAnswer) => void;
  /** Looks again whenever the snapshot has grown old; `IdleRefreshMinutes` says when. */
  readonly startIdleLooks: () => void;
  readonly stop: () => void;
};

/** The engine: decides when to look, keeps what was learnt, and publishes one frozen snapshot per change. */
export function createEngine(parts: EngineParts): Engine {
  const { clock, words } = parts;
  let inputs = firstInputs(instant(clock.now()), (parts.last?.revision ?? 0) + 1);
  let selected: Upstream | undefined;
  let gathers = 0;
  let published = 0;
  const store = createSnapshotStore(parts.last ?? composeSnapshot(inputs, words));

  function publish(change: Partial<SnapshotInputs>): Snapshot {
    inputs = { ...inputs, ...change, revision: inputs.revision + 1 };
    const snapshot = composeSnapshot(inputs, words);
    store.replace(snapshot);
    return snapshot;
  }

  /** Asks this Mac everything, and the upstream too where `askUpstream` says how. */
  async function gather(askUpstream: (upstream: Upstream) => Promise<void>): Promise<Snapshot> {
    gathers += 1;
    const mine = gathers;
    const reading = parts.readSettings();
    const collected = parts.collect(reading.then(({ settings }) => settings));
    const macReading = parts.readMac();
    const { settings, complaints } = await reading;
    for (const { key, what } of complaints) parts.log('warn', 'setting', `${key}: ${what}`);
    selected = parts.selectUpstream(settings, await collected.fleetAgent);
    const [facts, mac] = await Promise.all([collected.facts, macReading, askUpstream(selected)]);
    // A slower, older gathering must not put its facts over newer ones.
    if (mine < published) return store.get();
    published = mine;
    const now = clock.now();
    return publish({ facts, settings, mac, takenAt: instant(now), refetch: forgetOldEnd(inputs.refetch, now) });
  }

  const looks = createLooks(parts, () =>
    gather(async upstream => {
      const reading = await upstream.look();
      // Taken over at once: a slow probe must not let it overwrite what a refetch learns in the meantime.
      // Silence now does not unmake an earlier contact.
      const lastContactAt = reading.lastContactAt ?? inputs.upstream.lastContactAt;
      inputs = { ...inputs, upstream: { ...reading, lastContactAt } };
    }),
  );

  const driver = createRefetchDriver(idleRefetch, {
    clock,
    log: parts.log,
    upstream: async () => selected ?? parts.selectUpstream(inputs.settings, inputs.facts.fleetAgent),
    onState: refetch => void publish({ refetch }),
    onUpstream: change => {
      inputs = { ...inputs, upstream: change(inputs.upstream, instant(clock.now())) };
    },
  });

  return {
    store,
    look: looks.look,
    lookAtMac: () => gather(() => Promise.resolve()),
    refetch: async () => {
      if (selected === undefined) await looks.look();
      const { state, policies } = inputs.upstream;
      driver.press(state === 'unlicensed' ? 'answer' : policies?.length === 0 ? 'list' : 'evaluation');
    },
    cancelRefetch: driver.cancel,
    tryAccess: () => void publish({ access: tryAccess(clock.now()) }),
    answerAccess: answer => void publish({ access: answerAccess(inputs.access, answer, clock.now()) }),
    startIdleLooks: () => {
      looks.startIdle(() => inputs.settings.IdleRefreshMinutes * 60_000);
    },
    stop: () => {
      looks.stop();
      driver.stop();
    },
  };
}
