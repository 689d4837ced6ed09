import { uninstallText } from './uninstall-text.ts';

/**
 * Renders the script with which a management service takes Clearway off a Mac: the app's own, delivered whole. Members of
 * the group admin may exchange what lies in /Applications, so root runs nothing from there.
 */
export function renderUninstallScript(): string {
  const body = uninstallText.indexOf('\n') + 1;
  return uninstallText.slice(0, body) + withoutArguments + uninstallText.slice(body);
}

const withoutArguments = `# For a management service. What it gives as arguments (Jamf: volume, Mac, person) are no options of this script.
set --
`;
