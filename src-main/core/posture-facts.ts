/** FileVault as `fdesetup status` tells it. */
export type DiskEncryption = {
  readonly on: boolean;
  readonly progress: 'none' | 'encrypting' | 'decrypting' | 'waiting-for-power';
  /** 0 to 100; null where nothing is under way, or it was not said. */
  readonly percent: number | null;
  /** Turned on by IT, and begins when the user logs in or out the next time. */
  readonly deferred: boolean;
};

export type BrowserId = 'safari' | 'chrome' | 'edge' | 'firefox';

/** Whether a browser shows Entra that this Mac is registered, and what was seen that says so. */
export type BrowserSignOn =
  | { readonly kind: 'ready'; readonly because: BrowserReadiness }
  | { readonly kind: 'not-ready'; readonly because: BrowserObstacle }
  | { readonly kind: 'unknown'; readonly because: BrowserDoubt };
export type BrowserReadiness =
  | 'built-in'
  | 'extension-forced'
  | 'extension-installed'
  | 'native-support'
  | 'profile-signed-in'
  | 'policy-on'
  | 'setting-on';
export type BrowserObstacle =
  | 'nothing-set-up'
  | 'extension-off'
  | 'host-file-missing'
  | 'blocked-by-policy'
  | 'no-profile-signed-in'
  | 'policy-off'
  | 'too-old';
export type BrowserDoubt = 'not-seen' | 'not-known-browser';

export type Browser = {
  readonly id: BrowserId;
  readonly bundleId: string;
  readonly version: string | null;
  readonly signOn: BrowserSignOn;
};

/** The browsers of this Mac that Clearway knows something about. */
export type Browsers = {
  readonly installed: readonly Browser[];
  /** The default browser's bundle id; null where it could not be seen. */
  readonly defaultBundleId: string | null;
};

/** Names this Mac for a technician. */
export type Hardware = { readonly serialNumber: string | null };
