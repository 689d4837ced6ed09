import type { KitInput } from '../kit.ts';

/**
 * Renders the profile that the screen-lock policy asks for. Apple's own payload for it wants the name of a screen saver
 * as well, which is not ours to choose; forced preferences of the same domain take these three alone.
 */
export function renderScreenLockProfile({ organization, formatPlist, namedUuid }: KitInput): string {
  const identifier = 'com.clearway.kit.screen-lock';
  const uuid = (part: string): string => namedUuid(JSON.stringify([organization, 'screen-lock', part]));
  const forced = { mcx_preference_settings: { askForPassword: true, askForPasswordDelay: 5, idleTime: 900 } };
  return formatPlist({
    PayloadContent: [
      {
        PayloadContent: { 'com.apple.screensaver': { Forced: [forced] } },
        PayloadDisplayName: 'Screen lock',
        PayloadIdentifier: `${identifier}.preferences`,
        PayloadOrganization: organization,
        PayloadType: 'com.apple.ManagedClient.preferences',
        PayloadUUID: uuid('preferences'),
        PayloadVersion: 1,
      },
    ],
    PayloadDescription: 'Locks the screen after 15 minutes without a touch.',
    PayloadDisplayName: 'Screen lock',
    PayloadIdentifier: identifier,
    PayloadOrganization: organization,
    PayloadScope: 'System',
    PayloadType: 'Configuration',
    PayloadUUID: uuid('profile'),
    PayloadVersion: 1,
  });
}
