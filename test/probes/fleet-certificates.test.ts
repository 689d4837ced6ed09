import { describe, expect, it } from 'vitest';
import { readFleetCertificates } from '../../src-main/probes/fleet-certificates.ts';
import type { MacPorts } from '../../src-main/ports.ts';
import { plistXml, type PlistValue } from '../../src-main/sandbox/recorded-mac/plist-xml.ts';
import type { RecordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { createAuthority, createSelfSigned } from '../fixtures/certificates.ts';
import { macWithFiles, openMac } from '../fixtures/recorded-folder.ts';

const orbitPath = '/Library/LaunchDaemons/com.fleetdm.orbit.plist';
const usualPath = '/opt/orbit/fleet.pem';

function orbit(environment: Readonly<Record<string, PlistValue>>): RecordedMac['files'] {
  return { [orbitPath]: plistXml({ Label: 'com.fleetdm.orbit', EnvironmentVariables: environment }) };
}

async function read(files: RecordedMac['files'], change: (ports: MacPorts) => MacPorts = ports => ports) {
  const { ports } = await openMac(macWithFiles(files));
  return readFleetCertificates(change(ports));
}

function found(...pem: readonly string[]) {
  return { kind: 'found', pem: pem.map((text): unknown => expect.stringContaining(text.trim())) };
}

describe('the Fleet agent’s certificates', () => {
  it('are those that orbit’s LaunchDaemon names, else those in their usual place', async () => {
    const [named, usual] = await Promise.all([createAuthority(), createAuthority()]);
    const both = { '/etc/fleet/root.pem': named.pem, [usualPath]: usual.pem };
    expect(await read({ ...both, ...orbit({ ORBIT_FLEET_CERTIFICATE: '/etc/fleet/root.pem' }) })).toEqual(
      found(named.pem),
    );
    expect(await read({ ...both, ...orbit({ ORBIT_DEBUG: 'true' }) })).toEqual(found(usual.pem));
    expect(await read(both)).toEqual(found(usual.pem));
  });

  it.each<readonly [string, PlistValue]>([
    ['a path that depends on where one stands', 'fleet.pem'],
    ['a number', 7],
    ['nothing', ''],
  ])('are in their usual place where orbit names %s', async (_case, value) => {
    const usual = await createAuthority();
    expect(await read({ [usualPath]: usual.pem, ...orbit({ ORBIT_FLEET_CERTIFICATE: value }) })).toEqual(
      found(usual.pem),
    );
  });

  it('are none on most Macs', async () => {
    expect(await read({})).toEqual({ kind: 'none' });
    expect(await read(orbit({ ORBIT_INSECURE: 'true' }))).toEqual({ kind: 'none' });
  });

  it('are all that the file holds, and nothing of what else it holds', async () => {
    const [root, server] = await Promise.all([createAuthority(), createSelfSigned('fleet.larkfield.example')]);
    const torn = '-----BEGIN CERTIFICATE-----\nTm8gY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----\n';
    const file = `# Larkfield\r\n${root.pem.replaceAll('\n', '\r\n')}${torn}${server.key}${server.cert}`;
    const certificates = await read({ [usualPath]: file });
    expect(certificates).toEqual(found(root.pem, server.cert));
    expect(JSON.stringify(certificates)).not.toContain('PRIVATE');
  });

  it.each([
    ['empty', ''],
    ['text', 'hello'],
    ['a torn certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n'],
    ['a block that is none', '-----BEGIN CERTIFICATE-----\nTm8gY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----\n'],
  ])('are a problem where the file is %s', async (_case, text) => {
    expect(await read({ [usualPath]: text })).toEqual({ kind: 'empty', problem: { code: 'certificate-unreadable' } });
  });

  it('are remembered as unread where the file is root’s alone, too large, or not where orbit says', async () => {
    const denied = { kind: 'failed', problem: { code: 'permission-denied' } } as const;
    const forRoot = (ports: MacPorts): MacPorts => ({
      ...ports,
      readFile: async (path, maxBytes) => (path === usualPath ? denied : ports.readFile(path, maxBytes)),
    });
    const unread = (detail: string) => ({ kind: 'unread', problem: { code: 'certificate-unreadable', detail } });
    expect(await read({}, forRoot)).toEqual(unread('permission-denied'));
    expect(await read({ [usualPath]: ' '.repeat(2 * 1024 * 1024) })).toEqual(unread('output-too-large'));
    expect(await read(orbit({ ORBIT_FLEET_CERTIFICATE: '/gone.pem' }))).toEqual(unread('named, but not there'));
  });
});
