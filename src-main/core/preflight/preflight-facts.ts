import type { AppHealth } from '../../contract/app-health.ts';
import type { RegistrationReport, UpstreamReport } from '../../contract/snapshot.ts';
import type { Settings } from '../config.ts';
import type { Fact } from '../fact.ts';
import type { Facts } from '../facts.ts';

/** What the preflight takes from the facts of a look. */
export type LookFacts = Pick<
  Facts,
  | 'macosVersion'
  | 'mdmEnrollment'
  | 'fleetAgent'
  | 'jamf'
  | 'intune'
  | 'companyPortal'
  | 'ssoExtension'
  | 'ssoProfiles'
  | 'appSso'
>;

/** What is wrong with a setting, in words; null where all of them are meant. Holds no value. */
export type SettingFaultSeen = {
  readonly key: string | null;
  readonly text: string;
  /** It does what it says, and somebody may not have meant it. */
  readonly isInEffect: boolean;
};

/** What IT forces, and whether it forces anything at all. */
export type SettingsSeen = {
  readonly settings: Settings;
  /** The complaints of `config check`. */
  readonly complaints: readonly SettingFaultSeen[];
  readonly isForced: boolean;
};

export type InstalledApp =
  | { readonly installed: false }
  | { readonly installed: true; readonly version: string | null };

export type CodeSignature = {
  readonly isValid: boolean;
  /** Null: signed by nobody, or for this Mac alone. */
  readonly team: string | null;
  readonly isHardened: boolean;
  /** Whether Gatekeeper would let it start; null where it did not answer. */
  readonly isAccepted: boolean | null;
};

export type FuseState = 'on' | 'off' | 'removed' | 'inherited' | 'unknown';

/** The fuses of one architecture, by their place in the wire. */
export type FuseWire = { readonly version: number; readonly states: readonly FuseState[] };

export type LoginItem = {
  readonly hasFile: boolean;
  readonly isLoaded: boolean;
  readonly isRunning: boolean;
  readonly isDisabled: boolean;
  /** Whether the app is a login item of its own as well; null where only root may ask. */
  readonly isTwice: boolean | null;
};

export type StateFolder =
  | { readonly kind: 'absent' }
  | { readonly kind: 'other'; readonly what: string }
  | { readonly kind: 'folder'; readonly mode: string; readonly ownerUid: number };

export type StateRoom = { readonly freeKib: number; readonly folder: StateFolder };

/** How the server's clock stands against this Mac's. */
export type ServerClock = { readonly host: string; readonly aheadMs: number };

/** Whose facts these are, and how they were asked. */
export type RanAs = {
  readonly user: string;
  readonly asRoot: boolean;
  readonly basis: 'direct' | 'launchctl-asuser' | 'status-json';
  /** Of the kept snapshot, where facts come from one. */
  readonly ageSeconds: number | null;
};

/** Everything that the preflight decides by. */
export type PreflightFacts = {
  readonly now: string;
  readonly version: string;
  readonly ranAs: RanAs;
  /** Of the person whose Mac this is. */
  readonly uid: number;
  readonly settings: Fact<SettingsSeen>;
  readonly look: LookFacts;
  readonly registration: Fact<RegistrationReport>;
  readonly upstream: Fact<UpstreamReport>;
  readonly serverClock: Fact<ServerClock>;
  readonly app: Fact<InstalledApp>;
  readonly signature: Fact<CodeSignature>;
  readonly fuses: Fact<readonly FuseWire[]>;
  readonly loginItem: Fact<LoginItem>;
  /** What IT’s profile says of notifications; null where it says nothing. */
  readonly managedNotifications: Fact<boolean | null>;
  /** Null: the app has never told. */
  readonly health: Fact<AppHealth | null>;
  readonly stateRoom: Fact<StateRoom>;
  /** Which version answered; not applicable where no policy needs it. */
  readonly osquery: Fact<string>;
};
