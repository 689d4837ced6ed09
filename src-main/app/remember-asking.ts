import type { AskedKind } from '../core/notice-memory.ts';
import type { Engine } from '../engine/engine-parts.ts';

/** The same engine, for whoever does what the person asks: what was asked for is noted before it begins. */
export function rememberAsking(
  engine: Engine,
  { note, forget }: { readonly note: (kind: AskedKind) => void; readonly forget: (kind: AskedKind) => void },
): Engine {
  return {
    ...engine,
    refetch: async () => {
      note('refetch');
      try {
        await engine.refetch();
      } catch (error) {
        forget('refetch');
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
