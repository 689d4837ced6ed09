import { createHash } from 'node:crypto';
import type { NamedUuid } from '../ports.ts';

/** Clearway's own namespace: never changed, or every profile that was made before would be another one. */
const namespace = Buffer.from('c1ea2a4ac0de4f0f9b5d7a1e5e771265', 'hex');

/** Supplies NamedUuid. */
export const namedUuid: NamedUuid = name => {
  const hash = createHash('sha1').update(namespace).update(name, 'utf8').digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex').toUpperCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};
