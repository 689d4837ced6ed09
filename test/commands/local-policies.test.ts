import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { checkout } from '../../scripts/electron/checkout.ts';
import { clearway, scenarioFor, snapshotOf, startClearway, temporaryFolder, type Ending } from './clearway.ts';

const firewall = 'SELECT 1 FROM alf WHERE global_state >= 1;';
const disk = "SELECT 1 FROM disk_encryption WHERE user_uuid IS NOT '' AND filevault_status = 'on' LIMIT 1;";

const document = z.strictObject({
  schemaVersion: z.literal(1),
  policies: z.object({
    state: z.string(),
    source: z.string().nullable(),
    items: z.array(
      z.object({
        name: z.string(),
        verdict: z.string(),
        blocks: z.boolean(),
        source: z.string(),
        problem: z.object({ code: z.string() }).nullable(),
      }),
    ),
    faults: z.array(z.object({ code: z.string(), line: z.number().nullable() })),
  }),
  upstream: z.object({
    kind: z.string(),
    state: z.string(),
    problem: z.object({ code: z.string() }).nullable(),
  }),
});

/** The one JSON document on stdout of `policies`. */
function policiesOf({ stdout }: Ending) {
  return document.parse(JSON.parse(stdout));
}

const verdictsOf = (ending: Ending): readonly string[] =>
  policiesOf(ending).policies.items.map(({ name, verdict, problem }) => `${name}: ${problem?.code ?? verdict}`);

async function fileWith(text: string | Uint8Array, name = 'policies.yml'): Promise<string> {
  const file = join(await temporaryFolder(), name);
  await writeFile(file, text);
  return file;
}

/** `policies --local` with this text on a Mac whose firewall is off. */
async function evaluate(text: string | Uint8Array, ...more: readonly string[]): Promise<Ending> {
  const { options } = await scenarioFor('local-policies');
  return clearway('policies', '--local', await fileWith(text), ...more, ...options);
}

describe('policies --local', () => {
  it.each([
    [
      'a GitOps file',
      `policies:\n  - name: Firewall\n    query: ${firewall}\n    conditional_access_enabled: true\n  - name: Disk\n    query: ${disk}\n`,
    ],
    [
      'a list',
      `- {name: Firewall, query: "${firewall}", conditional_access_enabled: true}\n- name: Disk\n  query: ${disk}\n`,
    ],
    [
      'JSON',
      JSON.stringify([
        { name: 'Firewall', query: firewall, conditional_access_enabled: true },
        { name: 'Disk', query: disk },
      ]),
    ],
    [
      'JSON of a GitOps file',
      JSON.stringify({
        policies: [
          { name: 'Firewall', query: firewall, conditional_access_enabled: true },
          { name: 'Disk', query: disk },
        ],
      }),
    ],
  ])(
    'evaluates %s instead of what IT forces, and prints policies and upstream as one document',
    async (_what, text) => {
      const ending = await evaluate(text, '--json');
      const { policies, upstream } = policiesOf(ending);
      expect([ending.code, ending.stderr]).toEqual([0, '']);
      expect(policies).toMatchObject({ state: 'known', source: 'local', faults: [] });
      expect(policies.items).toMatchObject([
        { name: 'Firewall', verdict: 'fail', blocks: true, source: 'local', problem: null },
        { name: 'Disk', verdict: 'pass', blocks: false, source: 'local', problem: null },
      ]);
      expect(upstream.kind).toBe('report');
    },
  );

  it('names each fault with its line, evaluates the others, and exits 0 all the same', async () => {
    const text = [
      'policies:',
      '  - name: Firewall',
      `    query: ${firewall}`,
      '  - name: No question',
      '    conditional_access_enabled: true',
      '  - name: 42',
      `    query: ${firewall}`,
      '  - name: Tabbed',
      '\tquery: SELECT 1',
      '  - name: Sent away',
      "    query: SELECT 1 FROM curl WHERE url = 'https://larkfield.example'",
      '  - name: Two',
      '    query: SELECT 1; SELECT 2',
      '',
    ].join('\n');
    const ending = await evaluate(text, '--json');
    expect(ending.code).toBe(0);
    expect([...verdictsOf(ending)].sort()).toEqual(
      expect.arrayContaining([
        'Firewall: fail',
        'No question: policy-not-understood',
        'Sent away: query-refused',
        'Two: statement-refused',
      ]),
    );
    const lines = policiesOf(ending).policies.faults.map(({ line }) => line);
    expect(lines.length).toBeGreaterThanOrEqual(3);
    expect(lines.every(line => line !== null && line >= 4 && line <= 9)).toBe(true);
  });

  it('prints the same for people, with each fault’s place', async () => {
    const { code, stdout } = await evaluate(`- name: Firewall\n  query: ${firewall}\n- name: No question\n`);
    expect(code).toBe(0);
    expect(stdout).toContain('Firewall');
    expect(stdout).toMatch(/line 3/i);
    expect(() => void JSON.parse(stdout)).toThrow();
  });

  it.each([
    ['nothing', ''],
    ['no list', 'just a sentence'],
    ['another document', JSON.stringify({ queries: [] })],
    ['what is neither YAML nor JSON', '{{{ : ]'],
    ['bytes that are no text', Uint8Array.of(0xff, 0xfe, 0x00, 0x01)],
    ['more than a list may have', `# ${'x'.repeat(600_000)}\n`],
  ])('says of a file with %s that its policies are unknown, and never that there are none', async (_what, text) => {
    const ending = await evaluate(text, '--json');
    const { policies } = policiesOf(ending);
    expect([ending.code, ending.stderr]).toEqual([0, '']);
    expect(policies.state).toBe('unknown');
    expect(policies.faults.length).toBeGreaterThan(0);
  });

  it('comes to its end with a bomb of aliases, and with one policy more than ten thousand', async () => {
    const bomb = ['a: &a [x, x, x]', ...Array.from({ length: 9 }, (_, at) => `${at}: &b${at} [*a, *a]`)].join('\n');
    const many = JSON.stringify(Array.from({ length: 10_001 }, (_, at) => ({ name: `P${at}`, query: 'SELECT 1' })));
    expect(policiesOf(await evaluate(bomb, '--json')).policies.state).toBe('unknown');
    const { policies } = policiesOf(await evaluate(many, '--json'));
    expect(policies.items).toHaveLength(10_000);
    expect(policies.faults.length).toBeGreaterThan(0);
  });

  it.each([
    ['that is not there', 'is not there', async (folder: string) => join(folder, 'nowhere.yml')],
    [
      'that is far too large',
      'is too large',
      async (folder: string) => {
        await writeFile(join(folder, 'huge.yml'), 'x'.repeat(9_000_000));
        return join(folder, 'huge.yml');
      },
    ],
    [
      'that is a folder',
      'cannot be read',
      async (folder: string) => {
        await mkdir(join(folder, 'folder.yml'));
        return join(folder, 'folder.yml');
      },
    ],
  ])('refuses a file %s, without its path', async (_what, why, make) => {
    const { options } = await scenarioFor('local-policies');
    const folder = await temporaryFolder();
    const { code, stdout, stderr } = await clearway('policies', '--local', await make(folder), '--json', ...options);
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: `clearway: --local names a file that ${why}\n`,
    });
  });

  it.each([['status'], ['refetch'], ['psso']])('is not for %s', async command => {
    const { code, stderr } = await clearway(command, '--local', 'policies.yml');
    expect(code).toBe(2);
    expect(stderr).toContain(`${command} has no option --local`);
  });
});

describe('policies', () => {
  it('evaluates what IT forces where no file is named', async () => {
    const { options } = await scenarioFor('local-policies');
    expect(verdictsOf(await clearway('policies', '--json', ...options))).toEqual([
      'The firewall is on: fail',
      'The disk is encrypted: pass',
      'A password manager is installed: pass',
    ]);
  });

  it('reports nothing, keeps nothing and asks no Keychain; status does', async () => {
    const { options, root, service, state } = await scenarioFor('local-policies');
    await writeFile(join(root, 'secrets.json'), JSON.stringify({ 'report-token': { fails: 'locked' } }));
    const { upstream } = policiesOf(await clearway('policies', '--json', ...options));
    expect(upstream).toMatchObject({ kind: 'report', state: 'none', problem: { code: 'not-looked-yet' } });
    expect(await readdir(state).catch(() => [])).not.toContain('outbox');
    const status = snapshotOf(await clearway('status', '--json', ...options));
    expect(status).toMatchObject({
      upstream: { state: 'misconfigured', problem: { code: 'keychain-locked' } },
      report: { pending: 1, problem: { code: 'keychain-locked' } },
    });
    expect(service?.requestCount()).toBe(0);
  });

  it('shows what the service said last, and sends nothing although something is due', async () => {
    const { options, mend, service } = await scenarioFor('local-policies');
    expect((await clearway('status', ...options)).code).toBe(11);
    expect(service?.requestCount()).toBe(1);
    mend();
    const { upstream } = policiesOf(await clearway('policies', '--json', ...options));
    expect(upstream).toMatchObject({ state: 'ok', problem: null });
    expect(service?.requestCount()).toBe(1);
  });

  it('says of each of its own policies why it has no verdict', async () => {
    const { options } = await scenarioFor('local-osquery-missing');
    expect(verdictsOf(await clearway('policies', '--json', ...options))).toEqual([
      'The firewall is on: osquery-missing',
      'The disk is encrypted: osquery-missing',
      'A password manager is installed: osquery-missing',
    ]);
  });

  it.skipIf(process.platform === 'darwin')('does not even load the library of the Keychain', async () => {
    const file = await fileWith(`- name: Firewall\n  query: ${firewall}\n`);
    const preload = { NODE_OPTIONS: `--require=${join(checkout, 'test/fixtures/report-loaded-keytar.cjs')}` };
    const state = await temporaryFolder();
    const ending = await startClearway(preload, 'policies', '--local', file, '--json', '--state', state).ending;
    expect(verdictsOf(ending)).toEqual(['Firewall: not-a-mac']);
    expect(ending.stderr).toContain('keytar loaded: false');
  });
});

describe('one command after the other', () => {
  it('status reports once, refetch reports what was mended, and neither says it twice', async () => {
    const { options, mend, service } = await scenarioFor('local-policies');
    await clearway('status', ...options);
    const again = snapshotOf(await clearway('status', '--json', ...options));
    expect(again).toMatchObject({ headline: { state: 'blocked' }, report: { pending: 0, compliant: false } });
    mend();
    const refetched = await clearway('refetch', '--json', ...options);
    expect(refetched.code).toBe(0);
    expect(snapshotOf(refetched)).toMatchObject({
      refetch: { state: 'settled' },
      headline: { state: 'clear' },
      report: { pending: 0, compliant: true },
    });
    const [first, ...rest] = service?.reports() ?? [];
    expect(first?.cause).toBe('verdicts-changed');
    expect(rest.at(-1)).toMatchObject({ cause: 'refetch', policies: [{ verdict: 'pass' }, {}, {}] });
    expect(new Set(rest.map(({ sequence }) => sequence)).size).toBe(rest.length);
  });

  it('psso reports nothing', async () => {
    const { options, service } = await scenarioFor('local-policies');
    await clearway('psso', ...options);
    expect(service?.requestCount()).toBe(0);
  });
});
