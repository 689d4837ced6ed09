import type { Snapshot } from '../contract/snapshot.ts';
import { findLinks } from './resolution-links.ts';

/** Ids, states and instants of our own. Everything else is free text, also what a later version adds. */
const closedKeys: ReadonlySet<string> = new Set([
  'state',
  'turn',
  'stop',
  'basis',
  'verdict',
  'code',
  'kind',
  'source',
  'method',
  'remedy',
  'action',
  'offer',
  'answer',
  'reason',
  'local',
  'from',
  'to',
  'at',
]);

/**
 * A snapshot without what names the Mac and its user. By value and wherever it stands, because texts, evidence and what
 * IT wrote repeat it; as whole words, so that somebody called Al leaves "also" alone. Ids and states stay as they are,
 * whoever is called like one of them.
 */
export function maskIdentifiers(snapshot: Snapshot): Snapshot {
  const mask = maskOf(snapshot);
  const masked = maskParts(snapshot, [], mask);
  const items = masked.policies.items.map((item, index) =>
    // Links say where they stand in the text.
    item.resolution === snapshot.policies.items[index]?.resolution
      ? item
      : { ...item, links: findLinks(item.resolution) },
  );
  const { registration: seen } = snapshot;
  return {
    ...masked,
    mac: { ...masked.mac, name: '[mac]', user: '[user]' },
    registration: {
      ...masked.registration,
      deviceId: seen.deviceId === null ? null : '[device-id]',
      tenantId: seen.tenantId === null ? null : '[tenant-id]',
      userPrincipalName: seen.userPrincipalName === null ? null : '[user-principal-name]',
    },
    policies: { ...masked.policies, items },
  };
}

type Mask = (text: string) => string;

function maskOf({ mac, registration }: Snapshot): Mask {
  const named: readonly (readonly [string | null, string])[] = [
    [registration.userPrincipalName, '[user-principal-name]'],
    [registration.deviceId, '[device-id]'],
    [registration.tenantId, '[tenant-id]'],
    [mac.name, '[mac]'],
    [mac.user, '[user]'],
  ];
  const values = named
    .flatMap(([value, token]) => spellings(value).map(spelling => ({ spelling, token })))
    // The longest first: a user's name stands within the user principal name.
    .sort((a, b) => b.spelling.length - a.spelling.length);
  if (values.length === 0) return text => text;
  const anyOf = values.map(({ spelling }) => `(${spelling.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')})`).join('|');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${anyOf})(?![\\p{L}\\p{N}])`, 'giu');
  return text =>
    text.replaceAll(pattern, (...found: readonly unknown[]) => {
      const group = found.slice(1, values.length + 1).findIndex(part => part !== undefined);
      return values[group]?.token ?? '[masked]';
    });
}

/** macOS writes an accent sometimes as one letter and sometimes as two. A single letter names nobody. */
function spellings(value: string | null): readonly string[] {
  const text = value?.trim() ?? '';
  return text.length < 2 ? [] : [...new Set([text.normalize('NFC'), text.normalize('NFD')])];
}

function maskParts<T>(value: T, path: readonly string[], mask: Mask): T {
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.assign(Array.isArray(value) ? [] : {}, value);
  for (const key of Object.keys(copy)) {
    const part: unknown = Reflect.get(copy, key);
    const here = [...path, key];
    if (typeof part !== 'string') Reflect.set(copy, key, maskParts(part, here, mask));
    else if (!isClosed(here)) Reflect.set(copy, key, mask(part));
  }
  return copy;
}

function isClosed(path: readonly string[]): boolean {
  const key = path.at(-1) ?? '';
  if (path.at(-2) === 'evidence') return false;
  // A local policy's id is made of its name, which IT wrote.
  if (key === 'id') return !['items', 'changes'].includes(path.at(-3) ?? '');
  return closedKeys.has(key) || key.endsWith('At');
}
