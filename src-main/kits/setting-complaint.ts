/** What can be wrong with settings. Stable codes: scripts branch on them. */
export type ComplaintCode =
  | 'unknown-key'
  | 'wrong-type'
  | 'out-of-range'
  | 'wrong-form'
  | 'unknown-value'
  | 'unknown-check'
  | 'unknown-language'
  | 'not-an-address'
  | 'name-in-address'
  | 'not-https'
  | 'needs-report-url'
  | 'needs-tenant-id'
  | 'never-asked'
  | 'without-effect'
  | 'hidden-and-blocking'
  | 'policy-fault'
  | 'differs-between-levels'
  | 'unreadable';

/** One complaint: about which key, and what to write instead. Holds no value: one may be a secret in the wrong place. */
export type SettingFault = {
  /** Null where everything at one place is meant. */
  readonly key: string | null;
  readonly what: ComplaintCode;
  readonly text: string;
};
