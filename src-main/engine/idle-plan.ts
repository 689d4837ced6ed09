import type { SnapshotInputs } from '../core/compose-snapshot.ts';
import { idleDelayMs } from '../core/poll-plan.ts';
import type { EngineParts } from './engine-parts.ts';

const minuteMs = 60_000;

/** When to look by itself, and at what. */
export type IdlePlan = {
  readonly delayMs: (inputs: SnapshotInputs, backOffLeftMs: number | null) => number;
  /** Whether the next idle look is for the token alone, because the rest was looked at lately. */
  readonly isTokenWatch: (inputs: SnapshotInputs) => boolean;
  readonly setWindowOpen: (isOpen: boolean) => void;
};

export function createIdlePlan({ clock, random }: EngineParts, isWaitingForToken: () => boolean): IdlePlan {
  let isWindowOpen = false;
  const intervalOf = ({ settings }: SnapshotInputs): number => settings.IdleRefreshMinutes * minuteMs;
  return {
    delayMs: (inputs, backOffLeftMs) => {
      const idleIntervalMs = intervalOf(inputs);
      const delay = idleDelayMs({ idleIntervalMs, isWindowOpen, backOffLeftMs, random: random() });
      return isWaitingForToken() ? Math.min(delay, minuteMs) : delay;
    },
    isTokenWatch: inputs =>
      isWaitingForToken() && clock.now() - Date.parse(inputs.takenAt) < intervalOf(inputs) - minuteMs,
    setWindowOpen: isOpen => {
      isWindowOpen = isOpen;
    },
  };
}
