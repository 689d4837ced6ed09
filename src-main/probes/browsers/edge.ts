import type { EdgeEvidence } from '../../core/browser-sign-on.ts';
import type { MacPorts } from '../../ports.ts';
import { readLastUsedProfile } from './last-used-profile.ts';
import { ownValue } from './own-value.ts';

/** Filled for a profile that somebody is signed in to; which of them depends on the kind of account. */
const accountKeys = ['user_name', 'gaia_id', 'edge_account_oid', 'edge_account_cid'];
/** The object id in Entra, which a personal account does not have. */
const workKey = 'edge_account_oid';
/** Where Microsoft keeps everybody's personal accounts. */
const personalTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** Whether somebody is signed in to the profile that Edge used last. Who it is is looked at and not kept. */
export async function lookAtEdge(ports: MacPorts): Promise<EdgeEvidence> {
  const root = `/Users/${ports.mac.user.name}/Library/Application Support/Microsoft Edge`;
  const profile = await readLastUsedProfile(root, ports);
  if (profile.kind === 'unreadable') return { profile: 'unreadable' };
  const info = profile.kind === 'found' ? profile.info : undefined;
  const isFilled = (key: string): boolean => {
    const value = ownValue(info, key);
    return typeof value === 'string' && value.trim() !== '';
  };
  if (isFilled(workKey) && ownValue(info, 'edge_account_tenant_id') !== personalTenant) {
    return { profile: 'work-account' };
  }
  return { profile: accountKeys.some(isFilled) ? 'other-account' : 'not-signed-in' };
}
