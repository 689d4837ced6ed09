import { systemClock } from './adapters/clock.ts';
import { readDiskFile } from './adapters/files.ts';
import type { RegistrationMemory } from './core/registration-memory.ts';
import { readKeptJourney, type KeptJourney } from './engine/keep-journey.ts';
import type { Clock, Log } from './ports.ts';
import { openRecordedMac } from './recorded/recorded-mac.ts';
import { readRecordedUpstream } from './recorded/recorded-upstream.ts';
import { createRecordedReporterOpener } from './upstreams/report/recorded-reporter.ts';
import type { Through } from './wiring.ts';

/** A recorded Mac at the moment of its recording, with the answers of then and no way to anybody. */
export type Replay = {
  readonly through: Through;
  readonly journey: KeptJourney;
  /** Whether somebody was following the refetch that was under way. */
  readonly isFollowed: boolean;
  readonly memory: RegistrationMemory;
  /** Whether the recording says when it was made. */
  readonly hasMoment: boolean;
};

/** Opens a recorded Mac for a replay. One that was made by hand says neither when nor what servers answered. */
export async function openReplay(folder: string, log: Log): Promise<Replay> {
  const [{ takenAt }, upstream] = await Promise.all([
    openRecordedMac(folder, { clock: systemClock, readDiskFile }),
    readRecordedUpstream(folder),
  ]);
  const clock = standingClock(takenAt ?? systemClock.now());
  const journey = upstream.journey === undefined ? null : JSON.stringify(upstream.journey);
  return {
    hasMoment: takenAt !== null,
    isFollowed: upstream.isFollowed,
    memory: upstream.memory,
    through: {
      clock,
      pace: { ...clock, after: (_delayMs, callback) => clock.after(0, callback) },
      mac: ports => ({ ...ports, clock }),
      http: () => upstream.http,
      openReporter: createRecordedReporterOpener(upstream.report),
    },
    journey: await readKeptJourney(
      { read: async () => journey, write: async () => undefined, setAside: async () => null },
      log,
    ),
  };
}

/** Time stands still at that moment; what waits for some of it to pass still does. */
function standingClock(at: number): Clock {
  return { now: () => at, after: systemClock.after };
}
