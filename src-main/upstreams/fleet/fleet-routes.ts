/** The routes of Fleet's device API that Clearway uses, relative to `device/{token}`. Gated ones can ask for a sign-in. */
export const fleetRoutes = {
  desktop: { method: 'GET', path: '/desktop', gated: false },
  host: { method: 'GET', path: '?exclude_software=true', gated: true },
  policies: { method: 'GET', path: '/policies', gated: true },
  /** Newer servers only: the latest entries of this Mac's activity feed. */
  activities: { method: 'GET', path: '/activities?page=0&per_page=20', gated: true },
  refetch: { method: 'POST', path: '/refetch', gated: true },
} as const;

/** The address of a route below the server's own. */
export function routePath(route: FleetRoute, token: string): string {
  return `api/latest/fleet/device/${token}${fleetRoutes[route].path}`;
}
export type FleetRoute = keyof typeof fleetRoutes;
