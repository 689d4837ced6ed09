/** The attributes of one keychain item as `security` prints them, by four-letter name or number. */
export type KeychainItem = ReadonlyMap<string, Buffer>;

const attribute = /^\s{0,8}(?:"([\w ]{4})"|(0x[\dA-F]{8}) )\s{0,8}<blob>=(?:0x([\dA-F]*)|"(.*)"\s*$)/i;

/**
 * Reads the items that `security find-certificate` or `find-generic-password` prints. A value with bytes beyond plain
 * letters stands there twice: in hexadecimal digits, and as text with octal escapes. The digits are the exact ones.
 */
export function parseKeychainItems(output: string): readonly KeychainItem[] {
  const items: Map<string, Buffer>[] = [];
  for (const line of output.split(/\r?\n/)) {
    if (line.startsWith('keychain: ')) items.push(new Map());
    const found = attribute.exec(line);
    const [, name, number, hex, text] = found ?? [];
    const key = name ?? number?.toLowerCase();
    if (key === undefined) continue;
    items.at(-1)?.set(key, hex === undefined ? unescaped(text ?? '') : Buffer.from(hex, 'hex'));
  }
  return items;
}

/** Octal escapes are bytes, three digits each; a backslash before anything else stands for itself. */
function unescaped(text: string): Buffer {
  const parts = text.split(/\\([0-7]{3})/);
  return Buffer.concat(
    parts.map((part, index) => (index % 2 === 0 ? Buffer.from(part) : Buffer.from([Number.parseInt(part, 8) & 255]))),
  );
}
