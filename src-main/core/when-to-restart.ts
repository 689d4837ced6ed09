/**
 * What was last seen of the installed app. `running`: what it looked like when this process started; null where that
 * could not be read.
 */
export type InstalledState = {
  readonly running: string | null;
  /** Another one lies there, the same since then. */
  readonly found: { readonly mark: string; readonly since: number } | null;
  /** Since when it has been clear that this process is not the installed app any more. */
  readonly outdatedSince: number | null;
  /** How often in a row there was nothing to be read. */
  readonly misses: number;
};

/** One look at the installed app. `mark`: whatever differs when the app does; null where it cannot be read. */
export type InstalledSight = {
  readonly mark: string | null;
  readonly now: number;
  readonly isWindowOpen: boolean;
  readonly isRefetching: boolean;
};

export type RestartStep = {
  readonly state: InstalledState;
  readonly restarts: boolean;
  /** When to look again by itself; null: whatever happens next is early enough. */
  readonly lookInMs: number | null;
};

/** An installer writes thousands of files, and what this is told by is not the last of them. */
export const settleMs = 30_000;
/** Nobody is interrupted, but a window that was left open must not keep an old version for good. */
export const longestPatienceMs = 12 * 3_600_000;
/** An app that was thrown away while it ran is not waited for. */
const mostMisses = 20;

/** At the start of the app. */
export function firstInstalled(mark: string | null): InstalledState {
  return { running: mark, found: null, outdatedSince: null, misses: 0 };
}

/** Whether the running app makes way for the one that was installed in its place. Pure. */
export function decideRestart(state: InstalledState, sight: InstalledSight): RestartStep {
  const { mark, now } = sight;
  if (mark === null) {
    const misses = Math.min(state.misses + 1, mostMisses + 1);
    return rest({ ...state, found: null, misses }, misses > mostMisses ? null : settleMs);
  }
  if (state.running === null || mark === state.running) return rest(firstInstalled(mark), null);
  const found = state.found?.mark === mark ? { mark, since: Math.min(state.found.since, now) } : { mark, since: now };
  // A clock that was set back must not make the waiting longer.
  const outdatedSince = Math.min(state.outdatedSince ?? now, now);
  const next = { running: state.running, found, outdatedSince, misses: 0 };
  const unsettledMs = found.since + settleMs - now;
  if (unsettledMs > 0) return rest(next, unsettledMs);
  const patienceMs = outdatedSince + longestPatienceMs - now;
  const isBusy = sight.isWindowOpen || sight.isRefetching;
  return isBusy && patienceMs > 0 ? rest(next, patienceMs) : { state: next, restarts: true, lookInMs: null };
}

function rest(state: InstalledState, lookInMs: number | null): RestartStep {
  return { state, restarts: false, lookInMs };
}

/** The LaunchAgent's name, which launchd gives to what it has started itself. */
export const agentLabel = 'com.clearway.companion';

/**
 * Who starts the new one. launchd starts its own again after an end that was no success, and would else have two of
 * them; whatever somebody opened themselves starts its successor.
 */
export function whoRestarts(serviceName: string | undefined): 'launchd' | 'itself' {
  return serviceName === agentLabel ? 'launchd' : 'itself';
}
