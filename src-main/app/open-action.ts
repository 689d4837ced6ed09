import type { ActionId } from '../contract/ids.ts';
import type { Log } from '../ports.ts';

/** Where each action leads. The upstream's page is made by the main process from settings, never from what a window says. */
export const actionTargets: Readonly<Record<Exclude<ActionId, 'open-upstream-page'>, string>> = {
  'open-device-management': 'x-apple.systempreferences:com.apple.Profiles-Settings.extension',
  'open-own-account': 'x-apple.systempreferences:com.apple.Users-Groups-Settings.extension',
  'open-company-portal-download': 'https://go.microsoft.com/fwlink/?linkid=853070',
  // Mail is what people miss first, and what conditional access most often protects.
  'try-sign-in': 'https://outlook.office.com/mail/',
  'open-disk-encryption': 'x-apple.systempreferences:com.apple.settings.PrivacySecurity.extension?FileVault',
  'open-software-update': 'x-apple.systempreferences:com.apple.Software-Update-Settings.extension',
  'open-chrome-extension':
    'https://chromewebstore.google.com/detail/microsoft-single-sign-on/ppnbnpeolgkicgegkbkbjmhlideopiji',
};

export type ActionPorts = {
  readonly openExternal: (url: string) => Promise<void>;
  /** The upstream's own page for this Mac; it holds the device token, so it is made at the last moment and never logged. */
  readonly upstreamPage: () => Promise<string | null>;
  readonly log: Log;
};

/** Performs one action by its id. */
export async function openAction(action: ActionId, ports: ActionPorts): Promise<void> {
  const target = action === 'open-upstream-page' ? await ports.upstreamPage() : actionTargets[action];
  if (target === null) {
    ports.log('warn', 'action-without-target', action);
    return;
  }
  try {
    await ports.openExternal(target);
  } catch (error) {
    // The system has no app for the target. Its message would quote the URL.
    ports.log('warn', 'action-not-opened', `${action} ${error instanceof Error ? error.name : typeof error}`);
    throw new Error('not opened');
  }
}
