import { problem, type Problem } from '../core/problem.ts';
import type { Clock, SecretChange, SecretResult, Secrets } from '../ports.ts';
import { explainFailure } from './keychain/failures.ts';

/** The part of keytar that is used. Its other calls crash the whole process where an item is locked. */
type Keytar = Pick<typeof import('keytar'), 'getPassword' | 'setPassword' | 'deletePassword'>;

export type KeychainOptions = {
  readonly clock: Clock;
  readonly platform: NodeJS.Platform;
  /** Long enough for a person to read the prompt and type a password. */
  readonly deadlineMs?: number;
  readonly load?: () => Promise<Keytar>;
};

/** Secrets, and whether a call is still out: Node does not exit before it returns, which can be never. */
export type Keychain = Secrets & { readonly isWaiting: () => boolean };

type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const keychainService = 'com.clearway.companion';

/** Supplies Secrets with the user's Keychain; on Linux, with the Secret Service. */
export function createKeychain({ clock, platform, deadlineMs = 60_000, load = loadKeytar }: KeychainOptions): Keychain {
  let last: Promise<void> = Promise.resolve();
  let isWaiting = false;
  const reads = new Map<string, Promise<SecretResult>>();
  // One call at a time: each holds one of the few threads that file and name look-ups need as well.
  const perform = <T>(call: (keytar: Keytar) => Promise<T>): Promise<Outcome<T>> =>
    new Promise(resolve => {
      let isGivenUp = false;
      const cancel = clock.after(deadlineMs, () => {
        isGivenUp = true;
        resolve({ ok: false, problem: problem('keychain-denied', `no answer within ${deadlineMs / 1000} s`) });
      });
      const run = async (): Promise<void> => {
        // What was reported as not done must not be done later, when the prompt before it has been answered.
        if (isGivenUp) return;
        isWaiting = true;
        const outcome = await attempt(load, call);
        isWaiting = false;
        cancel();
        resolve(outcome);
      };
      last = last.then(run);
    });
  const isAmbiguous = platform === 'linux';
  const readNow = async (name: string): Promise<SecretResult> => {
    const outcome = await perform(async keytar => {
      const secret = await keytar.getPassword(keychainService, name);
      return { secret, doubt: secret === null && isAmbiguous ? await findDoubt(keytar) : null };
    });
    if (!outcome.ok) return { kind: 'failed', problem: outcome.problem };
    const { secret, doubt } = outcome.value;
    if (doubt !== null) return { kind: 'failed', problem: doubt };
    return secret === null ? { kind: 'absent' } : { kind: 'found', secret };
  };
  return {
    isWaiting: () => isWaiting,
    read: name => {
      const reading = reads.get(name) ?? readNow(name).finally(() => reads.delete(name));
      reads.set(name, reading);
      return reading;
    },
    write: async (name, secret) =>
      asChange(await perform(keytar => keytar.setPassword(keychainService, name, secret)), secret),
    delete: async name => {
      const outcome = await perform(async keytar => {
        const wasThere = await keytar.deletePassword(keychainService, name);
        return { wasThere, doubt: !wasThere && isAmbiguous ? await findDoubt(keytar) : null };
      });
      if (!outcome.ok) return outcome;
      const { wasThere, doubt } = outcome.value;
      return doubt === null ? { ok: true, wasThere } : { ok: false, problem: doubt };
    },
  };
}

/** Loaded at the first use: an app that reports nowhere never maps the native library into its process. */
async function loadKeytar(): Promise<Keytar> {
  const { default: keytar } = await import('keytar');
  return keytar;
}

async function attempt<T>(load: () => Promise<Keytar>, call: (keytar: Keytar) => Promise<T>): Promise<Outcome<T>> {
  let keytar: Keytar;
  try {
    keytar = await load();
  } catch (error) {
    // Its message names folders of this machine.
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    return { ok: false, problem: problem('keychain-module-missing', code) };
  }
  try {
    return { ok: true, value: await call(keytar) };
  } catch (error) {
    return { ok: false, problem: explainFailure(error) };
  }
}

/**
 * A locked collection of the Secret Service answers like an empty one when nobody unlocks it, and only a write is told
 * so. A Keychain says which of the two it is.
 */
async function findDoubt(keytar: Keytar): Promise<Problem | null> {
  const marker = 'is-it-locked';
  try {
    await keytar.setPassword(keychainService, marker, marker);
    await keytar.deletePassword(keychainService, marker);
    return null;
  } catch (error) {
    const found = explainFailure(error);
    // Where there is no collection at all, there is certainly nothing in it.
    return found.code === 'keychain-missing' ? null : found;
  }
}

function asChange(outcome: Outcome<unknown>, secret?: string): SecretChange {
  if (outcome.ok) return { ok: true };
  const { code, detail } = outcome.problem;
  // No known service repeats what it was given; this one line is for the unknown one.
  const repeats = secret !== undefined && detail?.includes(secret) === true;
  return { ok: false, problem: repeats ? problem(code) : outcome.problem };
}
