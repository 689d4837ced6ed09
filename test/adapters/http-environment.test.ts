import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import tls from 'node:tls';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { createAuthority, type Authority } from '../fixtures/certificates.ts';
import { startSecureServer } from '../fixtures/local-server.ts';
import { emptyFolder, putFile } from '../fixtures/recorded-folder.ts';
import { builtProgram } from '../programs/built-program.ts';

/** An older Node knows neither `tls.getCACertificates` nor the system's certificates. */
const runtimes = [process.execPath, ...(existsSync('/usr/bin/node') ? ['/usr/bin/node'] : [])];
const knowsSystem: unknown = Reflect.get(tls, 'getCACertificates');

async function send(node: string, env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<string> {
  const script = [builtProgram('test/fixtures/send-once.ts'), ...args];
  const { stdout } = await promisify(execFile)(node, script, { cwd: checkout, env: { ...process.env, ...env } });
  return stdout;
}

describe('whom the system trusts', () => {
  let [root, other]: Authority[] = [];
  let [url, file] = ['', ''];
  beforeEach(async () => {
    [root, other] = await Promise.all([createAuthority(), createAuthority()]);
    const server = await startSecureServer(await root.issue({ name: '127.0.0.1' }), response => response.end('{}'));
    url = server.url;
    file = path.join(await emptyFolder(), 'root.pem');
    await putFile(file, root.pem);
  });

  it.each(runtimes)('counts with and without private certificates, by NODE_EXTRA_CA_CERTS: %s', async node => {
    const env = { NODE_EXTRA_CA_CERTS: file };
    expect(await send(node, env, url)).toBe('answered');
    expect(await send(node, env, url, other?.pem ?? '')).toBe('answered');
  });

  it.runIf(knowsSystem !== undefined)('counts with and without private certificates, by its own roots', async () => {
    // What OpenSSL calls the system's file is what Node reads on Linux.
    const env = { SSL_CERT_FILE: file };
    expect(await send(process.execPath, env, url)).toBe('answered');
    expect(await send(process.execPath, env, url, other?.pem ?? '')).toBe('answered');
  });

  it.each(runtimes)('is of no use to who has no certificate, said of the very first request: %s', async node => {
    // Loading what sends a request takes longer than the server's refusal, which TLS 1.3 sends after the handshake.
    const pair = await (root ?? (await createAuthority())).issue({ name: '127.0.0.1' });
    const server = await startSecureServer({ ...pair, ca: root?.pem, requestCert: true }, response => response.end());
    expect(await send(node, {}, server.url, root?.pem ?? '')).toBe('client-certificate-required');
  });

  it.each(runtimes)('is not everybody: %s', async node => {
    expect(await send(node, {}, url)).toBe('certificate-not-trusted');
    expect(await send(node, { NODE_EXTRA_CA_CERTS: '/gone.pem' }, url, other?.pem ?? '')).toBe(
      'certificate-not-trusted',
    );
    expect(await send(node, { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, url)).toBe('certificate-not-trusted');
  });
});
