import { problem } from '../core/problem.ts';
import { isProxyException } from '../core/proxy-exceptions.ts';
import { proxyRoute, type ProxyRoutes } from '../core/proxy-routes.ts';
import type { ResolveProxy, RunCommand } from '../ports.ts';
import type { Asked } from './probe.ts';
import { parseScutilProxies, type ScutilProxies } from './scutil-parser.ts';

const request = { argv: ['/usr/sbin/scutil', '--proxy'], deadlineMs: 3000, maxBytes: 256 * 1024 } as const;
export const systemProxyAsks: readonly Asked[] = [{ kind: 'command', argv: request.argv }];
const direct: ProxyRoutes = { ok: true, routes: [{ kind: 'direct' }] };

/**
 * Resolves proxies by the settings of macOS, for the command line; the app asks Chromium, which can run PAC scripts.
 * Settings that cannot be read mean directly: the connection then succeeds or says itself what is wrong.
 */
export function createSystemProxy(run: RunCommand): ResolveProxy {
  return async origin => {
    const result = await run(request);
    const settings = result.kind === 'exited' && result.exit === 0 ? parseScutilProxies(result.stdout) : null;
    return settings === null ? direct : chooseRoutes(settings, new URL(origin).hostname);
  };
}

/** The ways to an https server on this host. */
export function chooseRoutes({ values, exceptions }: ScutilProxies, hostname: string): ProxyRoutes {
  const isOn = (key: string): boolean => values.get(key) === '1';
  // A PAC script decides about exceptions itself, so they say nothing here.
  const hasScript = values.has('ProxyAutoConfigURLString') || values.has('ProxyAutoConfigJavaScript');
  if (isOn('ProxyAutoConfigEnable') && hasScript) return unsupported('PAC');
  if (isOn('ExcludeSimpleHostnames') && !hostname.includes('.') && !hostname.includes(':')) return direct;
  if (isProxyException(hostname, exceptions)) return direct;
  const wanted = [
    isOn('HTTPSEnable') ? (['http', 'HTTPS'] as const) : null,
    isOn('SOCKSEnable') ? (['socks5', 'SOCKS'] as const) : null,
  ].filter(proxy => proxy !== null);
  const routes = wanted
    .map(([scheme, name]) =>
      proxyRoute(scheme, values.get(`${name}Proxy`) ?? '', Number(values.get(`${name}Port`) ?? '')),
    )
    .filter(route => route !== null);
  if (wanted.length === 0) return direct;
  return routes.length === 0 ? unsupported('no proxy by that name') : { ok: true, routes };
}

function unsupported(detail: string): ProxyRoutes {
  return { ok: false, problem: problem('proxy-unsupported', detail) };
}
