import type { KitFile } from '../kit.ts';
import { yamlText, type YamlValue } from '../yaml-text.ts';
import type { FleetKitInput } from './fleet-kit-input.ts';
import { companyPortalLabel } from './kit-labels.ts';
import { kitPaths } from './kit-paths.ts';
import { layoutNames } from './layout-names.ts';

/** Names of variables that fleetctl takes from its environment. Without them it stops before it changes anything. */
export const mergeGuard = '$MERGE_THIS_INTO_YOUR_OWN_DEFAULT_YML';
export const enrollSecret = '$CLEARWAY_FLEET_ENROLL_SECRET';

/** What is global: the labels. Alone it would clear whatever else the server has, so it guards itself against that. */
export function defaultFile(): KitFile {
  const value = {
    labels: [{ path: `./${kitPaths.labels}` }],
    org_settings: {
      // For Macs in no fleet. They have no policies here, and a Mac without policies counts as compliant.
      integrations: { conditional_access_enabled: false },
      secrets: [{ secret: mergeGuard }],
    },
  };
  return { path: 'default.yml', text: yamlText(value, mergeFirst) };
}

const mergeFirst = [
  'A part of default.yml: merge it into yours, and leave "secrets" out.',
  'fleetctl gitops clears what a default.yml does not name. The variable below makes it stop until this is merged.',
  'Labels too: with the key "labels", every label that it does not name is deleted, also one made in Fleet itself.',
  'Export yours first (fleetctl generate-gitops --dir exported), and name them beside these.',
  '',
  'conditional_access_enabled is for Macs in no fleet. With true and without policies of their own, each of them',
  'would be reported to Microsoft as compliant.',
];

/** The Macs that are meant: switched on here, and nowhere else. */
export function fleetFile({ layout, fleetName }: FleetKitInput): KitFile {
  const names = layoutNames[layout];
  const value = {
    name: fleetName,
    [names.settings]: {
      integrations: { conditional_access_enabled: true },
      secrets: [{ secret: enrollSecret }],
    },
    agent_options: null,
    controls: {
      [names.appleSettings]: { [names.profiles]: profiles },
      ...(layout === 'teams' ? { macos_setup: { software: [{ package_path: up(kitPaths.companyPortal) }] } } : {}),
    },
    policies: [kitPaths.conditionalAccess, kitPaths.installs, kitPaths.registration].map(path => ({ path: up(path) })),
    [names.reports]: [{ path: up(kitPaths.reports) }],
    software: {
      packages: [
        // Before a person's first sign-in to anything: registering is then the first thing that they are asked.
        {
          path: up(kitPaths.companyPortal),
          self_service: true,
          ...(layout === 'fleets' ? { setup_experience: true } : {}),
        },
        { path: up(kitPaths.clearway), self_service: true },
      ],
    },
  };
  return { path: `${names.folder}/${fileName(fleetName)}.yml`, text: yamlText(value, mergeFleet) };
}

const mergeFleet = [
  'A fleet with Clearway and Microsoft conditional access. If the fleet is there already, merge this into its file:',
  'fleetctl gitops clears what the file does not name, agent_options among it.',
];

const profiles: YamlValue = [
  { path: up(kitPaths.ssoProfile), labels_include_all: [companyPortalLabel] },
  { path: up(kitPaths.settingsProfile) },
  { path: up(kitPaths.screenLockProfile) },
];

/** Macs in no fleet get nothing of the kit. Fleet wants the file, and takes it under this name alone. */
export function unassignedFile({ layout }: FleetKitInput): KitFile {
  const { folder, unassigned } = layoutNames[layout];
  const value = { name: unassigned.name, policies: null, controls: null, software: null };
  const comment = ['Macs in no fleet: nothing of Clearway. If you have this file already, keep yours.'];
  return { path: `${folder}/${unassigned.file}`, text: yamlText(value, comment) };
}

function up(path: string): string {
  return `../${path}`;
}

/** A name for the file that every file system takes; Fleet knows the fleet by the name inside. */
function fileName(fleetName: string): string {
  const plain = fleetName
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  const reserved = ['', 'unassigned', 'no-team'];
  return reserved.includes(plain) ? `fleet-${plain}`.replace(/-$/, '') : plain;
}
