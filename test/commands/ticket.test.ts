import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ticketSchema } from '../../src-main/engine/ticket-schema.ts';
import { inventedIds } from '../../src-main/sandbox/recorded-mac/invented-ids.ts';
import type { ScenarioId } from '../../src-main/sandbox/scenarios.ts';
import { clearway, macFor, scenarioFor, temporaryFolder } from './clearway.ts';

/** What this Mac's raw answers hold and no ticket may: the device token, key material, certificates. */
async function rawSecrets(root: string): Promise<readonly string[]> {
  const folder = join(root, 'commands');
  const texts = await Promise.all((await readdir(folder)).map(name => readFile(join(folder, name), 'utf8')));
  const blobs = texts.flatMap(text => [...text.matchAll(/[A-Za-z0-9+/_-]{64,}/g)].map(([blob]) => blob.slice(0, 24)));
  return [inventedIds.deviceToken, inventedIds.renewedToken, ...blobs];
}

describe('ticket', () => {
  it.each<[ScenarioId, string]>([
    ['clear', '# H'],
    ['critical-first', '# H6 · P0 · '],
    ['user-not-registered', '# H5 · P5 · '],
    ['older-server', '# H'],
    ['local-list-with-mistakes', '# H'],
  ])('of %s is Markdown that tells no secret, and ends with 0', async (id, head) => {
    const { options, root } = await scenarioFor(id);
    const secrets = await rawSecrets(root);
    const [text, json] = await Promise.all([clearway('ticket', ...options), clearway('ticket', '--json', ...options)]);
    expect([text.code, json.code]).toEqual([0, 0]);
    expect(text.stdout.startsWith(head)).toBe(true);
    expect(text.stdout.split('\n').length).toBeLessThan(81);
    expect(text.stdout).toContain(inventedIds.computerName);
    expect(ticketSchema.parse(JSON.parse(json.stdout)).identifiers).toBe('full');
    for (const { stdout, stderr } of [text, json])
      for (const secret of secrets) expect((stdout + stderr).toLowerCase()).not.toContain(secret.toLowerCase());
  });

  it('of a recorded Mac says that it was looked at anew, and of when its answers are', async () => {
    const { root, options } = await macFor('registered');
    expect((await clearway('ticket', ...options)).stdout).toContain('that time is not known');
    const mac: unknown = JSON.parse(await readFile(join(root, 'mac.json'), 'utf8'));
    await writeFile(join(root, 'mac.json'), JSON.stringify({ ...Object(mac), takenAt: '2026-03-01T10:00:00Z' }));
    const [text, json] = await Promise.all([clearway('ticket', ...options), clearway('ticket', '--json', ...options)]);
    expect(text.stdout).toContain('What the Mac said is from 2026-03-01 10:00 UTC');
    const ticket = ticketSchema.parse(JSON.parse(json.stdout));
    expect(ticket.recording).toEqual({ recordedAt: '2026-03-01T10:00:00.000Z' });
    expect(Date.parse(ticket.createdAt)).toBeGreaterThan(Date.parse('2026-03-01T10:00:00Z'));
  });

  it('names the walk and its present step', async () => {
    const { options } = await macFor('device-not-registered');
    const [text, json, psso] = await Promise.all([
      clearway('ticket', ...options),
      clearway('ticket', '--json', ...options),
      clearway('psso', ...options),
    ]);
    const { walk } = ticketSchema.parse(JSON.parse(json.stdout));
    expect(psso.stdout).toContain(`[${walk?.id}]`);
    expect(psso.stdout).toContain(`${walk?.step?.number}. → Now: ${walk?.step?.name}`);
    expect(text.stdout).toContain(`at step ${walk?.step?.number}: `);
  });

  it('tells no token that turns up elsewhere', async () => {
    const { root, options } = await macFor('registered');
    const token = 'echoedtoken-4411aabbccdd';
    const mac: unknown = JSON.parse(await readFile(join(root, 'mac.json'), 'utf8'));
    await writeFile(join(root, 'mac.json'), JSON.stringify({ ...Object(mac), name: `Mac ${token}` }));
    await mkdir(join(root, 'files/opt/orbit'), { recursive: true });
    await writeFile(join(root, 'files/opt/orbit/identifier'), token);
    for (const more of [[], ['--json']]) {
      const { stdout } = await clearway('ticket', ...more, ...options);
      expect(stdout).toContain('Mac [removed]');
      expect(stdout).not.toContain('4411aabb');
    }
  });

  it('hides who it is about with --mask, or where IT wants it', async () => {
    const { options } = await scenarioFor('user-not-registered');
    const folder = await temporaryFolder();
    const config = join(folder, 'forced.plist');
    await writeFile(
      config,
      '<?xml version="1.0"?><plist version="1.0"><dict><key>IdentifiersInTicket</key><string>masked</string><key>Upstream</key><string>none</string></dict></plist>',
    );
    for (const more of [['--mask'], ['--config', config]]) {
      const { code, stdout } = await clearway('ticket', ...more, ...options);
      expect(code).toBe(0);
      for (const name of [
        inventedIds.computerName,
        inventedIds.userPrincipalName,
        inventedIds.deviceId,
        inventedIds.tenantId,
      ])
        expect(stdout).not.toContain(name);
      expect(stdout).toContain('are hidden');
    }
  });

  it('writes what it shows to a new file for its owner alone', async () => {
    const { options } = await macFor('registered');
    const file = join(await temporaryFolder(), 'ticket.md');
    const { code, stdout, stderr } = await clearway('ticket', '--out', file, ...options);
    expect(code).toBe(0);
    expect(await readFile(file, 'utf8')).toBe(stdout);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(stderr).toContain(file);
  });

  it('replaces no file and follows no link, and still shows the ticket', async () => {
    const { options } = await macFor('registered');
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'there.md'), 'mine');
    await symlink(join(folder, 'elsewhere.md'), join(folder, 'link.md'));
    for (const name of ['there.md', 'link.md', 'no/such/folder.md']) {
      const { code, stdout, stderr } = await clearway('ticket', '--out', join(folder, name), ...options);
      expect(code).toBe(2);
      expect(stdout).toMatch(/^# H/);
      expect(stderr).toContain('Nothing was written');
    }
    expect(await readFile(join(folder, 'there.md'), 'utf8')).toBe('mine');
    expect((await readdir(folder)).sort()).toEqual(['link.md', 'there.md']);
  });
});
