import { withoutUnseen } from '../unseen.ts';
import { knownSecretsPattern } from './known-secrets.ts';
import { removeLabelled } from './labelled-values.ts';
import { isHarmless, isSecretKey, removed } from './secret-keys.ts';
import { secretShapes } from './secret-shapes.ts';

/** Takes secrets out of text and of JSON values, in time that grows with their length alone. */
export type Redactor = {
  readonly text: (text: string) => string;
  /** The same value without secrets; what stands under a secret's name goes whole. */
  readonly value: <T>(value: T) => T;
};

/** `known`: secrets that Clearway itself holds, removed wherever and however they are written. */
export function createRedactor(known: readonly string[]): Redactor {
  const pattern = knownSecretsPattern(known.map(withoutUnseen));
  const text = (given: string): string => {
    const seen = withoutUnseen(given);
    const withoutKnown = pattern === null ? seen : seen.replaceAll(pattern, removed);
    return secretShapes.reduce(
      (left, { pattern: shape, replace }) => left.replaceAll(shape, replace),
      removeLabelled(withoutKnown),
    );
  };
  return { text, value: given => redactParts(given, text) };
}

/** Deeper than anything that is meant to be read: an attacker's nesting must not exhaust the stack. */
const deepest = 100;

function redactParts<T>(given: T, text: (given: string) => string): T {
  const walk = (value: unknown, key: string, level: number): unknown => {
    if (isSecretKey(key)) return withoutLeaves(value);
    if (typeof value === 'string') return text(value);
    if (typeof value !== 'object' || value === null) return value;
    if (level > deepest) return removed;
    if (Array.isArray(value)) return value.map(item => walk(item, '', level + 1));
    const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
    // A list of headers: { "name": "Cookie", "value": "…" }
    const name = entries.find(([inner]) => /^(?:name|key|header)$/i.test(inner))?.[1];
    const pairKey = typeof name === 'string' ? name : '';
    return Object.fromEntries(
      entries.map(([inner, part]) => [
        text(inner),
        walk(part, inner.toLowerCase() === 'value' ? pairKey : inner, level + 1),
      ]),
    );
  };
  const copy = { value: given };
  Reflect.set(copy, 'value', walk(given, '', 0));
  return copy.value;
}

function withoutLeaves(value: unknown): unknown {
  if (value === null || typeof value === 'boolean') return value;
  return typeof value === 'string' && isHarmless(value) ? value : removed;
}
