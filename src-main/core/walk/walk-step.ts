import type { RegistrationMethod, WalkStepReport } from '../../contract/snapshot.ts';
import type { ManagingVendor } from '../managing-vendor.ts';

/** The releases of macOS whose screens differ. */
export const walkReleases = ['13', '14', '15', '26'] as const;
export type WalkRelease = (typeof walkReleases)[number];

/** What the person came to do; which codes lead to which is in walk-codes.ts. */
export const walkPaths = ['register', 'repair', 'sign-in', 'inform'] as const;
export type WalkPath = (typeof walkPaths)[number];

/** Who manages the Mac, as far as the ways differ by it. */
export type WalkVendor = Exclude<ManagingVendor, 'none'>;

/** One of the ways through registration. */
export type WalkVariant = {
  readonly release: WalkRelease;
  readonly method: RegistrationMethod;
  readonly vendor: WalkVendor;
  readonly path: WalkPath;
};

/** What can be observed on the way. Nothing else ticks a step. */
export type WalkFact =
  | 'company-portal-ready'
  | 'profile-in-use'
  | 'device-registered'
  | 'user-registered'
  | 'signed-in'
  | 'partner-informed';

export type WalkSecret = WalkStepReport['secret'];

/** One screen: where it appears, which secret it wants, and what shows that it is behind the person. */
export type WalkStep = {
  readonly id: string;
  /** Said on the phone: never reused, and the same in every variant. */
  readonly number: number;
  readonly secret: WalkSecret;
  /** Where a way to register wants another secret here. */
  readonly secretWith?: Partial<Readonly<Record<RegistrationMethod, WalkSecret>>>;
  /** Null where nothing on this Mac shows it: such a step never ticks. */
  readonly doneWhen: WalkFact | null;
  /** Any of these; it is in a variant that one of them fits. */
  readonly where: readonly WalkPlace[];
  /** macOS 13 knows no smart card here, so everything after this step would be a screen that never comes. */
  readonly endsWalk?: true;
};

/** Some variants; what is not named is anything. */
type WalkPlace = {
  readonly paths: readonly WalkPath[];
  readonly releases?: readonly WalkRelease[];
  readonly methods?: readonly RegistrationMethod[];
  readonly vendors?: readonly WalkVendor[];
};
