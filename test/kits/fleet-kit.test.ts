import { spawnSync } from 'node:child_process';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FleetLayout } from '../../src-main/kits/fleet/fleet-kit-input.ts';
import { kitPaths } from '../../src-main/kits/fleet/kit-paths.ts';
import { leftToFillIn } from '../../src-main/kits/fleet/left-to-fill-in.ts';
import { renderFleetKit } from '../../src-main/kits/fleet/render-fleet-kit.ts';
import { fleetInput, layouts } from './fleet-inputs.ts';
import { layoutKeys, libraryKeys, unknownKeys } from './fleet-layout-keys.ts';
import { readKit } from './read-kit.ts';

const kitOf = (layout: FleetLayout) => renderFleetKit(fleetInput(layout));

/** Every text below a key of one of these names, with the file in which it stands. */
function textsAt(value: unknown, names: readonly string[]): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(item => textsAt(item, names));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const texts = Array.isArray(inner) ? inner : [inner];
    const here = names.includes(key) ? texts.filter(text => typeof text === 'string') : [];
    return [...here, ...textsAt(inner, names)];
  });
}

const fileOf = (layout: FleetLayout, name: string) => posix.join(layout, name);

describe.each(layouts)('the kit for Fleet in the layout %s', layout => {
  const files = kitOf(layout);
  const paths = files.map(({ path }) => path);
  const read = readKit(files);

  it('has a file for the server, one for the fleet and one for Macs in none', () => {
    const unassigned = layout === 'fleets' ? 'unassigned.yml' : 'no-team.yml';
    expect(paths.filter(path => !path.startsWith('lib/'))).toEqual([
      'default.yml',
      fileOf(layout, 'workstations.yml'),
      fileOf(layout, unassigned),
    ]);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('names nothing that lies outside the kit', () => {
    for (const [path, value] of Object.entries(read).filter(([name]) => name.endsWith('.yml'))) {
      for (const named of textsAt(value, ['path', 'package_path'])) {
        expect(paths).toContain(posix.join(posix.dirname(path), named));
      }
    }
  });

  it('leaves no file of its library unused', () => {
    const named = Object.entries(read).flatMap(([path, value]) =>
      textsAt(value, ['path', 'package_path']).map(text => posix.join(posix.dirname(path), text)),
    );
    expect(paths.filter(path => path.startsWith('lib/') && !named.includes(path))).toEqual([]);
  });

  it('has only keys that Fleet knows', () => {
    const keys = layoutKeys[layout];
    const unassigned = layout === 'fleets' ? 'unassigned.yml' : 'no-team.yml';
    expect([
      ...unknownKeys(read['default.yml'], keys.default),
      ...unknownKeys(read[fileOf(layout, 'workstations.yml')], keys.fleet),
      ...unknownKeys(read[fileOf(layout, unassigned)], keys.unassigned),
      ...unknownKeys(read[kitPaths.labels], libraryKeys.labels),
      ...unknownKeys(read[kitPaths.reports], libraryKeys.reports),
      ...[kitPaths.conditionalAccess, kitPaths.installs, kitPaths.registration].flatMap(path =>
        unknownKeys(read[path], libraryKeys.policies),
      ),
      ...[kitPaths.companyPortal, kitPaths.clearway].flatMap(path => unknownKeys(read[path], libraryKeys.packages)),
    ]).toEqual([]);
  });

  it('has no key that only the other layout knows', () => {
    const other = layout === 'fleets' ? 'teams' : 'fleets';
    expect(unknownKeys(read[fileOf(layout, 'workstations.yml')], layoutKeys[other].fleet)).not.toEqual([]);
  });

  it('defines every label that it uses', () => {
    const used = textsAt(read, ['labels_include_all', 'labels_include_any', 'labels_exclude_any']);
    expect(used).toEqual(['Company Portal installed']);
    for (const label of used) expect(textsAt(read[kitPaths.labels], ['name'])).toContain(label);
  });

  it('gives labels, reports and policies names that Fleet takes: each once, in ASCII', () => {
    for (const path of [kitPaths.labels, kitPaths.reports, kitPaths.conditionalAccess, kitPaths.installs]) {
      const names = textsAt(read[path], ['name']);
      expect(new Set(names).size).toBe(names.length);
      expect(names.filter(name => !/^[\x20-\x7e]+$/.test(name))).toEqual([]);
    }
  });

  it('counts Macs by each of the ten codes', () => {
    const codes = textsAt(read[kitPaths.labels], ['name']).map(name => /P\d$/.exec(name)?.[0]);
    expect(codes.filter(code => code !== undefined)).toEqual(Array.from({ length: 10 }, (_, code) => `P${code}`));
  });

  it('switches conditional access on for the fleet, and not for Macs without policies', () => {
    const settings = layout === 'fleets' ? 'settings' : 'team_settings';
    expect(read[fileOf(layout, 'workstations.yml')]).toMatchObject({
      [settings]: { integrations: { conditional_access_enabled: true } },
    });
    expect(read['default.yml']).toMatchObject({
      org_settings: { integrations: { conditional_access_enabled: false } },
    });
  });

  it('installs Company Portal while a Mac is set up', () => {
    const portal = '../lib/clearway/software/company-portal.yml';
    expect(read[fileOf(layout, 'workstations.yml')]).toMatchObject(
      layout === 'fleets'
        ? { software: { packages: [{ path: portal, setup_experience: true }, {}] } }
        : { controls: { macos_setup: { software: [{ package_path: portal }] } } },
    );
  });

  it('says of every place that only IT can fill in where it is', () => {
    const open = leftToFillIn(files);
    expect(open.map(({ path, text }) => [path, text])).toEqual([
      ['default.yml', '$MERGE_THIS_INTO_YOUR_OWN_DEFAULT_YML'],
      [fileOf(layout, 'workstations.yml'), '$CLEARWAY_FLEET_ENROLL_SECRET'],
      [kitPaths.clearway, 'https://fill-in.invalid/Clearway.pkg'],
      [kitPaths.clearway, 'FILL-IN-THE-SHA-256-OF-THE-PACKAGE'],
    ]);
    for (const { path, line, text } of open) {
      expect(files.find(file => file.path === path)?.text.split('\n')[line - 1]).toContain(text);
    }
  });

  it('has no other variable for fleetctl to look up, nor any text that looks like one', () => {
    const known = leftToFillIn(files).map(({ text }) => text);
    const texts = files.filter(({ path }) => !path.endsWith('.sh')).map(({ text }) => text);
    const dollars = texts.join('\n').match(/\$\w*/g) ?? [];
    expect(dollars.filter(found => !known.includes(found))).toEqual([]);
  });

  it('has scripts without a fault that shellcheck knows', () => {
    for (const { path, text } of files.filter(file => file.path.endsWith('.sh'))) {
      // Each is judged as the shell that its first line names.
      const done = spawnSync('shellcheck', ['-'], { input: text, encoding: 'utf8' });
      expect([path, done.stdout]).toEqual([path, '']);
    }
  });

  it('is the same bytes each time', () => {
    expect(kitOf(layout)).toEqual(files);
  });
});

describe('the profiles of the kit', () => {
  const profilesOf = (organization: string) => {
    const files = renderFleetKit(fleetInput('fleets', { organization }));
    return readKit(files.filter(({ path }) => path.endsWith('.mobileconfig')));
  };

  it('have UUIDs of their own, which no other organisation shares', () => {
    const uuids = (organization: string) => textsAt(profilesOf(organization), ['PayloadUUID']);
    const [ours, theirs] = [uuids('Example'), uuids('Elsewhere')];
    expect(new Set([...ours, ...theirs]).size).toBe(ours.length + theirs.length);
  });

  it('register a Mac on macOS 13 and on later ones', () => {
    expect(profilesOf('Example')[kitPaths.ssoProfile]).toMatchObject({
      PayloadScope: 'System',
      PayloadContent: [
        {
          PayloadType: 'com.apple.extensiblesso',
          AuthenticationMethod: 'UserSecureEnclaveKey',
          PlatformSSO: { AuthenticationMethod: 'UserSecureEnclaveKey', UseSharedDeviceKeys: true },
          ExtensionIdentifier: 'com.microsoft.CompanyPortalMac.ssoextension',
          TeamIdentifier: 'UBF8T346G9',
          Type: 'Redirect',
        },
      ],
    });
  });

  it('keep a dollar that belongs to them out of fleetctl’s hands', () => {
    const organization = 'Big $HOME Company';
    const files = renderFleetKit(fleetInput('fleets', { organization }));
    expect(files.filter(({ text }) => text.includes('$HOME'))).toEqual([]);
    expect(profilesOf(organization)[kitPaths.ssoProfile]).toMatchObject({ PayloadOrganization: organization });
  });

  it('lock the screen as the policy asks', () => {
    const forced = { mcx_preference_settings: { askForPassword: true, askForPasswordDelay: 5, idleTime: 900 } };
    expect(profilesOf('Example')[kitPaths.screenLockProfile]).toMatchObject({
      PayloadContent: [{ PayloadContent: { 'com.apple.screensaver': { Forced: [forced] } } }],
    });
  });
});

describe('the name of a fleet', () => {
  it.each([
    ['💻 Workstations', 'fleets/workstations.yml'],
    ['Büro / Köln', 'fleets/buro-koln.yml'],
    ['..', 'fleets/fleet.yml'],
    ['Unassigned', 'fleets/fleet-unassigned.yml'],
  ])('%s lies in %s', (fleetName, path) => {
    expect(renderFleetKit(fleetInput('fleets', { fleetName })).map(file => file.path)).toContain(path);
  });

  it('comes back from the YAML as it was, whatever it looks like there', () => {
    const names = ['yes', '0644', '# one: two', 'a: b', '12:30', 'null'];
    const files = names.flatMap(fleetName => renderFleetKit(fleetInput('fleets', { fleetName })));
    const read = readKit(files.filter(({ path }) => path.startsWith('fleets/')));
    expect(textsAt(read, ['name'])).toEqual(expect.arrayContaining(names));
  });
});
