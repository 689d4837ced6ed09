import type { KitInput } from '../kit.ts';

/** `fleets` from Fleet 4.83 on; `teams` for servers before it. */
export type FleetLayout = 'fleets' | 'teams';

export type FleetKitInput = KitInput & {
  readonly layout: FleetLayout;
  /** The fleet (once: team) whose Macs are meant. */
  readonly fleetName: string;
  /** The version of Clearway that the kit rolls out: a Mac with an older one gets this one. */
  readonly appVersion: string;
  /** Of whoever signed the package; see the settings profile. */
  readonly team?: string | null;
};
