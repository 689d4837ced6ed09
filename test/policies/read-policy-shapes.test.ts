import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LocalPolicyList } from '../../src-main/core/local-policies.ts';
import { mostPolicies } from '../../src-main/policies/collect-policies.ts';
import { readPolicyText } from '../../src-main/policies/read-policy-text.ts';

const names = (list: LocalPolicyList): readonly string[] => list.policies.map(({ name }) => name);

const good = '- name: Good\n  query: SELECT 1\n';

describe('anchors and aliases', () => {
  it('stand for a value or a map', () => {
    const list = readPolicyText(
      'base: &base {platform: darwin, critical: true}\nq: &q SELECT 1\npolicies:\n- <<: *base\n  name: A\n  query: *q\n- &b {name: B, query: SELECT 2}\n- *b\n',
    );
    expect(list.policies).toMatchObject([
      { name: 'A', query: 'SELECT 1', critical: true },
      { name: 'B', critical: false },
    ]);
    expect(list.faults).toMatchObject([{ code: 'duplicate-name', name: 'B', line: 7 }]);
  });

  it('give way to the policy’s own keys', () => {
    const [policy] = readPolicyText('x: &x {query: SELECT 1}\npolicies: [{<<: *x, name: A, query: SELECT 2}]').policies;
    expect(policy?.query).toBe('SELECT 2');
  });

  it.each([
    ['an alias of nothing', '- *nobody\n', 'not-a-policy'],
    ['an alias of itself', '- &a [*a]\n', 'not-a-policy'],
    ['an alias of a list', 'x: &x [{name: A, query: b}]\npolicies: *x\n', 'no-list'],
    ['an alias inside an alias', 'q: &q SELECT 1\nm: &m {name: A, query: *q}\npolicies: [*m]\n', 'wrong-type'],
  ])('are followed no further: %s', (_case, text, code) => {
    const list = readPolicyText(text);
    expect(list.policies).toEqual([]);
    expect(list.faults).toMatchObject([{ code, isLeftOut: true }]);
  });

  const base = 'd: &d {platform: darwin, conditional_access_enabled: true}\ne: &e {<<: *d, critical: true}\n';
  const many = Array.from({ length: 101 }, (_, index) => `k${index}: 1`).join(', ');
  it.each([
    ['a list of maps', '- <<: [*d]\n  name: A\n  query: b\n'],
    ['a map that merges another itself', '- <<: *e\n  name: A\n  query: b\n'],
    ['a whole policy that merges another', '- *p\n'],
    ['too many keys', '- <<: *m\n  name: A\n  query: b\n'],
    ['what is no map', '- <<: *nobody\n  name: A\n  query: b\n'],
    ['what is no map in a policy without a query', '- <<: 5\n  name: A\n'],
  ])('leave a policy out that may count for access where it merges %s', (_case, entry) => {
    const more = `m: &m {${many}, conditional_access_enabled: true}\np: &p {<<: *d, name: A, query: b}\n`;
    const list = readPolicyText(`${base}${more}policies:\n${entry}- name: B\n  query: c\n`);
    expect(names(list)).toEqual(['B']);
    expect(list.faults).toMatchObject([{ name: 'A', entry: 1, isLeftOut: true, blocks: true }]);
  });

  it('may stand for a key', () => {
    const { policies } = readPolicyText(
      'c: &c conditional_access_enabled\npolicies:\n- name: A\n  query: b\n  *c : true\n',
    );
    expect(policies).toMatchObject([{ name: 'A', blocks: true }]);
  });

  it('cannot make a text larger than it is', () => {
    const levels = Array.from({ length: 40 }, (_, index) => `l${index + 1}: &l${index + 1} [*l${index}, *l${index}]`);
    const text = `l0: &l0 {name: A, query: b}\n${levels.join('\n')}\npolicies: [*l40, *l39, *l0]\n`;
    const list = readPolicyText(text);
    expect(names(list)).toEqual(['A']);
    expect(list.faults.map(({ code }) => code)).toEqual(['misplaced-policies', 'not-a-policy', 'not-a-policy']);
    const keys = Array.from({ length: 5_000 }, (_, index) => `k${index}: 1`).join(', ');
    const merged = readPolicyText(`x: &x {${keys}}\npolicies:\n${'- <<: *x\n'.repeat(5_000)}`);
    expect(merged.faults.length).toBeLessThanOrEqual(mostPolicies + 1);
  });
});

describe('a text of any shape', () => {
  it('is data and never an error', () => {
    const pieces = fc.constantFrom(
      ...[
        '- ',
        '? ',
        ': ',
        'name: ',
        'query: ',
        'policies:',
        '&a ',
        '*a',
        '<<: ',
        '!!binary ',
        '!x ',
        '[',
        ']',
        '{',
        '}',
      ],
      ...[
        '"',
        "'",
        '|',
        '>',
        '\n',
        '\n  ',
        '\t',
        '---\n',
        '...\n',
        '%YAML 1.1\n',
        '#',
        ',',
        'SELECT 1',
        '\u0000',
        '\ud800',
      ],
    );
    const any = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 40 }).map(list => list.join('')),
    );
    fc.assert(
      fc.property(any, text => {
        const list = readPolicyText(text);
        const lines = text.split(/\r\n?|\n/).length;
        for (const { line } of list.faults) expect(line).toSatisfy((at: number) => at >= 1 && at <= lines);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps its good policies, however its other entries are broken', () => {
    const broken = fc.constantFrom(
      '- name: "x\n',
      '-\tname: x\n',
      '- [\n',
      '- }\n',
      '- a: b: c\n',
      '- *a\n',
      '- @\n',
      '- - -\n',
    );
    fc.assert(
      fc.property(fc.array(broken, { maxLength: 6 }), fc.array(broken, { maxLength: 6 }), (before, after) => {
        const list = readPolicyText([...before, good, ...after].join(''));
        expect(names(list)).toEqual(['Good']);
        expect(list.faults).toHaveLength(before.length + after.length);
      }),
    );
  });
});
