import { describe, expect, it } from 'vitest';
import {
  guardedPreferences,
  hardenBeforeReady,
  hardenContents,
  hardenSession,
  isAllowedRequest,
  isOwnPage,
} from '../../src-main/app/harden.ts';
import { windowPage } from '../../src-main/app/window-files.ts';
import { fakeElectron } from './fake-electron.ts';

const log = (): void => undefined;

describe('before the app is ready', () => {
  it('sandboxes every renderer', () => {
    const { app, protocol, calls } = fakeElectron();
    hardenBeforeReady(app, protocol);
    expect(calls).toContain('enableSandbox');
  });

  it('gives the window a secure origin of its own that cannot fetch', () => {
    const { app, protocol, schemes } = fakeElectron();
    hardenBeforeReady(app, protocol);
    expect(schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: false } }]);
  });
});

describe('the session', () => {
  const harden = () => {
    const fake = fakeElectron();
    hardenSession(fake.session, () => new Response('page'), isAllowedRequest(false));
    return fake;
  };

  it.each([
    'https://example.com/',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    'ws://127.0.0.1/',
    'app://other/index.html',
  ])('cancels a request for %s', url => {
    expect(harden().request(url)).toEqual({ cancel: true });
  });

  it('lets the window load its own page', () => {
    expect(harden().request(windowPage)).toEqual({ cancel: false });
  });

  it('grants no permission, asked or checked', () => {
    const fake = harden();
    expect(fake.askPermission()).toBe(false);
    expect(fake.checkPermission()).toBe(false);
    expect(fake.checkDevice()).toBe(false);
    expect(fake.askScreen()).toEqual({});
  });

  it('prevents every download', () => {
    expect(harden().emitOnSession('will-download').prevented).toBe(true);
  });

  it('serves its scheme from the table it was given', async () => {
    expect(await (await harden().serve(windowPage)).text()).toBe('page');
  });
});

describe('the window’s page', () => {
  it.each([true, false])('has no Node, no embedded pages and a world of its own, inspected: %s', devTools => {
    expect(guardedPreferences({ preload: '/preload.cjs', devTools })).toEqual({
      preload: '/preload.cjs',
      devTools,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
      spellcheck: false,
    });
  });
});

describe('web contents', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])('prevents %s', event => {
    const fake = fakeElectron();
    hardenContents(fake.contents, log);
    expect(fake.emitOnContents(event).prevented).toBe(true);
  });

  it('opens no window', () => {
    const fake = fakeElectron();
    hardenContents(fake.contents, log);
    expect(fake.openWindow('https://example.com')).toEqual({ action: 'deny' });
  });
});

describe('who may send requests', () => {
  it.each([
    ['the window’s own main frame', { url: windowPage, parent: null }, true],
    ['no frame at all', null, false],
    ['a frame inside the window', { url: windowPage, parent: {} }, false],
    ['another page on the scheme', { url: 'app://clearway/other.html', parent: null }, false],
    ['an origin that starts alike', { url: 'app://clearway.example/index.html', parent: null }, false],
    ['a web page', { url: 'https://example.com/', parent: null }, false],
    ['an empty page', { url: 'about:blank', parent: null }, false],
    ['a frame without a URL', { url: '', parent: null }, false],
  ])('%s: %#', (_who, frame, allowed) => {
    expect(isOwnPage(frame)).toBe(allowed);
  });

  it('does not mistake a longer host for its own when it filters requests', () => {
    expect(isAllowedRequest(true)('app://clearway.example/index.html')).toBe(false);
  });

  it('lets the inspector load only while the app is not packaged', () => {
    expect(isAllowedRequest(true)('devtools://devtools/bundled/inspector.html')).toBe(true);
    expect(isAllowedRequest(false)('devtools://devtools/bundled/inspector.html')).toBe(false);
  });
});
