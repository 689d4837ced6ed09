/** What the timeline can tell of. Closed: a line of any other kind was written by another version. */
export const timelineKinds = [
  'first-look',
  'kept',
  'clearway',
  'macos',
  'company-portal',
  'profile',
  'mdm',
  'method',
  'registration-tried',
  'try-in-vain',
  'device-id',
  'registration',
  'check',
  'policy',
  'refetch',
  'access',
  'headline',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** Kinds that hold a value, and change when it is another one. */
export type ValueKind = Exclude<TimelineKind, 'first-look' | 'kept' | 'registration-tried' | 'try-in-vain'>;

/** One thing that was seen to be another one than before, or that somebody did. */
export type ChangeEvent = {
  readonly kind: Exclude<TimelineKind, 'kept'>;
  /** By this Mac's clock, which somebody may have set meanwhile: the order of the lines is the order of events. */
  readonly at: string;
  /** Which check or which policy. */
  readonly of?: string;
  /** A policy's name: it may be gone when it is told. */
  readonly name?: string;
  /** Null where the value was never known before. */
  readonly from: string | null;
  readonly to: string | null;
  /** With a registration that has come: the server's stamp of its last evaluation before. */
  readonly evaluatedBefore?: string;
};

/** All that older lines said, in one: they are gone, and nothing that they said is to be told again. */
export type KeptEvent = { readonly kind: 'kept'; readonly at: string; readonly state: TimelineState };

export type TimelineEvent = ChangeEvent | KeptEvent;

/** What the events up to now add up to: the last known value of everything, and what is remembered of registration. */
export type TimelineState = {
  /** By `aspectOf`. Only known values: silence changes nothing. */
  readonly values: Readonly<Record<string, string>>;
  readonly earlierDeviceId: string | null;
  /** When the present device id took its place. */
  readonly deviceChangedAt: string | null;
  /** Tries that did not take hold. */
  readonly tries: number;
  /** Whether there is a try that no look has judged yet, as 0 or 1, and when it was last told of. */
  readonly untested: number;
  readonly lastTriedAt: string | null;
  /** As `RegistrationMemory` says. */
  readonly evaluatedBefore: string | null;
};

/** The state before any event. */
export const emptyState: TimelineState = {
  values: {},
  earlierDeviceId: null,
  deviceChangedAt: null,
  tries: 0,
  untested: 0,
  lastTriedAt: null,
  evaluatedBefore: null,
};

/** The key of a value: its kind, and which check or policy it is of. */
export function aspectOf({ kind, of }: Pick<ChangeEvent, 'kind' | 'of'>): string {
  return of === undefined ? kind : `${kind}:${of}`;
}
