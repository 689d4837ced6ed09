import type { FleetToken } from '../core/facts.ts';
import type { Secrets } from '../ports.ts';

/** Secrets that this process has held, so that they can be taken out of what it tells. In memory alone. */
export type SeenSecrets = {
  /** The same port; what it finds is remembered. */
  readonly watchKeychain: (secrets: Secrets) => Secrets;
  readonly watchToken: (read: () => Promise<FleetToken>) => () => Promise<FleetToken>;
  readonly all: () => readonly string[];
};

/** The agent renews its token every hour; older ones than these are in nothing that is still told. */
const most = 50;

/** Remembers what was read anyway: nothing is opened for a ticket, the Keychain least of all. */
export function createSeenSecrets(): SeenSecrets {
  let seen: readonly string[] = [];
  const remember = (secret: string): void => {
    seen = [secret, ...seen.filter(other => other !== secret)].slice(0, most);
  };
  return {
    watchKeychain: secrets => ({
      ...secrets,
      read: async name => {
        const result = await secrets.read(name);
        if (result.kind === 'found') remember(result.secret);
        return result;
      },
    }),
    watchToken: read => async () => {
      const token = await read();
      if (token.kind === 'present') remember(token.token);
      return token;
    },
    all: () => seen,
  };
}
