import { hostname, userInfo } from 'node:os';
import type { MacIdentity } from '../ports.ts';

/** Who this Mac and its user are, by the system's own word. The version of macOS comes from `sw_vers`. */
export function readMacIdentity(): MacIdentity {
  const { username, uid } = userInfo();
  return { name: hostname().replace(/\.local$/, ''), user: { name: username, uid }, macosVersion: null };
}
