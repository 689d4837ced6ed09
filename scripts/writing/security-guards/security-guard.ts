/** Who or what a guard is for; each has a row in the table of threats. */
export const threatIds = [
  'link-page',
  'user-settings',
  'server-text',
  'window',
  'token',
  'same-user',
  'other-users',
  'root',
  'supply-chain',
  'bundle',
  'recorded-mac',
  'policies',
  'network',
  'report-service',
  'debugging',
] as const;
export type ThreatId = (typeof threatIds)[number];

/** One guard, where it stands, and the tests that fail without it. */
export type SecurityGuard = {
  readonly guard: string;
  readonly threat: ThreatId;
  /** The source file, or the folder where the guard is a rule for all of it. */
  readonly where: string;
  /** The name as test-names.ts reads it. */
  readonly heldBy: readonly { readonly file: string; readonly test: string }[];
};
