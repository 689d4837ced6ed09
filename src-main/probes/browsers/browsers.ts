import * as z from 'zod';
import { chromeSignOn, edgeSignOn, firefoxSignOn, safariSignOn } from '../../core/browser-sign-on.ts';
import { isDottedVersion } from '../../core/dotted-version.ts';
import { known, type Fact } from '../../core/fact.ts';
import type { Browser, BrowserId, Browsers, BrowserSignOn } from '../../core/posture-facts.ts';
import type { MacPorts } from '../../ports.ts';
import { seen, type Probe } from '../probe.ts';
import { readPlist } from '../read-plist.ts';
import { browserFiles } from './browser-files.ts';
import { lookAtChrome } from './chrome.ts';
import { handlersPath, readDefaultBrowser } from './default-browser.ts';
import { lookAtEdge } from './edge.ts';
import { lookAtFirefox } from './firefox.ts';

type App = { readonly path: string; readonly version: string | null };
type Kind = {
  readonly id: BrowserId;
  readonly bundleId: string;
  readonly app: string;
  readonly look: (app: App, ports: MacPorts) => Promise<BrowserSignOn>;
};

const kinds: readonly Kind[] = [
  {
    id: 'chrome',
    bundleId: 'com.google.Chrome',
    app: 'Google Chrome.app',
    look: async ({ version }, ports) => chromeSignOn(await lookAtChrome(version, ports)),
  },
  {
    id: 'edge',
    bundleId: 'com.microsoft.edgemac',
    app: 'Microsoft Edge.app',
    look: async (_app, ports) => edgeSignOn(await lookAtEdge(ports)),
  },
  {
    id: 'firefox',
    bundleId: 'org.mozilla.firefox',
    app: 'Firefox.app',
    look: async (app, ports) => firefoxSignOn(await lookAtFirefox(app, ports)),
  },
];
const safariId = 'com.apple.Safari';

/** Which browsers are here, which one opens links, and which of them can show that this Mac is registered? */
export const browsersProbe: Probe<Browsers> = {
  id: 'browsers',
  asks: browserFiles.map(path => ({ kind: 'file', path })),
  ask: async (ports): Promise<Fact<Browsers>> => {
    const [safari, chosen, ...found] = await Promise.all([
      readApp('/Applications/Safari.app', safariId, ports),
      readDefaultBrowser(ports),
      ...kinds.map(kind => lookFor(kind, ports)),
    ]);
    // Safari is part of macOS: where its version cannot be read, it is there all the same.
    const installed: readonly Browser[] = [
      { id: 'safari', bundleId: safariId, version: safari?.version ?? null, signOn: safariSignOn },
      ...found.filter(browser => browser !== null),
    ];
    const path = handlersPath(ports.mac.user.name);
    return known({ installed, defaultBundleId: asWrittenByItsMaker(chosen) }, seen(ports, path));
  },
};

/** Launch Services writes bundle ids in small letters. */
function asWrittenByItsMaker(bundleId: string | null): string | null {
  const own = [safariId, ...kinds.map(kind => kind.bundleId)];
  return own.find(each => each.toLowerCase() === bundleId?.toLowerCase()) ?? bundleId;
}

async function lookFor(kind: Kind, ports: MacPorts): Promise<Browser | null> {
  const folders = ['/Applications', `/Users/${ports.mac.user.name}/Applications`];
  const apps = await Promise.all(folders.map(folder => readApp(`${folder}/${kind.app}`, kind.bundleId, ports)));
  const app = apps.find(each => each !== null) ?? null;
  if (app === null) return null;
  return { id: kind.id, bundleId: kind.bundleId, version: app.version, signOn: await kind.look(app, ports) };
}

const infoPlist = z.object({
  CFBundleIdentifier: z.string(),
  CFBundleShortVersionString: z.string().refine(isDottedVersion).nullable().catch(null).default(null),
});

async function readApp(path: string, bundleId: string, ports: MacPorts): Promise<App | null> {
  const plist = await readPlist(`${path}/Contents/Info.plist`, ports);
  if (plist.kind === 'absent') return null;
  const info = plist.kind === 'read' ? infoPlist.safeParse(plist.value) : null;
  // There, but nothing to read in it: an app of that name stands there, of a version that is not known.
  if (info === null || !info.success) return { path, version: null };
  return info.data.CFBundleIdentifier === bundleId ? { path, version: info.data.CFBundleShortVersionString } : null;
}
