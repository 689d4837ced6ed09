import type { RefetchAwaits, RefetchState } from './refetch-state.ts';
import type { UpstreamFailure } from './upstream-failure.ts';
import type { HostReading } from './upstream-reading.ts';

/** What can happen to a refetch. `at` is this Mac's clock in milliseconds. */
export type RefetchEvent =
  | { readonly type: 'pressed'; readonly at: number; readonly awaits: RefetchAwaits }
  | { readonly type: 'host-read'; readonly at: number; readonly host: HostReading }
  /** `host`: how far the server got already, where it says so with its answer. */
  | { readonly type: 'posted'; readonly at: number; readonly host: HostReading | null }
  | { readonly type: 'policies-read'; readonly at: number }
  /** `random` (0 to 1) spreads Macs that failed at the same moment. */
  | { readonly type: 'failed'; readonly at: number; readonly failure: UpstreamFailure; readonly random: number }
  | { readonly type: 'due'; readonly at: number }
  | { readonly type: 'fell-asleep'; readonly at: number }
  /** This Mac woke up, or its network changed: whatever waited for that need not wait any longer. */
  | { readonly type: 'woke'; readonly at: number }
  /** This Mac belongs to another server now: an answer of the old one means nothing. */
  | { readonly type: 'superseded'; readonly at: number }
  | { readonly type: 'cancelled'; readonly at: number };

/** What the driver has to do next. At most one request is under way at a time. */
export type RefetchEffect =
  | { readonly type: 'read-host' }
  | { readonly type: 'post' }
  | { readonly type: 'read-policies' }
  | { readonly type: 'wake'; readonly at: number };

export type RefetchStep = { readonly state: RefetchState; readonly effects: readonly RefetchEffect[] };
