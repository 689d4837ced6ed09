import { forgetAsked, rememberAsked, type AskedKind, type NoticeMemory } from '../core/notice-memory.ts';
import type { Engine } from '../engine/engine-parts.ts';
import type { Clock } from '../ports.ts';

/** The same engine, for whoever does what the person asks: what was asked for is noted before it begins. */
export function rememberAsking(
  engine: Engine,
  clock: Pick<Clock, 'now'>,
  change: (next: (memory: NoticeMemory) => NoticeMemory) => void,
): Engine {
  const note = (kind: AskedKind): void => {
    change(memory => rememberAsked(memory, kind, clock.now()));
  };
  return {
    ...engine,
    refetch: async () => {
      note('refetch');
      try {
        await engine.refetch();
      } catch (error) {
        change(memory => forgetAsked(memory, ['refetch']));
        throw error;
      }
    },
    tryAccess: () => {
      note('signIn');
      engine.tryAccess();
    },
    registrationTried: () => {
      note('registration');
      engine.registrationTried();
    },
  };
}
