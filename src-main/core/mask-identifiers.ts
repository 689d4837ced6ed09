import type { Snapshot } from '../contract/snapshot.ts';
import { identifierForms } from './identifier-forms.ts';
import { isOrdinaryAccount, isOrdinaryComputer } from './ordinary-names.ts';
import { findLinks } from './resolution-links.ts';
import { withoutUnseen } from './unseen.ts';

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
export function maskIdentifiers(snapshot: Snapshot, mask: Mask = createMask(snapshot)): Snapshot {
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
    mac: {
      ...masked.mac,
      name: '[mac]',
      user: '[user]',
      serialNumber: snapshot.mac.serialNumber === null ? null : '[serial-number]',
    },
    registration: {
      ...masked.registration,
      deviceId: seen.deviceId === null ? null : '[device-id]',
      tenantId: seen.tenantId === null ? null : '[tenant-id]',
      userPrincipalName: seen.userPrincipalName === null ? null : '[user-principal-name]',
    },
    policies: { ...masked.policies, items },
  };
}

/** Replaces what names a Mac and its user in any text. */
export type Mask = (text: string) => string;

/** The mask for texts about the Mac of this snapshot. */
export function createMask({ mac, registration }: Snapshot): Mask {
  const seen = (name: string | null): string | null => (name === null ? null : withoutUnseen(name));
  const names = {
    userPrincipalName: seen(registration.userPrincipalName),
    deviceId: seen(registration.deviceId),
    tenantId: seen(registration.tenantId),
    mac: withoutUnseen(mac.name),
    user: withoutUnseen(mac.user),
    serialNumber: seen(mac.serialNumber),
  };
  const forms = identifierForms(names, { computer: isOrdinaryComputer, account: isOrdinaryAccount });
  if (forms.length === 0) return withoutUnseen;
  const anyOf = forms.map(({ pattern }) => `(${pattern})`).join('|');
  // What an escape of a URL ends with is no letter of a word.
  const pattern = new RegExp(`(?:(?<![\\p{L}\\p{N}])|(?<=%[0-9a-f]{2}))(?:${anyOf})(?![\\p{L}\\p{N}])`, 'giu');
  return text =>
    withoutUnseen(text).replaceAll(pattern, (...found: readonly unknown[]) => {
      const group = found.slice(1, forms.length + 1).findIndex(part => part !== undefined);
      return forms[group]?.token ?? '[masked]';
    });
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
