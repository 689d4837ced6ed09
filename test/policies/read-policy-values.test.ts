import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPolicyText } from '../../src-main/policies/read-policy-text.ts';
import { readPolicyValues } from '../../src-main/policies/read-policy-values.ts';

const policy = { name: 'A', query: 'SELECT 1', platform: 'darwin', conditional_access_enabled: true };

describe('the forced setting LocalPolicies', () => {
  it.each([
    ['a list', [policy]],
    ['a dictionary with policies', { policies: [policy], labels: [] }],
    ['a text in JSON', JSON.stringify([policy])],
    ['a text in YAML', 'policies:\n- name: A\n  query: SELECT 1\n  conditional_access_enabled: true\n'],
  ])('may be %s', (_case, setting) => {
    expect(readPolicyValues(setting)).toMatchObject({ policies: [{ id: 'local:A', blocks: true }], faults: [] });
  });

  it.each([
    ['nothing', undefined],
    ['a number', 5],
    ['a dictionary without policies', { a: 1 }],
    ['a date', new Date(0)],
    ['bytes', new Uint8Array(3)],
  ])('is no list when it is %s', (_case, setting) => {
    expect(readPolicyValues(setting)).toMatchObject({ policies: [], faults: [{ code: 'no-list', line: null }] });
  });

  it('names the entry of a fault, because it has no lines', () => {
    const { policies, faults } = readPolicyValues([
      policy,
      { ...policy, name: 7 },
      'x',
      policy,
      { ...policy, name: 'B', x: 1 },
    ]);
    expect(policies.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(faults.map(({ code, line, entry, blocks }) => [code, line, entry, blocks])).toEqual([
      ['wrong-type', null, 2, true],
      ['not-a-policy', null, 3, true],
      ['duplicate-name', null, 4, true],
      ['unknown-key', null, 5, false],
    ]);
  });

  it('reads what a text with the same content reads', () => {
    const value = fc.oneof(
      fc.string(),
      fc.boolean(),
      fc.integer(),
      fc.constant(null),
      fc.constant([]),
      fc.constant({}),
    );
    const key = fc.constantFrom(
      'name',
      'query',
      'platform',
      'critical',
      'description',
      'conditional_access_enabled',
      'x',
    );
    const entries = fc.array(fc.oneof(fc.dictionary(key, value, { noNullPrototype: true }), value), { maxLength: 5 });
    fc.assert(
      fc.property(entries, list => {
        const fromText = readPolicyText(JSON.stringify(list));
        const fromValues = readPolicyValues(list);
        expect(fromValues.policies).toEqual(fromText.policies);
        expect(fromValues.faults).toEqual(fromText.faults.map(fault => ({ ...fault, line: null })));
      }),
    );
  });

  it('is data, whatever it is, even one that holds itself', () => {
    const loop: unknown[] = [];
    loop.push(loop, { policies: loop });
    expect(readPolicyValues(loop).policies).toEqual([]);
    fc.assert(fc.property(fc.anything(), setting => Array.isArray(readPolicyValues(setting).policies)));
  });
});
