import type { Session } from 'electron';
import { problem } from '../core/problem.ts';
import { parseProxyRoutes } from '../core/proxy-routes.ts';
import type { ResolveProxy } from '../ports.ts';

/** Resolves proxies by Chromium, which follows the system's settings and can run PAC scripts. */
export function createSessionProxy(session: Pick<Session, 'resolveProxy'>): ResolveProxy {
  return async origin => {
    const answer = await session.resolveProxy(new URL(origin).origin).catch(() => null);
    return answer === null ? { ok: false, problem: problem('proxy-failed', 'not resolved') } : parseProxyRoutes(answer);
  };
}
