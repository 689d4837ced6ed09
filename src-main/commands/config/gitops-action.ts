import { fleetKitNotes } from '../../kits/fleet/fleet-kit-notes.ts';
import { fleetNameFault } from '../../kits/fleet/fleet-name-fault.ts';
import { renderFleetKit } from '../../kits/fleet/render-fleet-kit.ts';
import type { ConfigAction } from './config-action.ts';

/** The kit for a Fleet GitOps repository. */
export const gitopsAction: ConfigAction = {
  name: 'gitops',
  synopsis: 'gitops',
  does: 'what a Fleet GitOps repository needs for Clearway and conditional access; --out DIR writes all of it',
  options: ['set', 'organization', 'fleet', 'teams', 'out'],
  makes: 'kit',
  fault: ({ fleet }) => (fleet === undefined ? null : fleetNameFault(fleet)),
  run: (input, { fleet, teams }, appVersion) =>
    renderFleetKit({
      ...input,
      layout: teams === true ? 'teams' : 'fleets',
      fleetName: fleet ?? 'Workstations',
      appVersion,
    }),
  notes: (made, { settings }) => (typeof made === 'string' ? [] : fleetKitNotes(made, settings)),
};
