import { parseJson } from '../../core/parse-json.ts';
import type { MacPorts } from '../../ports.ts';

/** A file of a browser's own: `absent` says something about the browser, `unreadable` says nothing. */
export type ProfileFile<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable' };

/** Chrome's preferences grow to a few megabytes; what is larger would cost more than the answer is worth. */
const maxProfileBytes = 8 * 1024 * 1024;

/** Reads a text file of a browser's profile. */
export async function readProfileText(path: string, ports: MacPorts): Promise<ProfileFile<string>> {
  const file = await ports.readFile(path, maxProfileBytes);
  if (file.kind === 'read') return { kind: 'read', value: new TextDecoder().decode(file.bytes) };
  return { kind: file.kind === 'absent' ? 'absent' : 'unreadable' };
}

/** Reads a JSON object of a browser's profile; anything else in the file is unreadable. */
export async function readProfileJson(path: string, ports: MacPorts): Promise<ProfileFile<object>> {
  const text = await readProfileText(path, ports);
  if (text.kind !== 'read') return text;
  const value = parseJson(text.value);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { kind: 'read', value }
    : { kind: 'unreadable' };
}
