import type { App, Protocol, Session, WebContents, WebPreferences } from 'electron';
import type { Log } from '../ports.ts';
import { windowOrigin, windowPage, windowScheme, type ServeWindow } from './window-files.ts';

/*
 * Electron's guards, each with a test that fails without it. Electron's parts are passed in.
 * https://www.electronjs.org/docs/latest/tutorial/security
 */

/** Before `ready`: every renderer sandboxed, and the window's scheme given an origin of its own. */
export function hardenBeforeReady(app: App, protocol: Protocol): void {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    { scheme: windowScheme, privileges: { standard: true, secure: true, supportFetchAPI: false } },
  ]);
}

/** The window's session: serves the fixed table of files, and reaches, stores, downloads and permits nothing else. */
export function hardenSession(session: Session, serve: ServeWindow, isAllowed: (url: string) => boolean): void {
  session.protocol.handle(windowScheme, request => serve(request.url));
  session.webRequest.onBeforeRequest((details, respond) => {
    respond({ cancel: !isAllowed(details.url) });
  });
  session.setPermissionRequestHandler((_contents, _permission, respond) => {
    respond(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, respond) => {
    respond({});
  });
  session.on('will-download', event => {
    event.preventDefault();
  });
}

/** Whether the window may request a URL: its own files, and the inspector only while the app is not packaged. */
export function isAllowedRequest(developer: boolean): (url: string) => boolean {
  return url => url.startsWith(`${windowOrigin}/`) || (developer && url.startsWith('devtools://'));
}

/** What the window's page may do. All of these are defaults or follow from the sandbox; so nobody has to remember that. */
export function guardedPreferences(given: Pick<WebPreferences, 'session' | 'preload' | 'devTools'>): WebPreferences {
  return {
    ...given,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    webSecurity: true,
    spellcheck: false,
  };
}

/** Any web contents, whoever made it: it stays on its page, opens nothing and embeds nothing. */
export function hardenContents(contents: WebContents, log: Log): void {
  const refuse = (what: string) => (event: { preventDefault: () => void }) => {
    event.preventDefault();
    log('warn', 'navigation-refused', what);
  };
  // Loading the window's page is not a navigation by the page itself, so nothing has to be let through here.
  contents.on('will-navigate', refuse('will-navigate'));
  contents.on('will-frame-navigate', refuse('will-frame-navigate'));
  contents.on('will-redirect', refuse('will-redirect'));
  contents.on('will-attach-webview', refuse('will-attach-webview'));
  contents.setWindowOpenHandler(() => {
    log('warn', 'navigation-refused', 'window-open');
    return { action: 'deny' };
  });
}

/** Whether a message comes from the window's own page: its main frame, on its own origin. */
export function isOwnPage(frame: { readonly url: string; readonly parent: unknown } | null): boolean {
  return frame !== null && frame.parent === null && frame.url === windowPage;
}
