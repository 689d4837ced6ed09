import type { Outbox } from './outbox.ts';

/** What happened here and could not be kept: the outbox as it should be, and as it was on the disk before. */
export type Unkept = { readonly before: Outbox; readonly outbox: Outbox };

/** Adds what could not be kept here to what another process has kept meanwhile. */
export function mergeUnkept(kept: Outbox, { before, outbox }: Unkept): Outbox {
  const keysOf = (reports: Outbox['pending']): ReadonlySet<string> => new Set(reports.map(({ key }) => key));
  const [old, still, there] = [keysOf(before.pending), keysOf(outbox.pending), keysOf(kept.pending)];
  const isDone = (key: string): boolean => old.has(key) && !still.has(key);
  const later = <T>(a: T | null, b: T | null, atOf: (value: T) => number): T | null =>
    a === null || (b !== null && atOf(b) >= atOf(a)) ? b : a;
  return {
    ...kept,
    pending: [
      ...kept.pending.filter(({ key }) => !isDone(key)),
      ...outbox.pending.filter(({ key }) => !old.has(key) && !there.has(key)),
    ],
    untold: kept.untold + Math.max(outbox.untold - before.untold, 0),
    dropped: kept.dropped + Math.max(outbox.dropped - before.dropped, 0),
    newest: later(kept.newest, outbox.newest, ({ at }) => at),
    delivered: later(kept.delivered, outbox.delivered, ({ heardAt }) => heardAt),
    quarantine: outbox.quarantine.count > kept.quarantine.count ? outbox.quarantine : kept.quarantine,
    pause: later(kept.pause, outbox.pause, ({ failedAt }) => failedAt),
  };
}
