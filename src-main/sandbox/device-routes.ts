/** Every request the sandbox's server knows by name; `unknown` is the rest. */
export type RouteName =
  | 'ping'
  | 'token-ping'
  | 'host'
  | 'desktop'
  | 'policies'
  | 'activities'
  | 'refetch'
  | 'my-device-page'
  | 'unknown';

/** Where a request leads. */
export type RouteMatch =
  | { readonly kind: 'matched'; readonly route: Exclude<RouteName, 'unknown'>; readonly token: string }
  | { readonly kind: 'wrong-method'; readonly route: RouteName; readonly allow: string }
  | { readonly kind: 'unknown'; readonly route: 'unknown' };

type Route = {
  readonly route: Exclude<RouteName, 'unknown'>;
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly path: RegExp;
};

const device = String.raw`^/api/(?:v1|2022-04|latest)/fleet/device/([^/]+)`;

const routes: readonly Route[] = [
  { route: 'ping', method: 'HEAD', path: /^\/api\/fleet\/device\/ping$/ },
  { route: 'token-ping', method: 'HEAD', path: new RegExp(`${device}/ping$`) },
  { route: 'host', method: 'GET', path: new RegExp(`${device}$`) },
  { route: 'desktop', method: 'GET', path: new RegExp(`${device}/desktop$`) },
  { route: 'policies', method: 'GET', path: new RegExp(`${device}/policies$`) },
  { route: 'activities', method: 'GET', path: new RegExp(`${device}/activities$`) },
  { route: 'refetch', method: 'POST', path: new RegExp(`${device}/refetch$`) },
  { route: 'my-device-page', method: 'GET', path: /^\/device\/([^/]+)$/ },
];

/** Finds the route of a request by its method and path. */
export function matchRoute(method: string, path: string): RouteMatch {
  for (const { route, method: allow, path: pattern } of routes) {
    const found = pattern.exec(path);
    if (found === null) continue;
    if (method !== allow) return { kind: 'wrong-method', route, allow };
    return { kind: 'matched', route, token: found[1] ?? '' };
  }
  return { kind: 'unknown', route: 'unknown' };
}

/** Whether a single sign-on, once required, stands in front of this route. */
export function isGated(route: RouteName): boolean {
  return route === 'host' || route === 'policies' || route === 'activities' || route === 'refetch';
}
