import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScutilProxies } from '../../src-main/probes/scutil-parser.ts';
import { chooseRoutes, createSystemProxy } from '../../src-main/probes/system-proxy.ts';
import type { RecordedCommand } from '../../src-main/sandbox/recorded-mac/recorded-commands.ts';
import { macWithFiles, openMac } from '../fixtures/recorded-folder.ts';

const direct = { ok: true, routes: [{ kind: 'direct' }] };
const origin = 'https://fleet.larkfield.example';

/** What `scutil --proxy` prints on a Mac in an office, with the usual exceptions. */
function scutil(...lines: readonly string[]): string {
  const exceptions = ['  ExceptionsList : <array> {', '    0 : *.local', '    1 : 169.254/16', '  }'];
  return ['<dictionary> {', ...exceptions, '  FTPPassive : 1', ...lines.map(line => `  ${line}`), '}', ''].join('\n');
}

const secure = ['HTTPSEnable : 1', 'HTTPSPort : 3128', 'HTTPSProxy : proxy.larkfield.example'];
const socks = ['SOCKSEnable : 1', 'SOCKSPort : 1080', 'SOCKSProxy : 10.0.0.1'];
const securely = { kind: 'proxy', scheme: 'http', host: 'proxy.larkfield.example', port: 3128 };
const bySocks = { kind: 'proxy', scheme: 'socks5', host: '10.0.0.1', port: 1080 };

async function resolve(answer: Partial<RecordedCommand>, asked = origin) {
  const argv: RecordedCommand['argv'] = ['/usr/sbin/scutil', '--proxy'];
  const command = { argv, exit: 0, stdout: '', stderr: '', ...answer };
  const { ports } = await openMac(macWithFiles({}, { 'scutil.json': command }));
  return createSystemProxy(ports.run)(asked);
}

describe('the proxy settings of macOS', () => {
  it.each<readonly [string, string, object]>([
    ['none', scutil(), direct],
    ['an empty dictionary', '<dictionary> {\n}\n', direct],
    ['one for https', scutil(...secure), { ok: true, routes: [securely] }],
    ['one that is switched off', scutil('HTTPSEnable : 0', ...secure.slice(1)), direct],
    ['one for plain http alone', scutil('HTTPEnable : 1', 'HTTPPort : 8080', 'HTTPProxy : other'), direct],
    ['a SOCKS proxy', scutil(...socks), { ok: true, routes: [bySocks] }],
    ['both', scutil(...secure, ...socks), { ok: true, routes: [securely, bySocks] }],
    ['finding one by itself, which finds none', scutil('ProxyAutoDiscoveryEnable : 1'), direct],
    [
      'a script that is switched off',
      scutil('ProxyAutoConfigEnable : 0', 'ProxyAutoConfigURLString : http://pac'),
      direct,
    ],
    ['a script without an address', scutil('ProxyAutoConfigEnable : 1', ...secure), { ok: true, routes: [securely] }],
    [
      'one of another interface',
      scutil('__SCOPED__ : <dictionary> {', '  en0 : <dictionary> {', ...secure, '  }', '}'),
      direct,
    ],
    [
      'an interface that has none',
      scutil(...secure, '__SCOPED__ : <dictionary> {', '  en0 : <dictionary> {', 'HTTPSEnable : 0', '  }', '}'),
      { ok: true, routes: [securely] },
    ],
    [
      'an empty list before it',
      scutil('ExceptionsList : <array> {', '}', 'Other : <array> { }', ...secure),
      { ok: true, routes: [securely] },
    ],
  ])('with %s', async (_case, stdout, routes) => {
    expect(await resolve({ stdout })).toEqual(routes);
  });

  it.each([
    ['a script', scutil('ProxyAutoConfigEnable : 1', 'ProxyAutoConfigURLString : http://pac', ...secure)],
    ['a script in the settings', scutil('ProxyAutoConfigEnable : 1', 'ProxyAutoConfigJavaScript : function ...', '}')],
    ['a proxy without a name', scutil('HTTPSEnable : 1', 'HTTPSPort : 3128')],
    ['a proxy without a port', scutil('HTTPSEnable : 1', 'HTTPSProxy : proxy')],
    ['a port that is none', scutil('HTTPSEnable : 1', 'HTTPSProxy : proxy', 'HTTPSPort : 65536')],
  ])('that name %s are a problem: directly would pass by them', async (_case, stdout) => {
    expect(await resolve({ stdout })).toMatchObject({ ok: false, problem: { code: 'proxy-unsupported' } });
  });

  it.each<readonly [string, Partial<RecordedCommand>]>([
    ['does not exist', { fails: 'not-found' }],
    ['ends badly', { exit: 1, stdout: scutil(...secure) }],
    ['prints something else', { stdout: 'No such key' }],
    ['prints nothing', {}],
  ])('mean directly where scutil %s', async (_case, answer) => {
    expect(await resolve(answer)).toEqual(direct);
  });

  it('mean directly where scutil hangs', async () => {
    const run = async () => ({ kind: 'failed', problem: { code: 'command-timed-out' } }) as const;
    expect(await createSystemProxy(run)(origin)).toEqual(direct);
  });

  it.each([
    ['https://printer.local', []],
    ['https://169.254.1.2:8443', []],
    ['https://fleet', ['ExcludeSimpleHostnames : 1']],
  ])('leave %s alone', async (asked, lines) => {
    expect(await resolve({ stdout: scutil(...secure, ...lines) }, asked)).toEqual(direct);
  });

  it.each(['https://fleet', 'https://[2001:db8::1]', 'https://local'])('apply to %s', async asked => {
    expect(await resolve({ stdout: scutil(...secure) }, asked)).toEqual({ ok: true, routes: [securely] });
  });
});

describe('any output of scutil', () => {
  const line = fc.oneof(
    fc.constantFrom('<dictionary> {', '}', '  ExceptionsList : <array> {', '    0 : *.local', ...secure, ...socks),
    fc.integer().map(port => `HTTPSPort : ${port}`),
    fc.string(),
  );
  it('is parsed without a throw, into ways with a port each', () => {
    fc.assert(
      fc.property(fc.array(line), fc.string(), (lines, host) => {
        const settings = parseScutilProxies(`<dictionary> {\n${lines.join('\n')}`);
        const chosen = settings === null ? direct : chooseRoutes(settings, host);
        const routes = 'routes' in chosen ? chosen.routes : [];
        for (const route of routes) {
          if ('port' in route) expect(Number.isInteger(route.port) && route.port > 0 && route.port < 65_536).toBe(true);
        }
      }),
    );
  });
});
