import { microsoftExtensionId, type ChromeEvidence } from '../../core/browser-sign-on.ts';
import type { MacPorts } from '../../ports.ts';
import { readLastUsedProfile } from './last-used-profile.ts';
import { ownValue } from './own-value.ts';
import { readProfileJson } from './read-profile-file.ts';

/** Is Microsoft's extension on in the profile that was used last? Chrome keeps its list in one of two files. */
export async function readChromeExtension(root: string, ports: MacPorts): Promise<ChromeEvidence['extension']> {
  const profile = await readLastUsedProfile(root, ports);
  if (profile.kind !== 'found') return profile.kind;
  const names = ['Secure Preferences', 'Preferences'];
  const files = await Promise.all(names.map(name => readProfileJson(`${root}/${profile.folder}/${name}`, ports)));
  for (const file of files) {
    const entry =
      file.kind === 'read' ? ownValue(file.value, 'extensions', 'settings', microsoftExtensionId) : undefined;
    if (entry !== undefined) return isOn(entry) ? 'on' : 'off';
  }
  return files.some(({ kind }) => kind === 'unreadable') ? 'unreadable' : 'absent';
}

/** Older versions write a state, newer ones only the reasons why it is off, as a number or a list. */
function isOn(entry: unknown): boolean {
  const state = ownValue(entry, 'state');
  const reasons = ownValue(entry, 'disable_reasons');
  const hasReason = Array.isArray(reasons) ? reasons.length > 0 : reasons !== undefined && reasons !== 0;
  return (state === undefined || state === 1) && !hasReason;
}
