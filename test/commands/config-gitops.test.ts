import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderFleetKit } from '../../src-main/kits/fleet/render-fleet-kit.ts';
import { version } from '../../src-main/version.ts';
import { fleetInput } from '../kits/fleet-inputs.ts';
import { clearway, temporaryFolder } from './clearway.ts';

const wanted = [
  '--organization',
  'Example',
  '--set',
  'FleetURL=https://example.cloud.fleetdm.com',
  '--set',
  'HelpdeskEmail=help@example.com',
];
const gitops = (...more: readonly string[]) => clearway('config', 'gitops', ...wanted, ...more);

async function filesIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
  const pairs = paths.map(async path => [path.slice(folder.length + 1), await readFile(path, 'utf8')] as const);
  return Object.fromEntries(await Promise.all(pairs));
}

describe('clearway config gitops', () => {
  it('prints the tree, and beside it what is left to fill in', async () => {
    const { code, stdout, stderr } = await gitops();
    expect([code, stdout.startsWith('---\n# default.yml\n')]).toEqual([0, true]);
    expect(stderr).toContain('lib/clearway/software/clearway.yml:3: FILL-IN-THE-SHA-256-OF-THE-PACKAGE');
    expect(stderr).not.toContain('Warning');
  });

  it('warns of a server that Fleet does not run', async () => {
    const set = ['--set', 'FleetURL=https://fleet.example.com'];
    const { stderr } = await clearway('config', 'gitops', '--organization', 'Example', ...set);
    expect(stderr).toMatch(/^Warning: fleet\.example\.com does not look like/);
  });

  it('writes all of it, and once more over what is the same', async () => {
    const folder = join(await temporaryFolder(), 'kit');
    const tree = renderFleetKit({ ...fleetInput('fleets'), appVersion: version });
    const files = Object.fromEntries(tree.map(({ path, text }) => [path, text]));
    for (const run of ['first', 'second']) {
      expect([run, (await gitops('--out', folder)).code]).toEqual([run, 0]);
      expect(await filesIn(folder)).toEqual(files);
    }
  });

  it('writes nothing at all where one file is another already, or a link', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'default.yml'), 'labels:\n');
    const taken = await gitops('--out', folder);
    expect([taken.code, await filesIn(folder)]).toEqual([2, { 'default.yml': 'labels:\n' }]);
    expect(taken.stderr).toContain('--out: default.yml is there already and differs: make the kit in a new folder');
    expect(taken.stderr).not.toContain('Left to fill in');

    const other = await temporaryFolder();
    await mkdir(join(other, 'fleets'));
    await symlink('/etc/hosts', join(other, 'fleets/workstations.yml'));
    const linked = await gitops('--out', other);
    expect([linked.code, await filesIn(other)]).toEqual([2, {}]);
    expect(linked.stderr).toContain('fleets/workstations.yml is there already and is no plain file');
  });

  it('says so where it cannot make a file', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'fleets'), '');
    const { code, stderr } = await gitops('--out', folder);
    expect([code, stderr]).toEqual([2, 'clearway: --out: fleets/workstations.yml cannot be made\n']);
  });

  it('makes the older layout, for the fleet that is named', async () => {
    const { stdout } = await gitops('--teams', '--fleet', 'Makers');
    expect(stdout).toContain('# teams/makers.yml\n');
    expect(stdout).not.toContain('# fleets/');
  });

  it.each(['', '$HOME', 'Unassigned'])('refuses to call a fleet %j', async name => {
    const { code, stdout } = await gitops('--fleet', name);
    expect([code, stdout]).toEqual([2, '']);
  });

  it('names whoever signed Clearway in its profile, as “config profile” does', async () => {
    const folder = await temporaryFolder();
    const { code } = await gitops('--team', 'ABCDE12345', '--out', folder);
    const profile = (await filesIn(folder))['lib/clearway/profiles/clearway.mobileconfig'];
    expect([code, profile?.match(/ABCDE12345/g)?.length]).toEqual([0, 3]);
  });

  it('takes no name of a fleet for whoever signed Clearway', async () => {
    const { code, stdout } = await gitops('--team', 'Workstations');
    expect([code, stdout]).toEqual([2, '']);
  });
});
