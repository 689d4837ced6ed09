import { compareVersions } from './dotted-version.ts';
import type { BrowserReadiness, BrowserSignOn } from './posture-facts.ts';

/*
 * Whether a browser can show Entra that this Mac is registered, decided from what could be seen of it. What could not
 * be read is told apart from what is not there: only the second one may be held against a browser.
 */

/** Microsoft Single Sign On in the Chrome Web Store. */
export const microsoftExtensionId = 'ppnbnpeolgkicgegkbkbjmhlideopiji';

export type ChromeEvidence = {
  readonly version: string | null;
  /** What managed settings make of Microsoft's Single Sign On extension. */
  readonly policy: 'forced' | 'blocked' | 'none' | 'unreadable';
  /** The same extension in the profile that was used last. */
  readonly extension: 'on' | 'off' | 'absent' | 'unreadable';
  /** The native messaging host of Company Portal, which the extension talks to. */
  readonly hostFile: 'present' | 'absent' | 'unreadable';
  /** Chrome's own use of Apple's single sign-on: switched off by policy, or named in IT's profile for Microsoft's extension. */
  readonly ownSupport: 'off' | 'allowed' | 'not-named' | 'unreadable';
};

/**
 * Chrome uses the single sign-on extensions of managed Macs by itself from version 135: Microsoft's page on the
 * Enterprise SSO plug-in names the version, Chromium's `platform_auth` and its policy ExtensibleEnterpriseSSOBlocklist
 * are the switch, and Google's help (answer 15066402) wants `com.google.` in the profile's AppPrefixAllowList.
 */
const ownSupportFrom = '135';

/** Chrome, first row that fits. Microsoft documents an extension without its host file as broken, up to Chrome 134. */
export function chromeSignOn(seen: ChromeEvidence): BrowserSignOn {
  const supportsItself = atLeast(seen.version, ownSupportFrom) && seen.ownSupport !== 'off';
  const usable = extensionOf(seen);
  const isBlocked = seen.policy === 'blocked';
  if (usable !== null && (seen.hostFile === 'present' || supportsItself)) return ready(usable);
  if (supportsItself && seen.ownSupport === 'allowed') return ready('native-support');
  // Only the extension calls the helper, and it may be in a profile that was not looked into.
  if (seen.hostFile === 'present' && !isBlocked && seen.extension === 'absent') return notSeen;
  if (isBlocked) return notReady('blocked-by-policy');
  const doubts = [seen.policy, seen.hostFile, seen.extension, supportsItself ? seen.ownSupport : null];
  if (doubts.includes('unreadable')) return notSeen;
  if (usable !== null) return notReady('host-file-missing');
  return notReady(seen.extension === 'off' ? 'extension-off' : 'nothing-set-up');
}

function extensionOf({ policy, extension }: ChromeEvidence): BrowserReadiness | null {
  if (policy === 'forced') return 'extension-forced';
  return extension === 'on' && policy === 'none' ? 'extension-installed' : null;
}

export type EdgeEvidence = {
  readonly profile: 'work-account' | 'other-account' | 'not-signed-in' | 'unreadable';
};

/** Edge speaks for this Mac in a profile that a work account is signed in to; a personal one may hold that in itself. */
export function edgeSignOn({ profile }: EdgeEvidence): BrowserSignOn {
  if (profile === 'unreadable' || profile === 'other-account') return notSeen;
  return profile === 'work-account' ? ready('profile-signed-in') : notReady('no-profile-signed-in');
}

export type FirefoxEvidence = {
  readonly version: string | null;
  /** The policy MicrosoftEntraSSO. */
  readonly policy: 'on' | 'off' | 'none' | 'unreadable';
  /** The preference behind it, as the user's own profile has it. */
  readonly setting: 'on' | 'off' | 'unreadable';
};

/** Firefox, first row that fits. A policy locks the setting, so it decides wherever it speaks. */
export function firefoxSignOn({ version, policy, setting }: FirefoxEvidence): BrowserSignOn {
  if (version !== null && !knowsEntra(version)) return notReady('too-old');
  if (policy === 'unreadable') return notSeen;
  if (policy !== 'none') return policy === 'on' ? ready('policy-on') : notReady('policy-off');
  if (setting === 'unreadable') return notSeen;
  return setting === 'on' ? ready('setting-on') : notReady('nothing-set-up');
}

/** Mozilla's release notes for policies: Firefox 132.0.1, and 128.5 of the extended support releases. */
function knowsEntra(version: string): boolean {
  return atLeast(version, '132.0.1') || (atLeast(version, '128.5') && !atLeast(version, '129'));
}

function atLeast(version: string | null, minimum: string): boolean {
  return version !== null && (compareVersions(version, minimum) ?? -1) >= 0;
}

/** Safari is part of macOS and asks the single sign-on extension by itself. */
export const safariSignOn: BrowserSignOn = { kind: 'ready', because: 'built-in' };

const notSeen: BrowserSignOn = { kind: 'unknown', because: 'not-seen' };

function ready(because: BrowserReadiness): BrowserSignOn {
  return { kind: 'ready', because };
}

function notReady(because: Extract<BrowserSignOn, { kind: 'not-ready' }>['because']): BrowserSignOn {
  return { kind: 'not-ready', because };
}
