import { namedUuid } from '../../src-main/adapters/named-uuid.ts';
import { formatPlist } from '../../src-main/adapters/plist.ts';
import { renderIntuneKit } from '../../src-main/kits/intune/render-intune-kit.ts';
import { renderJamfKit } from '../../src-main/kits/jamf/render-jamf-kit.ts';
import type { KitFile, KitInput, WantedSettings } from '../../src-main/kits/kit.ts';

/** Nobody can be asked from a Mac of Jamf or Intune, so nobody is named as the one who judges. */
const examples: WantedSettings = {
  Upstream: 'none',
  HelpdeskName: 'Example helpdesk',
  HelpdeskEmail: 'help@example.com',
};

const input: KitInput = { settings: examples, organization: 'Example', formatPlist, namedUuid };

/** The kits as they are committed, by their path in the checkout. They name no Jamf policy: another server's number opens any. */
export function exampleKits(): readonly (readonly [path: string, bytes: Buffer])[] {
  return [...placed('resources/jamf', renderJamfKit(input)), ...placed('resources/intune', renderIntuneKit(input))];
}

function placed(folder: string, files: readonly KitFile[]): readonly (readonly [string, Buffer])[] {
  return files.map(({ path, text }) => [`${folder}/${path}`, Buffer.from(text)]);
}
