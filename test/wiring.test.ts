import { describe, expect, it } from 'vitest';
import { systemClock } from '../src-main/adapters/clock.ts';
import { openOutbox } from '../src-main/open-outbox.ts';
import type { ResolveProxy } from '../src-main/ports.ts';
import { plistXml } from '../src-main/sandbox/recorded-mac/plist-xml.ts';
import { writeRecordedMac } from '../src-main/sandbox/recorded-mac-files.ts';
import { emptyReading } from '../src-main/core/upstream-reading.ts';
import { openWorld } from '../src-main/wiring.ts';
import { createAuthority } from './fixtures/certificates.ts';
import { startSecureServer } from './fixtures/local-server.ts';
import { startProxy } from './fixtures/proxies.ts';
import { emptyFolder, macWithFiles, managed } from './fixtures/recorded-folder.ts';

/** One look at Fleet from a recorded Mac whose server is called by this origin. */
async function look(origin: string, options: { pem?: string; scutil?: string; resolveProxy?: ResolveProxy }) {
  const root = await emptyFolder();
  const argv = ['/usr/sbin/scutil', '--proxy'] as const;
  const { scutil, pem, resolveProxy } = options;
  await writeRecordedMac(
    root,
    macWithFiles(
      {
        [`${managed}/com.fleetdm.fleetd.config.plist`]: plistXml({ FleetURL: origin }),
        '/opt/orbit/identifier': '3f9b8c6e-d217-4a50-8be4-c5a1907e6d32',
        ...(pem === undefined ? {} : { '/opt/orbit/fleet.pem': pem }),
      },
      scutil === undefined ? {} : { 'scutil.json': { argv: [...argv], exit: 0, stdout: scutil, stderr: '' } },
    ),
  );
  const world = await openWorld({
    root,
    configFile: null,
    home: root,
    platform: process.platform,
    log: () => undefined,
    outbox: openOutbox(null, systemClock),
    ...(resolveProxy === undefined ? {} : { resolveProxy }),
  });
  const { settings } = await world.readSettings();
  const { fleetAgent } = world.collect(Promise.resolve(settings));
  const selectUpstream = world.openUpstreams({ read: () => null, write: () => undefined }, async () => ({
    kind: 'nothing',
  }));
  return selectUpstream(settings, await fleetAgent).look('full', emptyReading('fleet', 'ok'));
}

const host = 'fleet.larkfield.example';

describe('a look at Fleet', () => {
  it('goes through the proxy that the Mac’s settings name, and trusts the agent’s certificates', async () => {
    const root = await createAuthority();
    const server = await startSecureServer(await root.issue({ name: host }), response => response.writeHead(402).end());
    const proxy = await startProxy();
    const scutil = `<dictionary> {\n  HTTPSEnable : 1\n  HTTPSPort : ${proxy.port}\n  HTTPSProxy : 127.0.0.1\n}\n`;
    await look(`https://${host}:${server.port}`, { scutil, pem: root.pem });
    expect(server.seen.length).toBeGreaterThan(0);
    expect(proxy.asked).toHaveLength(server.seen.length);
  });

  it('says that a PAC script is nothing for the command line', async () => {
    const scutil = '<dictionary> {\n  ProxyAutoConfigEnable : 1\n  ProxyAutoConfigURLString : http://pac/\n}\n';
    expect(await look(`https://${host}`, { scutil })).toMatchObject({
      state: 'misconfigured',
      problem: { code: 'proxy-unsupported' },
    });
  });

  it('goes by the app’s own answer where it has one', async () => {
    const scutil = '<dictionary> {\n  ProxyAutoConfigEnable : 1\n  ProxyAutoConfigURLString : http://pac/\n}\n';
    const origins: string[] = [];
    const resolveProxy: ResolveProxy = async origin => {
      origins.push(origin);
      return { ok: false, problem: { code: 'proxy-failed' } };
    };
    expect(await look(`https://${host}`, { scutil, resolveProxy })).toMatchObject({
      state: 'unreachable',
      problem: { code: 'proxy-failed' },
    });
    expect(origins).toEqual([`https://${host}`]);
  });
});

describe('the page that a browser is sent to', () => {
  const page = async (fleetUrl: string, browser: { server: string; host: string } | null) => {
    const root = await emptyFolder();
    await writeRecordedMac(
      root,
      macWithFiles({
        [`${managed}/com.fleetdm.fleetd.config.plist`]: plistXml({ FleetURL: fleetUrl }),
        '/opt/orbit/identifier': '3f9b8c6e-d217-4a50-8be4-c5a1907e6d32',
      }),
    );
    const log = (): void => undefined;
    const outbox = openOutbox(null, systemClock);
    const options = { root, configFile: null, home: root, platform: process.platform, log, outbox };
    return (await openWorld(options)).upstreamPage(browser);
  };
  const server = 'fleet.larkfield.example:8443';

  it.each([
    ['the server itself', null, `https://${server}/device/`],
    [
      'the host that the server names, with the port of https',
      'my.larkfield.example',
      'https://my.larkfield.example/device/',
    ],
    ['that host and its port', 'my.larkfield.example:9443', 'https://my.larkfield.example:9443/device/'],
    ['the server itself where the name is more than a host', 'my.larkfield.example/x?', `https://${server}/device/`],
    ['the server itself where the name has a user in it', 'fleet@evil.example', `https://${server}/device/`],
  ])('is at %s', async (_what, host, expected) => {
    const browser = host === null ? null : { server, host };
    expect((await page(`https://${server}`, browser))?.startsWith(expected)).toBe(true);
  });

  it('is not at a host that another server has named', async () => {
    const browser = { server: 'old.larkfield.example', host: 'my.larkfield.example' };
    expect(await page(`https://${server}`, browser)).toMatch(/^https:\/\/fleet\.larkfield\.example:8443\//);
  });

  it('is never asked for in plain http on another machine', async () => {
    const browser = { server: '127.0.0.1:8080', host: 'my.larkfield.example' };
    expect(await page('http://127.0.0.1:8080', browser)).toMatch(/^https:\/\/my\.larkfield\.example\//);
  });
});

describe('settings of which a level cannot be read', () => {
  const file = `${managed}/com.clearway.companion.plist`;
  async function identifiersWith(files: Readonly<Record<string, string>>): Promise<string> {
    const root = await emptyFolder();
    await writeRecordedMac(root, macWithFiles(files));
    const world = await openWorld({
      root,
      configFile: null,
      home: root,
      platform: process.platform,
      log: () => undefined,
      outbox: openOutbox(null, systemClock),
    });
    return (await world.readSettings()).settings.IdentifiersInTicket;
  }

  it('hide identifiers', async () => {
    expect(await identifiersWith({})).toBe('full');
    expect(await identifiersWith({ [file]: plistXml({ IdentifiersInTicket: 'full' }) })).toBe('full');
    expect(await identifiersWith({ [file]: '<plist><dict><key>' })).toBe('masked');
    // Binary, and nothing answers for plutil.
    expect(await identifiersWith({ [file]: 'bplist00xyz' })).toBe('masked');
  });
});
