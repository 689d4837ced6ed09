import type { WantedSettings } from '../kit.ts';

/** Where Fleet runs servers for its customers, as far as a name can say. */
const managedCloud = /(?:^|\.)fleetdm\.com$/;

/**
 * Warns where the server does not look like one that Fleet runs itself: Microsoft supports the partnership there alone.
 * A name proves nothing, so the warning asks; without a server there is none.
 */
export function cloudWarning({ FleetURL: url }: WantedSettings): string | null {
  if (typeof url !== 'string' || !URL.canParse(url)) return null;
  const { hostname } = new URL(url);
  if (managedCloud.test(hostname)) return null;
  return `${hostname} does not look like a server of Fleet’s managed cloud (such as example.cloud.fleetdm.com). Microsoft supports conditional access with Fleet on that cloud only, for Fleet Premium: on a server of your own the kit installs everything, but no Mac will ever be reported. If Fleet runs this server for you under your own name, nothing is wrong.`;
}
