import type { App } from 'electron';

type DockParts = {
  readonly app: Pick<App, 'setActivationPolicy'>;
  readonly platform: NodeJS.Platform;
  /** Brings the window in which that was chosen to the front again. */
  readonly bringBack: () => void;
};

/** Gives Clearway a place in the Dock, or takes it away, where that is not so already. Elsewhere there is no Dock. */
export function createDock({ app, platform, bringBack }: DockParts): (shows: boolean) => void {
  let last: boolean | null = null;
  return shows => {
    if (platform !== 'darwin' || shows === last) return;
    const isStart = last === null;
    last = shows;
    app.setActivationPolicy(shows ? 'regular' : 'accessory');
    // macOS puts an app that leaves the Dock behind all others.
    if (!isStart) bringBack();
  };
}
