import type { SandboxClock } from './sandbox-clock.ts';
import type { PolicyResponses, SandboxPolicyName } from './sandbox-policies.ts';

/** One attempt of the server to tell Microsoft about this Mac, as its activity feed has it. */
export type Push = { readonly at: number; readonly outcome: 'ran' | 'failed' };

/** The managed Mac as the server sees it; instants are milliseconds since the epoch. */
export type MacState = {
  readonly macosVersion: string;
  /** Null as long as it never happened. */
  readonly detailUpdatedAt: number | null;
  readonly policyUpdatedAt: number | null;
  readonly refetchRequested: boolean;
  readonly responses: PolicyResponses;
  readonly status: 'online' | 'offline';
  readonly mdm: 'On (automatic)' | 'On (manual)' | 'Off' | null;
  /** The policies that the server has for it; by default the usual ones. */
  readonly policies?: readonly SandboxPolicyName[];
  /** How often its agent asks the server for work, in seconds. */
  readonly distributedInterval?: number;
  /** Oldest first; left out by a server without the feed. */
  readonly pushes?: readonly Push[];
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
  /** The answer clears the flag and brings no results: no stamp moves. */
  readonly bringsNothing?: boolean;
  /** What the server knows of device management from the answer on. */
  readonly mdmAfter?: MacState['mdm'];
  /** What becomes of telling Microsoft, some time after the evaluation. */
  readonly push?: { readonly outcome: Push['outcome']; readonly afterMs: number };
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
  const push = (outcome: Push['outcome']): void => {
    state = { ...state, pushes: [...(state.pushes ?? []), { at: clock.now(), outcome }] };
  };
  const evaluate = (): void => {
    state = policiesEvaluated(state, clock.now(), script.responsesAfter);
    const next = script.push;
    if (next !== undefined) {
      later(next.afterMs, () => {
        push(next.outcome);
      });
    }
  };
  const answer = (): void => {
    if (script.bringsNothing === true) {
      state = { ...state, refetchRequested: false };
      return;
    }
    state = detailsAnswered(state, clock.now());
    if (script.mdmAfter !== undefined) state = { ...state, mdm: script.mdmAfter };
    // Without a policy there is nothing to evaluate, and that stamp stays where it was.
    if (state.policies?.length !== 0) later(script.policyLagMs, evaluate);
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
function laterStamp(previous: number | null, now: number): number {
  const stamp = Math.floor(now / 1000) * 1000;
  return previous === null ? stamp : Math.max(stamp, previous + 1000);
}
