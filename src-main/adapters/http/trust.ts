import { readFile } from 'node:fs/promises';
import tls, { type SecureContext } from 'node:tls';

/** Makes the trust of one connection: what the runtime trusts, and these certificates besides. */
export type Trust = (pem: readonly string[]) => Promise<SecureContext>;

/** Reads the system's certificates once: on a Mac that takes a while, and the answer fills a megabyte. */
export function createTrust(): Trust {
  let system: readonly string[] | undefined;
  const contexts = new Map<string, SecureContext>();
  return async pem => {
    const key = pem.join('');
    const known = contexts.get(key);
    if (known !== undefined) return known;
    system ??= readSystem();
    const added = [...system, ...pem];
    const context = tls.createSecureContext({
      // `ca` replaces what Node trusts by itself, so that has to be named as well.
      ...(added.length === 0 ? {} : { ca: [...new Set([...(await readDefaults()), ...added])] }),
      // orbit, written in Go, trusts a server's certificate or its issuer by itself, without the root above it.
      ...(pem.length === 0 ? {} : { allowPartialTrustChain: true }),
    });
    // Only after a renewal are there more than two: with the private certificates, and without.
    if (contexts.size > 1) contexts.clear();
    contexts.set(key, context);
    return context;
  };
}

// Not before Node 22.15: the oldest supported Node, and the Electron of the tests, have no such function.
const getCertificates: typeof tls.getCACertificates | undefined = tls.getCACertificates;

function readSystem(): readonly string[] {
  return getCertificates?.('system') ?? [];
}

async function readDefaults(): Promise<readonly string[]> {
  if (getCertificates !== undefined) return getCertificates('default');
  const file = process.env['NODE_EXTRA_CA_CERTS'];
  if (file === undefined) return tls.rootCertificates;
  // Node itself goes on without a file that it cannot read.
  const extra = await readFile(file, 'utf8').catch(() => '');
  return extra.includes('-----BEGIN CERTIFICATE-----') ? [...tls.rootCertificates, extra] : tls.rootCertificates;
}
