import type { App } from 'electron';
import { linkAmong, readLink } from '../core/deep-links.ts';

/** Who hears of links, and of the app being opened again without one. */
export type LinkEars = {
  /** As it was written by whoever wrote it. */
  readonly link: (text: string) => void;
  readonly startedAgain: () => void;
};

/** Begins to hear; what came before is told at once. */
export type HearLinks = (ears: LinkEars) => void;

/**
 * Listens from before `ready` on: macOS tells a link that starts the app before that. Of what comes before anybody can
 * hear, the newest link is kept, and that somebody wanted the window. Elsewhere a link is an argument of the start, the
 * first or a further one.
 *
 * `app.setAsDefaultProtocolClient` is called nowhere: the package declares the scheme in its Info.plist, and a copy
 * that runs from a download folder or a checkout must not take it away from the installed app.
 */
export function receiveLinks(app: Pick<App, 'on'>, argv: readonly string[]): HearLinks {
  let ears: LinkEars | null = null;
  let waiting = linkAmong(argv);
  let isWanted = false;
  const hear = (text: string): void => {
    if (ears === null) waiting = text;
    else ears.link(text);
  };
  const hearAgain = (): void => {
    if (ears === null) isWanted = true;
    else ears.startedAgain();
  };
  app.on('open-url', (event, url) => {
    event.preventDefault();
    hear(url);
  });
  app.on('second-instance', (_event, further) => {
    const text = linkAmong(further);
    if (text !== null) hear(text);
    // launchd and an update start it for nobody: the person at work keeps the focus.
    else if (!isBackground(further)) hearAgain();
  });
  // A click in the Dock, or in Finder while the app runs already.
  app.on('activate', hearAgain);
  return given => {
    ears = given;
    const leads = waiting !== null && readLink(waiting) !== null;
    if (waiting !== null) given.link(waiting);
    waiting = null;
    // Any other start opens the window by itself, and so does a link that can be read.
    if (isWanted && isBackground(argv) && !leads) given.startedAgain();
    isWanted = false;
  };
}

function isBackground(argv: readonly string[]): boolean {
  return argv.includes('--background');
}
