import { fleetKitNotes } from '../../kits/fleet/fleet-kit-notes.ts';
import { fleetNameFault } from '../../kits/fleet/fleet-name-fault.ts';
import { renderFleetKit } from '../../kits/fleet/render-fleet-kit.ts';
import type { ConfigAction } from './config-action.ts';

/** The kit for a Fleet GitOps repository. */
export const gitopsAction: ConfigAction = {
  name: 'gitops',
  synopsis: 'gitops',
  does: 'what a Fleet GitOps repository needs for Clearway and conditional access; --out DIR writes all of it',
  options: ['set', 'organization', 'team', 'fleet', 'teams', 'out'],
  makes: 'kit',
  fault: ({ fleet }) => (fleet === undefined ? null : fleetNameFault(fleet)),
  run: (input, { fleet, team, teams }, appVersion) =>
    renderFleetKit({
      ...input,
      layout: teams === true ? 'teams' : 'fleets',
      fleetName: fleet ?? 'Workstations',
      appVersion,
      team: team ?? null,
    }),
  notes: (made, { settings }) => (typeof made === 'string' ? [] : fleetKitNotes(made, settings)),
};
