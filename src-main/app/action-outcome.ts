import type { Settings } from '../core/config.ts';
import type { MacIdentity } from '../ports.ts';

/** What decides where an action leads, by the main process's own knowledge: never by what a window says. */
export type ActionMac = {
  readonly macosVersion: string;
  readonly user: MacIdentity['user'];
  readonly settings: Pick<Settings, 'JamfRegistrationPolicyID' | 'JamfInventoryPolicyID'>;
};

/** What became of an action. `why` is a word for the log, without any value. */
export type ActionOutcome =
  | { readonly kind: 'done' }
  /** The person did not want it after all. */
  | { readonly kind: 'declined' }
  | { readonly kind: 'refused'; readonly why: 'not-offered' | 'asking' | 'too-soon' | 'macos' | 'user' }
  | { readonly kind: 'no-target' }
  | { readonly kind: 'not-done'; readonly why: string };
