import type { FormatPlist } from '../ports.ts';
import type { WantedSettings } from './kit.ts';

/**
 * The file for Intune's “Preference file” profile: keys and values alone. Intune puts the property list around them
 * itself, and one in the file would stand inside it.
 */
export function renderIntunePreferences(settings: WantedSettings, formatPlist: FormatPlist): string {
  const list = formatPlist(settings);
  const from = list.indexOf('<dict>\n');
  // Without any setting the dictionary is one empty element.
  if (from < 0) return '';
  return list.slice(from + '<dict>\n'.length, list.lastIndexOf('</dict>')).replaceAll(/^\t/gm, '');
}
