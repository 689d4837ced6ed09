import { app, powerMonitor } from 'electron';
import type { Snapshot } from '../contract/snapshot.ts';
import { isUnderWay } from '../core/refetch-state.ts';
import type { Engine } from '../engine/engine-parts.ts';
import type { NoticeDesk } from './notice-desk.ts';

/** For work that nobody waits for: a bug in it is named in the log. */
type Report = (what: string, work: Promise<unknown>) => void;

type Ends = { readonly report: Report; readonly onChange: (snapshot: Snapshot) => void };

/** Draws what changed. The server was followed to the end of a refetch; meanwhile this Mac may have changed as well. */
export function followStore({ store, look }: Engine, { report, onChange }: Ends): void {
  let refetchState = store.get().refetch.state;
  store.subscribe(snapshot => {
    onChange(snapshot);
    const hasEnded = !isUnderWay(snapshot.refetch.state) && isUnderWay(refetchState);
    refetchState = snapshot.refetch.state;
    if (hasEnded) report('look-failed', look('refetch-ended'));
  });
}

/** Sleep, and another network: what was known may no longer be so. */
export function heedSystem(
  { watchNetwork }: { readonly watchNetwork: (onChange: () => void) => void },
  { engine, stop }: NoticeDesk,
  report: Report,
): void {
  app.on('will-quit', stop);
  powerMonitor.on('suspend', engine.fellAsleep);
  powerMonitor.on('resume', () => {
    report('look-failed', engine.stirred('woke'));
  });
  watchNetwork(() => {
    report('look-failed', engine.stirred('network-changed'));
  });
}
