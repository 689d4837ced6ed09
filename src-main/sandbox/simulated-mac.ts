import type { SandboxClock } from './sandbox-clock.ts';
import type { PolicyResponses } from './sandbox-policies.ts';

/** The managed Mac as the server sees it; instants are milliseconds since the epoch. */
export type MacState = {
  readonly macosVersion: string;
  readonly detailUpdatedAt: number;
  readonly policyUpdatedAt: number;
  readonly refetchRequested: boolean;
  readonly responses: PolicyResponses;
  readonly status: 'online' | 'offline';
  readonly mdm: 'On (automatic)' | 'On (manual)' | 'Off' | null;
};

/** How this Mac reacts to a refetch. */
export type RefetchScript = {
  /** Whether it ever answers. */
  readonly answers: boolean;
  readonly answerAfterMs: number;
  /** How long after the answer the policies are evaluated. */
  readonly policyLagMs: number;
  /** What the policies say from then on. */
  readonly responsesAfter: PolicyResponses;
};

/** A Mac that lives by its script. */
export type SimulatedMac = {
  readonly state: () => MacState;
  /** Changes what the server sees, as if the Mac had reported it. */
  readonly change: (change: Partial<MacState>) => void;
  /** The server asks for fresh details; asking again before the answer changes nothing. */
  readonly refetch: () => void;
  /** Cancels whatever is still to come. */
  readonly stop: () => void;
};

/** The flag is set at once and stays set until the Mac answers. */
export function refetchRequested(state: MacState): MacState {
  return { ...state, refetchRequested: true };
}

/** The Mac sent its details, which clears the flag; the policies are not evaluated yet. */
export function detailsAnswered(state: MacState, now: number): MacState {
  return { ...state, refetchRequested: false, detailUpdatedAt: laterStamp(state.detailUpdatedAt, now) };
}

/** The policies were evaluated, with these results. */
export function policiesEvaluated(state: MacState, now: number, responses: PolicyResponses): MacState {
  return { ...state, policyUpdatedAt: laterStamp(state.policyUpdatedAt, now), responses };
}

/** Starts a simulated Mac. */
export function simulateMac(options: {
  readonly initial: MacState;
  readonly script: RefetchScript;
  readonly clock: SandboxClock;
}): SimulatedMac {
  const { script, clock } = options;
  let state = options.initial;
  let cancels: readonly (() => void)[] = [];

  const later = (delayMs: number, event: () => void): void => {
    const cancel = clock.after(delayMs, () => {
      cancels = cancels.filter(other => other !== cancel);
      event();
    });
    cancels = [...cancels, cancel];
  };
  const evaluate = (): void => {
    state = policiesEvaluated(state, clock.now(), script.responsesAfter);
  };
  const answer = (): void => {
    state = detailsAnswered(state, clock.now());
    later(script.policyLagMs, evaluate);
  };

  return {
    state: () => state,
    change: change => {
      state = { ...state, ...change };
    },
    refetch: () => {
      if (state.refetchRequested) return;
      state = refetchRequested(state);
      if (script.answers) later(script.answerAfterMs, answer);
    },
    stop: () => {
      for (const cancel of cancels) cancel();
      cancels = [];
    },
  };
}

// Fleet stamps whole seconds. A second answer within one second must still be seen to have moved.
function laterStamp(previous: number, now: number): number {
  return Math.max(Math.floor(now / 1000) * 1000, previous + 1000);
}
