import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import { parseTimeline, timelineLine } from '../../src-main/engine/timeline-lines.ts';
import { companyPortalPath } from '../../src-main/sandbox/recorded-mac/microsoft-plists.ts';
import { event } from '../core/timeline/timeline-examples.ts';
import { clearway, macFor, scenarioFor, startClearway, temporaryFolder, type Ending } from './clearway.ts';

const reportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  since: z.iso.datetime(),
  entries: z.array(
    z.strictObject({ at: z.iso.datetime(), kind: z.string(), text: z.string(), mayComeFrom: z.string().nullable() }),
  ),
  skipped: z.number(),
});
const reportOf = ({ stdout }: Ending) => reportSchema.parse(JSON.parse(stdout));
const linesOf = async (state: string) => parseTimeline(await readFile(join(state, 'timeline.jsonl'), 'utf8'));

describe('clearway timeline', () => {
  it('says what changed between two commands, newest first, and needs neither a look nor a server', async () => {
    const { options, root, state, api, close } = await scenarioFor('clear');
    await clearway('status', ...options);
    await rm(join(root, 'files', companyPortalPath));
    // With the app goes its extension; else it could lie in another place.
    await rm(join(root, 'commands/pluginkit.json'));
    await clearway('status', ...options);
    const asked = api.requests().length;
    await close();
    const ending = await clearway('timeline', '--json', ...options);
    expect(ending.code).toBe(0);
    const { entries, skipped, since } = reportOf(ending);
    expect(entries.map(({ kind }) => kind)).toEqual(['headline', 'company-portal', 'first-look']);
    expect([skipped, since]).toEqual([0, entries.at(-1)?.at]);
    expect(api.requests()).toHaveLength(asked);
    expect((await linesOf(state)).skipped).toBe(0);

    const text = await clearway('timeline', ...options);
    const day = since.slice(0, 10);
    expect(text.stdout).toMatch(
      new RegExp(
        `^What changed on this Mac since ${day} \\(times in UTC\\)\n\n${day}\n  ..:..  From here on.*\n  ..:..  Company Portal was removed\\.\n  ..:..  Clearway looked`,
      ),
    );
  });

  it('says so where nothing has been kept, and keeps nothing itself', async () => {
    const { options } = await macFor('registered');
    const { code, stdout } = await clearway('timeline', ...options);
    expect(code).toBe(0);
    expect(stdout).toContain('Nothing has changed on this Mac since Clearway began to watch.');
    expect(reportOf(await clearway('timeline', '--json', ...options)).entries).toEqual([]);
  });

  it('counts lines that cannot be read, and shows no control character of any', async () => {
    const { options } = await macFor('registered');
    const state = options.at(-1) ?? '';
    await clearway('psso', ...options);
    const hostile = event({ kind: 'policy', of: 'fleet/1', name: '\u001b[2J\u202eDisk', from: 'pass', to: 'fail' });
    const now = { ...hostile, at: new Date().toISOString() };
    await writeFile(join(state, 'timeline.jsonl'), `${timelineLine(now)}broken\n{"v":9}\n`);
    const { stdout, code } = await clearway('timeline', ...options);
    expect(code).toBe(0);
    expect(stdout).toContain('Disk');
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
    expect(stdout).toContain('2 lines of the kept timeline could not be read.');
  });

  it('is empty for a recorded Mac without a folder of its own, which keeps nothing', async () => {
    const { root } = await scenarioFor('clear');
    const home = await temporaryFolder();
    const env = { XDG_STATE_HOME: home, HOME: home };
    await startClearway(env, 'status', '--root', root).ending;
    const ending = await startClearway(env, 'timeline', '--json', '--root', root).ending;
    expect(reportOf(ending).entries).toEqual([]);
    expect(await readdir(home)).toEqual([]);
  });

  it('does not take what the registration doctor does not ask for a change', async () => {
    const { options, state } = await scenarioFor('mdm-off-at-server');
    await clearway('status', ...options);
    const before = await linesOf(state);
    await clearway('psso', ...options);
    await clearway('psso', ...options);
    expect(await linesOf(state)).toEqual(before);
  });
});

describe('clearway psso --tried', () => {
  it('keeps what the person says, and looks', async () => {
    const { options } = await macFor('device-not-registered');
    const ending = await clearway('psso', '--tried', ...options);
    expect(ending.code).toBe(0);
    expect(ending.stderr).toContain('Noted.');
    expect(ending.stdout).toContain('P4');
    const { entries } = reportOf(await clearway('timeline', '--json', ...options));
    expect(entries.map(({ kind }) => kind)).toEqual(['registration-tried', 'first-look']);
  });

  it('counts a try once a look a minute later is as before', async () => {
    const { options } = await macFor('device-not-registered');
    const state = options.at(-1) ?? '';
    await clearway('psso', '--tried', ...options);
    await letAnHourPass(state);
    await clearway('psso', '--json', ...options);
    expect((await linesOf(state)).events.at(-1)?.kind).toBe('try-in-vain');
  });

  it('counts the try before when the next one is told', async () => {
    const { options } = await macFor('device-not-registered');
    const state = options.at(-1) ?? '';
    await clearway('psso', '--tried', ...options);
    await letAnHourPass(state);
    await clearway('psso', '--tried', ...options);
    const kinds = (await linesOf(state)).events.map(({ kind }) => kind);
    expect(kinds.slice(-2)).toEqual(['try-in-vain', 'registration-tried']);
  });

  it('notes nothing where there is nothing to register', async () => {
    const { options } = await macFor('registered');
    const ending = await clearway('psso', '--tried', ...options);
    expect(ending.stderr).toContain('Nothing to count: this Mac is P0.');
    const { entries } = reportOf(await clearway('timeline', '--json', ...options));
    expect(entries.map(({ kind }) => kind)).not.toContain('registration-tried');
  });

  it('says that it was not kept where another Clearway is the one to write', async () => {
    const { options } = await scenarioFor('not-registered');
    const first = startClearway({}, 'status', '--watch', '--json', ...options);
    onTestFinished(() => void first.child.kill('SIGKILL'));
    await first.line;
    const ending = await clearway('psso', '--tried', ...options);
    expect(ending.stderr).toContain('This was not kept');
    first.child.kill('SIGTERM');
    await first.ending;
    const { entries } = reportOf(await clearway('timeline', '--json', ...options));
    expect(entries.map(({ kind }) => kind)).not.toContain('registration-tried');
  });

  it('is an option of psso alone', async () => {
    expect((await clearway('status', '--tried')).stderr).toContain('status has no option --tried');
  });
});

/** All that was kept happened an hour earlier. */
async function letAnHourPass(state: string): Promise<void> {
  const file = join(state, 'timeline.jsonl');
  const anHourAgo = new Date(Date.now() - 3_600_000).toISOString();
  await writeFile(file, (await readFile(file, 'utf8')).replaceAll(/"at":"[^"]*"/g, `"at":"${anHourAgo}"`));
}
