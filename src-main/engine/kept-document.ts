import type * as z from 'zod';
import type { Log, StateStore } from '../ports.ts';

/**
 * Reads one kept document. One that cannot be used (a disk that failed, another version) is set aside and named in the
 * log, and the app starts clean: nothing that was kept is worth not starting for.
 */
export async function readKept<T>(
  name: string,
  schema: z.ZodType<T>,
  { state, log }: { readonly state: StateStore; readonly log: Log },
): Promise<T | null> {
  try {
    const text = await state.read(name);
    return text === null ? null : schema.parse(JSON.parse(text));
  } catch (error) {
    log('warn', 'kept-document-unusable', `${name} ${nameOf(error)}`);
  }
  try {
    const aside = await state.setAside(name);
    if (aside !== null) log('warn', 'kept-document-set-aside', aside);
  } catch (error) {
    log('error', 'kept-document-stays', `${name} ${nameOf(error)}`);
  }
  return null;
}

/** Keeps one document current, one write at a time; a value that was replaced while writing is skipped. */
export function createKeeper(name: string, state: StateStore, log: Log): (value: object) => Promise<void> {
  let next: object | undefined;
  let writing: Promise<void> | undefined;

  async function drain(): Promise<void> {
    while (next !== undefined) {
      const value = next;
      next = undefined;
      try {
        await state.write(name, `${JSON.stringify(value, null, 2)}\n`);
      } catch (error) {
        // A full or read-only disk must not take the answer away from the user.
        log('error', 'document-not-kept', `${name} ${nameOf(error)}`);
      }
    }
    // In the same breath as the last look for more: a value that comes a moment later begins anew.
    writing = undefined;
  }

  return value => {
    next = value;
    writing ??= drain();
    return writing;
  };
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
