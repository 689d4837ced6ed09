import { formatPlist } from '../../src-main/adapters/plist.ts';
import { namedUuid } from '../../src-main/adapters/named-uuid.ts';
import type { FleetLayout } from '../../src-main/kits/fleet/fleet-kit-input.ts';
import { renderFleetKit } from '../../src-main/kits/fleet/render-fleet-kit.ts';
import { version } from '../../src-main/version.ts';

/** Not the names of the folders inside, which are fleets and teams themselves. */
const samples: readonly (readonly [folder: string, layout: FleetLayout])[] = [
  ['current', 'fleets'],
  ['before-4.83', 'teams'],
];

/** The kit for Fleet as an organisation called Example would get it, by path in the checkout. */
export function fleetKitSample(): readonly (readonly [path: string, bytes: Buffer])[] {
  return samples.flatMap(([folder, layout]) =>
    renderFleetKit({
      settings: { FleetURL: 'https://example.cloud.fleetdm.com', HelpdeskEmail: 'help@example.com' },
      organization: 'Example',
      layout,
      fleetName: 'Workstations',
      appVersion: version,
      formatPlist,
      namedUuid,
    }).map(({ path, text }) => [`resources/fleet/${folder}/${path}`, Buffer.from(text)] as const),
  );
}
