import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProxyRoutes, type ProxyRoute } from '../../src-main/core/proxy-routes.ts';

const direct: ProxyRoute = { kind: 'direct' };

function proxy(scheme: 'http' | 'https' | 'socks4' | 'socks5', host: string, port: number): ProxyRoute {
  return { kind: 'proxy', scheme, host, port };
}

describe('what a PAC script answers', () => {
  it.each<readonly [string, readonly ProxyRoute[]]>([
    ['DIRECT', [direct]],
    ['direct', [direct]],
    ['', [direct]],
    [' ; ', [direct]],
    ['PROXY proxy.larkfield.example:3128', [proxy('http', 'proxy.larkfield.example', 3128)]],
    ['HTTP proxy.larkfield.example:3128', [proxy('http', 'proxy.larkfield.example', 3128)]],
    ['HTTPS proxy.larkfield.example:8443', [proxy('https', 'proxy.larkfield.example', 8443)]],
    ['SOCKS socks.larkfield.example:1080', [proxy('socks4', 'socks.larkfield.example', 1080)]],
    ['SOCKS4 socks.larkfield.example:1080', [proxy('socks4', 'socks.larkfield.example', 1080)]],
    ['SOCKS5 socks.larkfield.example:1080', [proxy('socks5', 'socks.larkfield.example', 1080)]],
    ['PROXY 10.0.0.1:8080', [proxy('http', '10.0.0.1', 8080)]],
    ['PROXY [2001:db8::1]:8080', [proxy('http', '[2001:db8::1]', 8080)]],
    ['PROXY proxy', [proxy('http', 'proxy', 80)]],
    ['HTTPS proxy', [proxy('https', 'proxy', 443)]],
    ['SOCKS5 proxy', [proxy('socks5', 'proxy', 1080)]],
    ['PROXY a:1;PROXY b:2 ;  DIRECT;', [proxy('http', 'a', 1), proxy('http', 'b', 2), direct]],
    ['QUIC a:443; PROXY b:2', [proxy('http', 'b', 2)]],
    ['PROXY a:0; PROXY b:65535; PROXY c:65536', [proxy('http', 'b', 65_535)]],
  ])('%j names these ways', (text, routes) => {
    expect(parseProxyRoutes(text)).toEqual({ ok: true, routes });
  });

  it.each([
    'QUIC a:443',
    'MASQUE a:443; TOR b:1',
    'PROXY',
    'PROXY :3128',
    'PROXY a:',
    'PROXY a:port',
    'PROXY a:123456',
    'PROXY 2001:db8::1:8080',
    'PROXY user:secret@a:1',
    'PROXY http://a:1',
    'DIRECT a:1',
    'DIRECTLY',
    '__proto__ a:1',
    'constructor a:1',
  ])('%j names no way that can be taken, and is never taken for none', text => {
    expect(parseProxyRoutes(text)).toEqual({ ok: false, problem: { code: 'proxy-unsupported' } });
  });

  const word = fc.constantFrom(
    'PROXY',
    'HTTPS',
    'SOCKS',
    'SOCKS5',
    'DIRECT',
    'QUIC',
    'a',
    'a:1',
    'a:99999',
    '[::1]:1',
    ';',
    ' ',
  );
  it.each([
    ['any text', fc.string()],
    ['the words of such answers in any order', fc.array(word).map(words => words.join(' '))],
  ])('is parsed without a throw, into ways with a port each: %s', (_case, texts) => {
    fc.assert(
      fc.property(texts, text => {
        const parsed = parseProxyRoutes(text);
        for (const route of parsed.ok ? parsed.routes : []) {
          if (route.kind === 'direct') continue;
          expect(route.port).toSatisfy((port: number) => Number.isInteger(port) && port > 0 && port < 65_536);
          expect(route.host).not.toMatch(/[\s;@/]|^$/);
        }
        if (parsed.ok) expect(parsed.routes).not.toEqual([]);
      }),
    );
  });
});
