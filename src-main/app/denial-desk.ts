import { isDenied, rememberFailure } from '../core/notice-memory.ts';
import type { MemoryKeeper } from './memory-keeper.ts';
import type { SceneDesk } from './scene-desk.ts';

/** Says in the window, once ever, that macOS lets no notification through. */
export type DenialDesk = {
  readonly failed: () => void;
  readonly shown: () => void;
  /** What is asked stands in the window: whoever opens it has been told. */
  readonly windowOpened: () => void;
};

type DenialParts = {
  readonly keeper: Pick<MemoryKeeper, 'get' | 'change'>;
  readonly scene: () => Pick<SceneDesk, 'ask' | 'withdraw'>;
  readonly isWindowOpen: () => boolean;
};

export function createDenialDesk({ keeper, scene, isWindowOpen }: DenialParts): DenialDesk {
  let isAsked = false;
  const told = (): void => {
    if (isAsked) keeper.change(memory => ({ ...memory, isDenialTold: true }));
  };
  return {
    failed: () => {
      if (keeper.get().isDenialTold) return;
      keeper.change(rememberFailure);
      if (!isDenied(keeper.get())) return;
      isAsked = true;
      scene().ask('notifications-denied');
      if (isWindowOpen()) told();
    },
    shown: () => {
      isAsked = false;
      scene().withdraw('notifications-denied');
    },
    windowOpened: told,
  };
}
