/** How the sandbox's server treats its callers; tests change it while it runs. */
export type ServerBehaviour = {
  /** The device tokens it takes; Fleet takes the current one and the one before. */
  readonly tokens: readonly string[];
  readonly tier: 'premium' | 'free';
  /** Whether a single sign-on stands in front of everything but the summary. */
  readonly signInRequired: boolean;
  /** Set to turn every request down, before anything else is looked at. */
  readonly refusal: Refusal | null;
};

/** Why nobody gets through. */
export type Refusal =
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'server-error' };
