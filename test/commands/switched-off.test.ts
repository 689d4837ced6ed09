import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clearway, scenarioFor, snapshotOf, temporaryFolder } from './clearway.ts';

/** A Mac that is blocked, on which IT has switched Clearway off. */
async function switchedOff() {
  const scenario = await scenarioFor('blocked-then-fixed');
  await writeFile(
    join(scenario.root, 'files/Library/Managed Preferences/com.clearway.companion.plist'),
    '<plist version="1.0"><dict><key>Enabled</key><false/></dict></plist>',
  );
  return scenario;
}

const said = 'Your IT has switched Clearway off on this Mac, so nothing is looked at here.';

describe('a command line where IT has switched Clearway off', () => {
  it('looks at nothing, asks nobody and keeps nothing', async () => {
    const { api, options, state } = await switchedOff();
    const ending = await clearway('status', '--json', ...options);
    expect(ending.code).toBe(13);
    const snapshot = snapshotOf(ending);
    expect(snapshot.headline).toEqual({
      state: 'unknown',
      id: 'switched-off',
      code: 'H32',
      text: said,
      turn: 'it',
      remedy: null,
    });
    expect(snapshot.checks.filter(({ verdict }) => verdict !== 'undetermined' && verdict !== 'not-applicable')).toEqual(
      [],
    );
    expect([snapshot.doctor, snapshot.walk, snapshot.upstream.server]).toEqual([null, null, null]);
    expect(api.requests()).toEqual([]);
    await expect(readdir(state)).rejects.toThrow('ENOENT');
  });

  it('sends no refetch', async () => {
    const { api, options } = await switchedOff();
    const ending = await clearway('refetch', '--json', ...options);
    expect(ending.code).toBe(13);
    expect(snapshotOf(ending)).toMatchObject({ headline: { id: 'switched-off' }, refetch: { state: 'idle' } });
    expect(api.requests()).toEqual([]);
  });

  it.each(['status', 'refetch', 'psso', 'policies', 'ticket'])('%s says it in words', async command => {
    const { api, options } = await switchedOff();
    const { code, stdout } = await clearway(command, ...options);
    expect([code, stdout.includes(said)]).toEqual([13, true]);
    expect(api.requests()).toEqual([]);
  });

  it('status says nothing beyond that', async () => {
    const { options } = await switchedOff();
    const { stdout } = await clearway('status', ...options);
    expect(stdout.trimEnd().split('\n')).toEqual([said, expect.stringMatching(/ · H32$/)]);
  });

  it.each(['psso', 'policies', 'ticket'])('%s answers in its own shape all the same', async command => {
    const { options } = await switchedOff();
    const { code, stdout } = await clearway(command, '--json', ...options);
    expect([code, JSON.parse(stdout)]).toEqual([13, expect.objectContaining({ schemaVersion: 1 })]);
  });

  it('records nothing', async () => {
    const { api, options } = await switchedOff();
    const folder = await temporaryFolder();
    const { code, stdout } = await clearway('record', '--out', folder, ...options);
    expect([code, stdout]).toEqual([13, `${said}\n`]);
    expect(await readdir(folder)).toEqual([]);
    expect(api.requests()).toEqual([]);
  });

  it('still explains a code, lists what Clearway reads, and tells what changed before', async () => {
    const { api, options } = await switchedOff();
    const explained = await clearway('explain', 'AADSTS53000', '--json', ...options);
    expect([explained.code, explained.stdout.includes('53000')]).toEqual([0, true]);
    expect((await clearway('timeline', ...options)).code).toBe(0);
    expect((await clearway('transparency')).code).toBe(0);
    expect(api.requests()).toEqual([]);
  });
});
