/** How the sandbox's server treats its callers; tests change it while it runs. */
export type ServerBehaviour = {
  /** The device tokens it takes; Fleet takes the current one and the one before. */
  readonly tokens: readonly string[];
  readonly tier: 'premium' | 'free';
  /** Whether a single sign-on stands in front of everything but the summary. */
  readonly signInRequired: boolean;
  /** Set to turn every request down, before anything else is looked at. */
  readonly refusal: Refusal | null;
  /** How the next refetches are turned down, one after the other; those after them are taken. */
  readonly refetchRefusals?: readonly Refusal[];
  /** How far the server's clock is ahead of the true time: its `Date` header and every stamp are shifted by it. */
  readonly clockSkewMs?: number;
  /** Which keys it sends, because those come and go from release to release. */
  readonly shape?: ServerShape;
  /** The host that browsers reach it by, where that is another one. */
  readonly browserHost?: string;
};

/** Why nobody gets through. */
export type Refusal =
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'server-error' }
  /** Something else than Fleet listens there. */
  | { readonly kind: 'not-found' }
  /** The network wants a sign-in of its own first and answers for every server. */
  | { readonly kind: 'captive-portal' }
  /** A page instead of an answer, with a status that says all is well. */
  | { readonly kind: 'web-page' };

/** The releases of Fleet that differ in what they send; `usual` sends old and new names side by side. */
export type ServerShape = 'older' | 'usual' | 'newest';
