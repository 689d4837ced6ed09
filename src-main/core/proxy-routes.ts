import { problem, type Problem } from './problem.ts';

/** One way to a server, tried in order: directly, or through a proxy. */
export type ProxyRoute =
  | { readonly kind: 'direct' }
  | {
      readonly kind: 'proxy';
      readonly scheme: 'http' | 'https' | 'socks4' | 'socks5';
      readonly host: string;
      readonly port: number;
    };

/** The ways to a server, never none; or why there is no way that can be taken. */
export type ProxyRoutes =
  | { readonly ok: true; readonly routes: readonly ProxyRoute[] }
  | { readonly ok: false; readonly problem: Problem };

type Scheme = Extract<ProxyRoute, { kind: 'proxy' }>['scheme'];

/** Keywords and the ports they stand for. `SOCKS` without a number is version 4, as browsers take it. */
const keywords: Readonly<Record<string, { readonly scheme: Scheme; readonly port: number }>> = {
  PROXY: { scheme: 'http', port: 80 },
  HTTP: { scheme: 'http', port: 80 },
  HTTPS: { scheme: 'https', port: 443 },
  SOCKS: { scheme: 'socks4', port: 1080 },
  SOCKS4: { scheme: 'socks4', port: 1080 },
  SOCKS5: { scheme: 'socks5', port: 1080 },
};

/**
 * Parses what a PAC script answers: ways joined by `;`. Nothing at all means directly; ways that cannot be taken are left
 * out, and where no other is left that is a problem: going directly instead would pass by what the organization set up.
 */
export function parseProxyRoutes(text: string): ProxyRoutes {
  const entries = text
    .split(';')
    .map(entry => entry.trim())
    .filter(entry => entry !== '');
  if (entries.length === 0) return { ok: true, routes: [{ kind: 'direct' }] };
  const routes = entries.flatMap(entry => parseEntry(entry));
  return routes.length === 0 ? { ok: false, problem: problem('proxy-unsupported') } : { ok: true, routes };
}

/** A proxy by name and port, or null where they name none. */
export function proxyRoute(scheme: Scheme, host: string, port: number): ProxyRoute | null {
  const isName = /^[\w.-]{1,253}$/.test(host) || /^\[[0-9a-f:.]{2,45}\]$/i.test(host);
  return isName && Number.isInteger(port) && port > 0 && port < 65_536 ? { kind: 'proxy', scheme, host, port } : null;
}

function parseEntry(entry: string): readonly ProxyRoute[] {
  const [, word = '', address = ''] = /^(\S+)\s*(.*)$/.exec(entry) ?? [];
  const keyword = word.toUpperCase();
  if (keyword === 'DIRECT' && address === '') return [{ kind: 'direct' }];
  const known = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined;
  const [, host, port] = /^(\[[^\]]*\]|[^:\s]+)(?::(\d{1,5}))?$/.exec(address) ?? [];
  if (known === undefined || host === undefined) return [];
  const route = proxyRoute(known.scheme, host, port === undefined ? known.port : Number(port));
  return route === null ? [] : [route];
}
