import { isSecretName, redacted } from './redact-text.ts';

/** Deeper than any honest answer, and shallow enough for everything that walks it. */
const deepest = 48;

type Walk = {
  /** What becomes of a text, by the name that it stands under. */
  readonly text: (text: string, name: string) => string;
  /** Only these names stay; without them, every one. */
  readonly names?: ReadonlySet<string>;
  /** How deep that goes. */
  readonly levels?: number;
};

/** A copy of a parsed value without secrets; what is nested too deep is cut off. */
export function redactValue(value: unknown, walk: Walk): unknown {
  return redactPart(value, walk, { name: '', depth: 0 });
}

type Where = { readonly name: string; readonly depth: number };

function redactPart(value: unknown, walk: Walk, { name, depth }: Where): unknown {
  if (typeof value === 'string') return isSecretName(name) ? redacted : walk.text(value, name);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth > deepest) return null;
  if (Array.isArray(value)) return value.map((item: unknown) => redactPart(item, walk, { name, depth: depth + 1 }));
  // Bytes: nothing that Clearway reads is kept in them.
  if (ArrayBuffer.isView(value)) return '';
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => walk.names === undefined || depth >= (walk.levels ?? deepest) || walk.names.has(key))
      .map(([key, item]) => [key, redactPart(item, walk, { name: key, depth: depth + 1 })]),
  );
}
