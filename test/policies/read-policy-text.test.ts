import { describe, expect, it } from 'vitest';
import { loadWords } from '../../src-main/adapters/words.ts';
import { policyFaultCodes, type LocalPolicyList } from '../../src-main/core/local-policies.ts';
import { sayPolicyFault } from '../../src-main/core/policy-fault-words.ts';
import { mostPolicies } from '../../src-main/policies/collect-policies.ts';
import { longestPolicyText } from '../../src-main/core/local-policies.ts';
import { readPolicyText } from '../../src-main/policies/read-policy-text.ts';
import { parseTokens } from '../../src-main/policies/yaml-values.ts';

const names = (list: LocalPolicyList): readonly string[] => list.policies.map(({ name }) => name);
const faults = (list: LocalPolicyList): readonly string[] =>
  list.faults.map(({ code, line, name, key }) => `${line ?? '-'} ${code} ${name ?? '-'} ${key ?? '-'}`);

const good = '- name: Good\n  query: SELECT 1\n';

describe('a list of policies in text', () => {
  it('gives every key of a policy', () => {
    const text = `policies:
  - name: ' Firewall  is on '
    query: |
      SELECT 1 -- why
      FROM alf;
    platform: darwin,windows
    critical: true
    conditional_access_enabled: true
    description: Keeps others out.
    resolution: Turn it on.
`;
    expect(readPolicyText(text)).toEqual({
      faults: [],
      policies: [
        {
          id: 'local:Firewall is on',
          name: 'Firewall is on',
          query: 'SELECT 1 -- why\nFROM alf;',
          blocks: true,
          critical: true,
          description: 'Keeps others out.',
          resolution: 'Turn it on.',
        },
      ],
    });
  });

  it('needs only a name and a query', () => {
    expect(readPolicyText(good).policies).toMatchObject([
      { blocks: false, critical: false, description: '', resolution: null },
    ]);
  });

  it.each([
    ['a list', good],
    ['a GitOps file', `agent_options:\n  path: ./x.yml\nlabels: [{name: x}]\npolicies:\n${good}queries:\n`],
    ['a GitOps file whose list is indented', `policies:\n  ${good.replaceAll('\n  ', '\n    ')}`],
    ['JSON', '[{"name": "Good", "query": "SELECT 1"}]'],
    ['JSON with tabs', '{\n\t"policies": [\n\t\t{\n\t\t\t"name": "Good",\n\t\t\t"query": "SELECT 1"\n\t\t}\n\t]\n}'],
    ['the form of fleetctl apply', 'apiVersion: v1\nkind: policy\nspec:\n  name: Good\n  query: SELECT 1\n'],
    ['a byte order mark', `\uFEFF${good}`],
    ['line ends of Windows', good.replaceAll('\n', '\r\n')],
    ['line ends of old Macs', good.replaceAll('\n', '\r')],
    ['a directive', `%YAML 1.2\n---\n${good}`],
    ['comments around it', `# a\n---\n# b\n${good}# c\n...\n`],
    ['an empty document before it', `---\n---\n${good}`],
    ['a document without policies before it', `---\nlabels: []\n---\n${good}`],
    ['an anchor for a value', '- name: &n Good\n  query: &q SELECT 1\n'],
  ])('may be %s', (_case, text) => {
    const list = readPolicyText(text);
    expect(names(list)).toEqual(['Good']);
    expect(list.faults).toEqual([]);
  });

  it('takes the policies of all documents', () => {
    expect(names(readPolicyText(`${good}---\npolicies:\n- name: Other\n  query: SELECT 2\n`))).toEqual([
      'Good',
      'Other',
    ]);
  });

  it('knows the keys that are for Fleet’s server', () => {
    const keys =
      'team: x\n  calendar_events_enabled: true\n  labels_include_any: [a]\n  run_script: {path: x}\n  install_software: {package_path: y}\n  type: dynamic\n  webhooks_and_tickets_enabled: true\n  tags: [a]\n  platform: darwin\n  platforms: macOS\n';
    expect(readPolicyText(`${good}  ${keys}`).faults).toEqual([]);
  });

  it.each([
    ['darwin', true],
    ['', true],
    ['"linux, Darwin"', true],
    ['windows', false],
    ['ios,ipados,android,chrome,linux', false],
  ])('is for this Mac with the platform %s: %s', (platform, isFor) => {
    const list = readPolicyText(`${good}  platform: ${platform}\n`);
    expect(names(list)).toEqual(isFor ? ['Good'] : []);
    expect(list.faults).toEqual([]);
  });

  it.each([
    ['true', true],
    ['yes', true],
    ['On', true],
    ['off', false],
    ['~', false],
  ])('takes %s as Fleet does where yes or no belongs', (word, blocks) => {
    expect(readPolicyText(`${good}  conditional_access_enabled: ${word}\n`).policies).toMatchObject([{ blocks }]);
  });
});

describe('a fault in one policy', () => {
  const around = (entry: string): LocalPolicyList => readPolicyText(`${good}${entry}- name: Last\n  query: SELECT 3\n`);

  it.each([
    ['no name', '- query: SELECT 2\n', '3 no-name - name'],
    ['an empty name', "- name: ' '\n  query: SELECT 2\n", '3 no-name - name'],
    ['a number as its name', '- name: 12\n  query: SELECT 2\n', '3 wrong-type - name'],
    ['a list as its name', '- query: SELECT 2\n  name: [a]\n', '4 wrong-type - name'],
    ['a name that is too long', `- name: ${'n'.repeat(256)}\n  query: SELECT 2\n`, /^3 name-too-long n+… name$/],
    ['the name of another', '- query: SELECT 2\n  name: Good\n', '4 duplicate-name Good -'],
    ['no query', '- name: B\n  description: x\n', '3 no-query B query'],
    ['a query that is no text', '- name: B\n  query: {a: b}\n', '4 wrong-type B query'],
    ['a query that is too long', `- name: B\n  query: ${'a'.repeat(65 * 1024)}\n`, '4 query-too-long B query'],
    ['an unknown platform', '- name: B\n  query: a\n  platform: darwin,beos\n', '5 unknown-platform B platform'],
    ['a platform that is no text', '- name: B\n  query: a\n  platform: [darwin]\n', '5 wrong-type B platform'],
    ['a key twice', '- name: B\n  query: a\n  query: b\n', '5 duplicate-key B query'],
    ['no keys at all', '- B\n', '3 not-a-policy - -'],
    ['a list in its place', '- - name: B\n', '3 not-a-policy - -'],
    ['nothing in its place', '-\n', /^\d not-a-policy - -$/],
    ['another file in its place', '- path: ./lib/more.yml\n', '3 other-file - path'],
    [
      'an unreadable yes or no',
      '- name: B\n  query: a\n  conditional_access_enabled: 1\n',
      '5 wrong-type B conditional_access_enabled',
    ],
    ['a tab', '- name: B\n\tquery: a\n', '4 not-yaml - -'],
    ['a quotation mark that never ends', '- name: "B\n  query: a\n', /^\d not-yaml - -$/],
    ['a key at the wrong place', '- name: B\n   query: a\n', /^[34] not-yaml - -$/],
    ['a bracket that never ends', '- name: [B\n  query: a\n', /^\d not-yaml - -$/],
    ['a control character', '- name: "B\u0007"\n  query: a\n', '3 not-yaml - -'],
  ])('costs that policy alone: %s', (_case, entry, fault) => {
    const list = around(entry);
    expect(names(list)).toEqual(['Good', 'Last']);
    expect(faults(list)).toHaveLength(1);
    expect(faults(list)[0]).toMatch(fault);
    expect(list.faults[0]).toMatchObject({ isLeftOut: true, entry: 2 });
  });

  it.each([
    ['an unknown key', '  querry: a\n', '5 unknown-key B querry'],
    ['a platform in a word that Fleet does not read', '  platforms: windows\n', '5 unknown-key B platforms'],
    ['a wrong critical', '  critical: high\n', '5 wrong-type B critical'],
    ['a number as description', '  description: 5\n', '5 wrong-type B description'],
    ['an endless resolution', `  resolution: ${'r'.repeat(17 * 1024)}\n`, '5 text-too-long B resolution'],
  ])('costs that key alone: %s', (_case, line, fault) => {
    const list = around(`- name: B\n  query: SELECT 2\n${line}`);
    expect(names(list)).toEqual(['Good', 'B', 'Last']);
    expect(faults(list)).toEqual([fault]);
    expect(list.faults[0]).toMatchObject({ isLeftOut: false, blocks: false });
  });

  it.each(['conditional_acces_enabled', 'Conditional-Access-Enabled', 'conditionalAccess', 'access_enabled'])(
    'leaves a policy out, as one that may count, where %s was meant to say so',
    key => {
      const list = around(`- name: B\n  query: SELECT 2\n  ${key}: true\n`);
      expect(names(list)).toEqual(['Good', 'Last']);
      expect(list.faults).toMatchObject([{ code: 'unknown-key', line: 5, key, isLeftOut: true, blocks: true }]);
    },
  );

  it.each([
    ['says so', '- conditional_access_enabled: true\n', true],
    ['says no', '- conditional_access_enabled: false\n', false],
    ['says nothing of it', '- description: x\n', false],
    ['says it unreadably', '- conditional_access_enabled: [true]\n', true],
    ['cannot be read', '- name: "\n', true],
    ['lies in another file', '- path: x\n', true],
  ])('may count for access when the policy %s', (_case, entry, blocks) => {
    expect(around(entry).faults).toMatchObject([{ isLeftOut: true, blocks }]);
  });

  it('is named with its line in a GitOps file and in a later document too', () => {
    const text = `labels:\n  - x\npolicies:\n${good}- name: "B\n  query: a\nqueries:\n---\n- query: b\n`;
    const list = readPolicyText(text);
    expect(names(list)).toEqual(['Good']);
    expect(list.faults.map(({ code, line }) => [code, line])).toEqual([
      ['not-yaml', expect.any(Number)],
      ['no-name', 10],
    ]);
  });

  it('has a sentence that names the line, whatever it is', () => {
    const words = loadWords([]);
    for (const code of policyFaultCodes) {
      const fault = { code, line: 7, entry: 2, name: 'A', key: 'k', isLeftOut: true, blocks: false };
      expect(sayPolicyFault(fault, words)).toMatch(/^Line 7: .*\.$/);
      expect(sayPolicyFault({ ...fault, line: null }, words)).toMatch(/^Entry 2: .*\.$/);
      expect(sayPolicyFault({ ...fault, line: null, entry: null }, words)).toMatch(/^(?!Line|Entry)[^{}]+\.$/);
    }
  });
});

describe('a text that is no list of policies', () => {
  it.each([
    ['nothing', '', 'no-list'],
    ['only gaps', ' \n\n', 'no-list'],
    ['a word', 'hello', 'no-list'],
    ['a number', '5', 'no-list'],
    ['a map without policies', 'queries: []', 'no-list'],
    ['policies that are no list', 'policies: all of them', 'no-list'],
    ['a broken document', '{"policies": [', 'not-yaml'],
    ['JSON with a comment', '[ // none {"name": "a", "query": "b"}]', 'not-yaml'],
    ['binary', '\u0000\u0001\u0002\ufffd', 'not-yaml'],
    ['UTF-16 read as UTF-8', 'p\u0000o\u0000l\u0000', 'not-yaml'],
    ['something huge', 'a'.repeat(longestPolicyText + 1), 'too-large'],
    ['deep brackets', '['.repeat(100_000), 'too-deep'],
    ['deep braces', '{a: '.repeat(100_000), 'too-deep'],
    ['deep dashes', '- '.repeat(100_000), 'too-deep'],
    ['deep question marks', '? '.repeat(100_000), 'too-deep'],
    ['deep indentation', Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''), 'too-deep'],
  ])('is named: %s', (_case, text, code) => {
    expect(readPolicyText(text)).toEqual({
      policies: [],
      faults: [{ code, line: 1, entry: null, name: null, key: null, isLeftOut: true, blocks: true }],
    });
  });

  it('is no fault when it says that there are none', () => {
    for (const text of ['[]', 'policies:', 'policies: []'])
      expect(readPolicyText(text)).toEqual({ policies: [], faults: [] });
  });

  it.each([
    ['a word that is misspelled', `polices:\n${good}`, 'polices'],
    ['a word in another case', `Policies:\n${good}`, 'Policies'],
    ['a word for one policy', `policy:\n${good}`, 'policy'],
    ['a misspelled word without anything', 'polcies:\n', 'polcies'],
    ['any other word', `checks:\n${good}`, 'checks'],
    ['queries that say something of access', 'queries:\n- conditional_access_enabled: true\n', 'queries'],
    ['a list further in', `default:\n  policies:\n  - {name: A, conditional_access_enabled: false}\n`, 'default'],
    ['a kind that is misspelled', 'kind: Policy\nspec: {name: A, query: b}\n', 'kind'],
    ['a kind with nothing in it', 'kind: policy\n', 'kind'],
    ['no list', 'name: A\nquery: b\n', 'query'],
    ['a merge that is not followed', 'labels: [&l {policies: []}]\n<<: [*l]\n', '<<'],
  ])('is named beside one that is: policies under %s', (_case, text, key) => {
    for (const list of [readPolicyText(`${text}---\npolicies: []\n`), readPolicyText(`policies:\n---\n${text}`)]) {
      expect(list).toMatchObject({ policies: [], faults: [{ code: 'misplaced-policies', entry: null, key }] });
      expect(list.faults).toMatchObject([{ isLeftOut: true, blocks: true }]);
    }
  });

  it('is named beside one that is: what is no map', () => {
    expect(faults(readPolicyText('policies: []\n---\nhello\n'))).toEqual(['3 no-list - -']);
  });

  it('is not what a GitOps file has besides', () => {
    const settings = 'org_settings: {integrations: {conditional_access_enabled: true}}\nname: Workstations\n';
    const more = `${settings}queries:\n${good}reports:\n${good}labels:\n${good}controls: {scripts: []}\nsoftware: {packages: []}\n`;
    const query = 'apiVersion: v1\nkind: query\nspec: {name: A, query: b}\n';
    expect(readPolicyText(`${more}policies:\n${good}---\n${query}---\n${more}`)).toMatchObject({
      policies: [{ name: 'Good' }],
      faults: [],
    });
  });

  it('loses no list to a second one', () => {
    expect(names(readPolicyText(`policies:\n${good}policies:\n- name: B\n  query: a\n`))).toEqual(['Good', 'B']);
  });

  it('is read up to ten thousand policies', () => {
    const text = Array.from({ length: mostPolicies + 5 }, (_, index) => `- name: P${index}\n  query: SELECT 1\n`).join(
      '',
    );
    const list = readPolicyText(text);
    expect(list.policies).toHaveLength(mostPolicies);
    expect(faults(list)).toEqual([`${2 * mostPolicies + 1} too-many - -`]);
    expect(list.faults).toMatchObject([{ isLeftOut: true, blocks: true }]);
  });

  it('is read until a hundred of its entries are broken, and the rest counts as one more', () => {
    const list = readPolicyText(`${'-\tname: x\n'.repeat(2_000)}${good}`);
    expect(list.policies).toEqual([]);
    expect(list.faults).toHaveLength(101);
    expect(list.faults.at(-1)).toMatchObject({ code: 'not-yaml', line: 101, isLeftOut: true, blocks: true });
  });

  it.each([
    ['brackets', '[', 'too-deep'],
    ['braces', '{a: ', 'too-deep'],
    ['dashes', '- ', 'too-deep'],
    ['question marks', '? ', 'too-deep'],
    ['ends of lists', ']', 'not-yaml'],
  ])('is given up early where it is made to take long: %s', (_case, piece, why) => {
    const parsed = parseTokens(piece.repeat(100_000), () => undefined);
    expect(parsed).toMatchObject({ why });
    expect('read' in parsed ? parsed.read : Infinity).toBeLessThan(500);
  });

  it('is read up to a thousand documents', () => {
    const list = readPolicyText('---\npolicies:\n'.repeat(1_001));
    expect(faults(list)).toEqual(['2001 too-many - -']);
  });
});
