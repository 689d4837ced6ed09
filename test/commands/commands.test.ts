import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { registrationKinds, type RegistrationKind } from '../../src-main/sandbox/recorded-mac/registration-kinds.ts';
import { clearway, macFor, scenarioFor, snapshotOf, startClearway, temporaryFolder } from './clearway.ts';

const pssoAnswer = z.strictObject({
  schemaVersion: z.literal(1),
  registration: z.object({ state: z.string(), code: z.string() }),
  checks: z.array(z.object({ id: z.string(), verdict: z.string() })),
  next: z
    .object({ turn: z.string(), text: z.string(), remedy: z.object({ steps: z.array(z.string()).min(1) }).nullable() })
    .nullable(),
  walk: z.object({ id: z.string() }).nullable(),
  doctor: z.object({
    code: z.string(),
    text: z.string().min(1),
    turn: z.string(),
    remedy: z.object({ steps: z.array(z.string()).min(1) }).nullable(),
    evidence: z.record(z.string(), z.string()),
  }),
  contradictions: z.array(z.object({ id: z.string() })),
});
const kinds: RegistrationKind[] = [];
for (const kind in registrationKinds) if (isKind(kind)) kinds.push(kind);

describe('psso', () => {
  it.each(kinds)('answers for %s with its code and one next step, and exits 0 without any network', async kind => {
    const { options } = await macFor(kind);
    const { code, stdout } = await clearway('psso', '--json', ...options);
    const answer = pssoAnswer.parse(JSON.parse(stdout));
    expect(code).toBe(0);
    expect(answer.registration.code).toBe(registrationKinds[kind].code);
    expect(answer.checks.map(check => check.id)).toEqual([
      'company-portal',
      'platform-sso-profile',
      'platform-sso-registration',
      'browser-sso',
    ]);
    expect(answer.next === null).toBe(answer.registration.code === 'P0');
    expect(answer.doctor.code).toBe(answer.registration.code);
    const seen = kind === 'configuration-corrupt' ? 'unknown-corrupt' : answer.registration.state;
    expect(answer.doctor.evidence['registration']).toBe(seen);
    expect(answer.next?.remedy).toEqual(answer.doctor.remedy ?? undefined);
    expect(answer.next?.turn ?? 'nobody').toBe(answer.doctor.turn);
  });

  it('asks no server', async () => {
    const { options, api } = await scenarioFor('clear');
    await clearway('psso', ...options);
    expect(api.requests()).toEqual([]);
  });

  it('says code and next step in words', async () => {
    const { options } = await macFor('user-null');
    const { stdout } = await clearway('psso', ...options);
    expect(stdout).toContain('P5 user-not-registered');
    expect(stdout).toContain('Your turn');
    expect(stdout).toMatch(/^ {2}1\. /m);
  });
});

describe('policies', () => {
  it('prints policies and upstream as one document', async () => {
    const { options } = await scenarioFor('blocked-then-fixed');
    const { code, stdout } = await clearway('policies', '--json', ...options);
    const answer = z
      .strictObject({
        schemaVersion: z.literal(1),
        policies: z.object({
          state: z.string(),
          items: z.array(z.object({ verdict: z.string(), blocks: z.boolean() })),
        }),
        upstream: z.object({ state: z.string() }),
      })
      .parse(JSON.parse(stdout));
    expect(code).toBe(0);
    expect(answer.policies.items[0]).toMatchObject({ blocks: true });
    expect(answer.upstream.state).toBe('ok');
  });
});

describe('refetch', () => {
  it('ends at once, with reason and next try, when nothing more can happen while it is watched', async () => {
    const { options, api } = await scenarioFor('clear');
    api.behave({ refusal: { kind: 'rate-limited', retryAfterSeconds: 300 } });
    const ending = await clearway('refetch', '--json', '--wait', '120', ...options);
    expect(ending.code).toBe(12);
    const { refetch, headline } = snapshotOf(ending);
    expect(refetch).toMatchObject({ state: 'queued', reason: 'rate-limited' });
    expect(refetch.nextTryAt).not.toBeNull();
    expect(headline.state).toBe('waiting');
  });

  it('tells its progress on stderr and keeps stdout for the document', async () => {
    const { options } = await scenarioFor('blocked-then-fixed');
    const ending = await clearway('refetch', '--json', ...options);
    expect(snapshotOf(ending).refetch.state).toBe('settled');
    expect(ending.stderr).toMatch(/requesting[\s\S]*accepted[\s\S]*settled/);
  });

  it('asks even when nobody waits: --wait ends the watching only', async () => {
    const { options, api } = await scenarioFor('blocked-then-fixed');
    const ending = await clearway('refetch', '--json', '--wait', '0', ...options);
    expect(ending.code).toBe(12);
    expect(snapshotOf(ending).refetch.state).toBe('accepted');
    expect(api.requests().filter(({ route }) => route === 'refetch')).toHaveLength(1);
  });

  it('leaves everything as it was where IT has switched the upstream off', async () => {
    const { options, root } = await macFor('registered');
    const file = join(root, 'forced.plist');
    await writeFile(file, '<plist version="1.0"><dict><key>Upstream</key><string>none</string></dict></plist>');
    const ending = await clearway('refetch', '--json', '--config', file, ...options);
    expect(ending.code).toBe(14);
    expect(snapshotOf(ending)).toMatchObject({ headline: { state: 'clear' }, policies: { state: 'none' } });
  });

  it('stops with a reason where there is no server to ask', async () => {
    const { options } = await macFor('registered');
    const ending = await clearway('refetch', '--json', ...options);
    expect(ending.code).toBe(14);
    expect(snapshotOf(ending).refetch).toMatchObject({ state: 'stopped', reason: 'no-upstream' });
  });
});

describe('status --watch', () => {
  it('prints one snapshot per line until it is interrupted', async () => {
    const { options } = await scenarioFor('clear');
    const { child, ending, line } = startClearway({}, 'status', '--watch', '--json', ...options);
    await line;
    child.kill('SIGINT');
    const { code, stdout } = await ending;
    expect(code).toBe(0);
    for (const text of stdout.trim().split('\n'))
      expect(snapshotOf({ code, stdout: text, stderr: '' }).headline.state).toBe('clear');
  });
});

describe('settings and state', () => {
  it('takes a file for forced preferences: IT can switch the upstream off', async () => {
    const { options, root } = await macFor('registered');
    const file = join(root, 'forced.plist');
    await writeFile(
      file,
      '<?xml version="1.0"?><plist version="1.0"><dict><key>Upstream</key><string>none</string></dict></plist>',
    );
    const ending = await clearway('status', '--json', '--config', file, ...options);
    expect(snapshotOf(ending)).toMatchObject({
      upstream: { kind: 'none', state: 'none', problem: null },
      policies: { state: 'none' },
      headline: { state: 'clear' },
    });
    expect(ending.code).toBe(0);
  });

  it('names a wrong setting on stderr and goes on with its default', async () => {
    const { options, root } = await macFor('registered');
    const file = join(root, 'forced.plist');
    await writeFile(
      file,
      '<plist version="1.0"><dict><key>IdleRefreshMinutes</key><string>often</string><key>Surprise</key><true/></dict></plist>',
    );
    const { stderr, code } = await clearway('status', '--config', file, ...options);
    expect(stderr).toContain('IdleRefreshMinutes: wrong-value');
    expect(stderr).toContain('Surprise: unknown-key');
    expect(code).toBe(13);
  });

  it('keeps the last snapshot and counts revisions on', async () => {
    const { options } = await scenarioFor('clear');
    const first = snapshotOf(await clearway('status', '--json', ...options));
    const kept: unknown = JSON.parse(await readFile(join(options[3] ?? '', 'status.json'), 'utf8'));
    expect(kept).toEqual(first);
    expect(snapshotOf(await clearway('status', '--json', ...options)).revision).toBeGreaterThan(first.revision);
  });

  it('never lets a recorded Mac pass for this user’s status', async () => {
    const { root } = await macFor('registered');
    const home = await temporaryFolder();
    const { ending } = startClearway({ XDG_STATE_HOME: home, HOME: home }, 'status', '--json', '--root', root);
    expect((await ending).code).toBe(13);
    expect(await readdir(home)).toEqual([]);
  });

  it('only reads where another process writes', async () => {
    const { options } = await scenarioFor('clear');
    const state = options[3] ?? '';
    await clearway('status', ...options);
    const kept = await readFile(join(state, 'status.json'), 'utf8');
    await writeFile(join(state, 'lock'), String(process.pid));
    expect((await clearway('status', ...options)).code).toBe(0);
    expect(await readFile(join(state, 'status.json'), 'utf8')).toBe(kept);
  });

  it('leaves without a word when nobody reads on', async () => {
    const { options } = await scenarioFor('clear');
    const { child, ending } = startClearway({}, 'status', '--json', ...options);
    child.stdout.destroy();
    expect((await ending).stderr).toBe('');
  });

  it('refuses a --config that is not there', async () => {
    const { options } = await macFor('registered');
    const { code, stderr } = await clearway('status', '--config', '/nowhere/forced.plist', ...options);
    expect(code).toBe(2);
    expect(stderr).toContain('--config');
  });

  it('answers all the same when nothing can be kept', async () => {
    const { root } = await macFor('registered');
    const blocked = join(await temporaryFolder(), 'file');
    await writeFile(blocked, 'a file where the folder should be');
    const ending = await clearway('status', '--json', '--root', root, '--state', join(blocked, 'state'));
    expect(snapshotOf(ending).checks.length).toBeGreaterThan(0);
    expect(ending.stderr).toContain('status-not-kept');
  });

  it('sets a broken status.json aside by naming it, and starts clean', async () => {
    const { options } = await macFor('registered');
    await mkdir(options[3] ?? '', { recursive: true });
    await writeFile(join(options[3] ?? '', 'status.json'), '{"schemaVersion": 1, "takenAt"');
    const ending = await clearway('status', '--json', ...options);
    expect(ending.stderr).toContain('kept-document-unusable status.json');
    expect(ending.stderr).toMatch(/kept-document-set-aside status\.json\.damaged-/);
    expect(ending.code).toBe(13);
  });
});

describe.skipIf(process.platform === 'darwin')('a machine that is not a Mac', () => {
  it('is not said to lack anything: everything is unknown, and says why', async () => {
    const ending = await clearway('status', '--json', '--state', await temporaryFolder());
    const { checks, headline } = snapshotOf(ending);
    expect(ending.code).toBe(13);
    expect(headline.state).toBe('unknown');
    expect(checks.filter(({ verdict }) => verdict === 'pass' || verdict === 'fail').map(({ id }) => id)).toEqual([]);
    expect(checks.find(({ id }) => id === 'company-portal')?.problem?.code).toBe('not-a-mac');
  });
});

describe('answers that nobody can read', () => {
  const spoil: readonly [string, string][] = [
    ['empty', ''],
    ['truncated', 'Time: 2026-11-20 10:00:00 +0000\n\nDevice Configuration:\n {\n  "registrationComp'],
    ['in another language', 'Gerätekonfiguration:\n (leer)\n'],
    ['two megabytes long', 'x'.repeat(2 * 1024 * 1024)],
    ['not text', '\u0000\u0001\ufffd\ufffd'.repeat(100)],
  ];
  it.each(spoil)('%s: a named problem, exit 13, no pass and no stack trace', async (_name, stdout) => {
    const { options, root } = await macFor('registered');
    for (const name of ['app-sso.json', 'profiles.json']) {
      const file = join(root, 'commands', name);
      const command = z.looseObject({}).parse(JSON.parse(await readFile(file, 'utf8')));
      await writeFile(file, JSON.stringify({ ...command, stdout }));
    }
    const ending = await clearway('status', '--json', ...options);
    const { checks } = snapshotOf(ending);
    for (const id of ['mdm-enrollment', 'platform-sso-registration']) {
      const check = checks.find(candidate => candidate.id === id);
      expect(check?.verdict).toBe('undetermined');
      expect(check?.problem?.code).toMatch(/^output-/);
    }
    expect(ending.code).toBe(13);
    expect(ending.stderr).not.toMatch(/^\s+at /m);
  });

  it('calls a plist that may not be read by its name', async () => {
    const { options, root } = await macFor('registered');
    const plist = join(root, 'files/Applications/Company Portal.app/Contents/Info.plist');
    await writeFile(plist, 'garbage');
    await chmod(plist, 0o644);
    const check = snapshotOf(await clearway('status', '--json', ...options)).checks.find(
      ({ id }) => id === 'company-portal',
    );
    expect(check).toMatchObject({ verdict: 'undetermined', problem: { code: 'output-not-understood' } });
  });
});

function isKind(kind: string): kind is RegistrationKind {
  return Object.hasOwn(registrationKinds, kind);
}
