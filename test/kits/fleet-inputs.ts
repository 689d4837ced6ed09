import { formatPlist } from '../../src-main/adapters/plist.ts';
import { namedUuid } from '../../src-main/adapters/named-uuid.ts';
import type { FleetKitInput, FleetLayout } from '../../src-main/kits/fleet/fleet-kit-input.ts';

/** An organisation as an admin would name it. */
export function fleetInput(layout: FleetLayout, more: Partial<FleetKitInput> = {}): FleetKitInput {
  return {
    settings: { FleetURL: 'https://example.cloud.fleetdm.com', HelpdeskEmail: 'help@example.com' },
    organization: 'Example',
    layout,
    fleetName: 'Workstations',
    appVersion: '1.2.3',
    formatPlist,
    namedUuid,
    ...more,
  };
}

export const layouts: readonly FleetLayout[] = ['fleets', 'teams'];
