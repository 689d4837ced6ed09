import { isGuid } from './guid.ts';

/** The items of what `security` printed: texts by the name or the number of an attribute. */
export type ReadKeychain = (output: string) => readonly ReadonlyMap<string, string>[];

type Parts = {
  readonly readKeychain: ReadKeychain;
  /** Puts the disguise on an id. */
  readonly fixed: (text: string) => string;
  readonly signIn: (name: string) => string;
};

const joinAccount = 'com.microsoft.workplacejoin.registeredUserPrincipalName';
const signInName = /^[^\s@"\\]{1,254}@[^\s@"\\]{1,254}$/;

/**
 * Of a keychain only what Workplace Join has in there, in plain letters: the other certificates are about other sides of
 * somebody's life, and in the hexadecimal form nothing could be found to hide.
 */
export function keepKeychain(output: string, parts: Parts): string {
  const items = parts.readKeychain(output);
  if (items.length === 0) return output.trim() === '' ? '' : 'no keychain items\n';
  return items
    .flatMap(item => {
      const attributes = keepItem(item, parts);
      if (attributes === null) return [];
      return ['keychain: "login.keychain-db"', ...attributes.map(([key, text]) => `    ${key}<blob>="${text}"`)];
    })
    .map(line => `${line}\n`)
    .join('');
}

function keepItem(
  item: ReadonlyMap<string, string>,
  { fixed, signIn }: Parts,
): readonly (readonly [key: string, text: string])[] | null {
  const read = (text: string | undefined): string => text?.replace(/\0$/, '').trim() ?? '';
  if (/ms-organization-access/i.test(item.get('issu') ?? '')) {
    const id = read(item.get('alis') ?? item.get('labl'));
    return [
      ['"issu"', 'MS-Organization-Access'],
      ['"alis"', isGuid(id) ? fixed(id) : 'no id'],
    ];
  }
  if (item.get('acct') !== joinAccount) return null;
  const name = read(item.get('0x00000007') ?? item.get('labl'));
  return [
    ['"acct"', joinAccount],
    ['0x00000007 ', signInName.test(name) ? signIn(name) : 'no name'],
  ];
}

/** Of the platform's entry the lines that are read: the others have the Mac's own id among them. */
export function keepPlatform(output: string): string {
  const lines = output.split('\n');
  return lines.filter(line => /IOPlatformExpertDevice|"IOPlatformSerialNumber"/.test(line)).join('\n');
}
