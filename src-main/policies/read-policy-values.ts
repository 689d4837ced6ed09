import type { LocalPolicyList } from '../core/local-policies.ts';
import { collectPolicies, mostPolicies } from './collect-policies.ts';
import { readPolicyText } from './read-policy-text.ts';
import { deepestValue, type WrittenValue } from './written-value.ts';

/** So many items are looked at: one more than are read, so that too many are noticed. */
const mostItems = mostPolicies + 1;

/** Reads policies from a forced setting: a list of them, a dictionary with `policies`, or a text in YAML or JSON. */
export function readPolicyValues(setting: unknown): LocalPolicyList {
  if (typeof setting === 'string') return readPolicyText(setting);
  return collectPolicies([plainValue(setting, 0)]);
}

function plainValue(value: unknown, depth: number): WrittenValue {
  if (value === null || value === undefined) return { kind: 'nothing', line: null };
  if (typeof value === 'string') return { kind: 'text', line: null, text: value, meant: null };
  if (typeof value === 'boolean') return { kind: 'truth', line: null, truth: value };
  if (typeof value !== 'object' || depth >= deepestValue) return { kind: 'other', line: null };
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value.slice(0, mostItems);
    return { kind: 'list', line: null, items: items.map(item => plainValue(item, depth + 1)) };
  }
  const isDictionary = Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null;
  const entries: readonly [string, unknown][] = isDictionary ? Object.entries(value) : [];
  if (!isDictionary || entries.length > mostItems) return { kind: 'other', line: null };
  return {
    kind: 'map',
    line: null,
    pairs: entries.map(([key, item]) => ({ key, line: null, value: plainValue(item, depth + 1) })),
  };
}
