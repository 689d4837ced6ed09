import type { FleetLayout } from './fleet-kit-input.ts';

type LayoutNames = {
  readonly folder: string;
  /** The file for Macs in no fleet; Fleet takes it only under this very name, in the file as well. */
  readonly unassigned: { readonly file: string; readonly name: string };
  readonly settings: string;
  readonly reports: string;
  readonly appleSettings: string;
  readonly profiles: string;
};

/**
 * What the same things are called in each layout. Fleet 4.82 renamed teams, team_settings, queries and no-team.yml,
 * and 4.83 macos_settings, custom_settings and macos_setup; the old names still work there, with a warning.
 */
export const layoutNames: Readonly<Record<FleetLayout, LayoutNames>> = {
  fleets: {
    folder: 'fleets',
    unassigned: { file: 'unassigned.yml', name: 'Unassigned' },
    settings: 'settings',
    reports: 'reports',
    appleSettings: 'apple_settings',
    profiles: 'configuration_profiles',
  },
  teams: {
    folder: 'teams',
    unassigned: { file: 'no-team.yml', name: 'No team' },
    settings: 'team_settings',
    reports: 'queries',
    appleSettings: 'macos_settings',
    profiles: 'custom_settings',
  },
};
