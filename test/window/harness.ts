import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { prepareBrowser } from '../../scripts/electron/prepare-launch.ts';
import { windowHeaders } from '../../src-main/app/window-files.ts';
import type { View } from '../../src-main/contract/bridge.ts';
import { loadWords } from '../../src-main/adapters/words.ts';
import type { Contacts, Scene } from '../../src-main/contract/scene.ts';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { firstScene } from '../../src-main/core/scene.ts';
import { exampleContent } from './example-content.ts';
import { type Answers, type Content, type FakeMain, installFakeBridge } from './fake-bridge.ts';
import { presentMoment } from './present-moment.ts';
import { bundleWindow, type WindowFile } from './window-bundle.ts';

const origin = 'https://window.test';
const willing: Answers = {
  view: 'answers',
  look: 'answers',
  refetch: 'answers',
  cancelRefetch: 'answers',
  open: 'answers',
  openLink: 'answers',
  tryAccess: 'answers',
  answerAccess: 'answers',
  registrationTried: 'answers',
  timeline: 'answers',
  explain: 'answers',
  ticket: 'answers',
  copyTicket: 'answers',
  settings: 'answers',
  changeSetting: 'answers',
  about: 'answers',
  showPane: 'answers',
  answerPrompt: 'answers',
  openContact: 'answers',
  copyCodes: 'answers',
  close: 'answers',
};

/** How one window is opened: what main shows first, how it behaves, and what the reader's display is like. */
export type Opening = {
  readonly answers?: Partial<Answers>;
  readonly content?: Partial<Content>;
  /** A language by its tag, with its own words and direction. */
  readonly language?: string;
  readonly scene?: Partial<Scene>;
  readonly contacts?: Contacts;
  readonly surface?: View['surface'];
  readonly display?: BrowserContextOptions;
  /** Lets time pass from the present moment on; otherwise it stands still, so that ages are exact. */
  readonly ticking?: boolean;
  /** Changes the page before it is served, to see whether the policy holds. */
  readonly tamper?: (html: string) => string;
};

/** One open window with a fake main process behind it. */
export type OpenWindow = {
  readonly page: Page;
  /** Every intention that reached main, in order. */
  readonly intentions: readonly string[];
  /** Everything Chromium complained about: script errors, console errors, refusals by the policy. */
  readonly complaints: readonly string[];
  readonly send: (snapshot: Snapshot) => Promise<void>;
  /** What main shows beside the snapshot. */
  readonly sendScene: (scene: Scene) => Promise<void>;
  /** Loads the page anew with another first view: cheaper than a window of its own where a test looks at many. */
  readonly show: (snapshot: Snapshot, opening?: Shown) => Promise<void>;
};

/** The part of an opening that a window can be given again. */
type Shown = Pick<Opening, 'answers' | 'content' | 'language' | 'scene' | 'contacts' | 'surface'>;

/** How a page that is not the window is drawn. */
type Sheet = { readonly width: number; readonly look: 'light' | 'dark'; readonly pixelRatio: number };

/** Chromium with the built window, for one test file. */
export type Harness = {
  readonly open: (snapshot: Snapshot, opening?: Opening) => Promise<OpenWindow>;
  readonly files: ReadonlyMap<string, WindowFile>;
  /** A page of its own, that is not the window, as a picture of its whole height. */
  readonly drawPage: (html: string, sheet: Sheet) => Promise<Buffer>;
  readonly closeWindows: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Builds the window and starts a sandboxed Chromium, as an unprivileged user when the tests run as root. */
export async function startHarness(): Promise<Harness> {
  const files = await bundleWindow();
  const prepared = await prepareBrowser();
  const browser = await chromium.launch({ executablePath: prepared.executablePath, chromiumSandbox: true });
  return {
    files,
    open: (snapshot, opening = {}) => openWindow({ browser, files }, snapshot, opening),
    drawPage: (html, sheet) => drawPage(browser, html, sheet),
    closeWindows: async () => {
      await Promise.all(browser.contexts().map(context => context.close()));
    },
    close: async () => {
      await browser.close();
      await prepared.dispose();
    },
  };
}

async function drawPage(browser: Browser, html: string, { width, look, pixelRatio }: Sheet): Promise<Buffer> {
  const page = await browser.newPage({
    viewport: { width, height: 100 },
    deviceScaleFactor: pixelRatio,
    colorScheme: look,
  });
  await page.setContent(html);
  const picture = await page.screenshot({ fullPage: true });
  await page.close();
  return picture;
}

type Ground = { browser: Browser; files: ReadonlyMap<string, WindowFile> };

async function openWindow({ browser, files }: Ground, snapshot: Snapshot, opening: Opening): Promise<OpenWindow> {
  const context = await browser.newContext({
    viewport: { width: 400, height: 640 },
    timezoneId: 'UTC',
    ...opening.display,
  });
  const page = await context.newPage();
  const intentions: string[] = [];
  const complaints: string[] = [];
  page.on('pageerror', error => complaints.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.exposeFunction('clearwayHears', (heard: string) => {
    (heard.startsWith('violation ') ? complaints : intentions).push(heard);
  });
  if (opening.ticking) {
    // Time flows until it is paused, and it can only be paused ahead.
    await page.clock.install({ time: presentMoment.getTime() - 60_000 });
    await page.clock.pauseAt(presentMoment);
  } else {
    await page.clock.setFixedTime(presentMoment);
  }
  await page.route(`${origin}/**`, async route => {
    const name = new URL(route.request().url()).pathname.slice(1) || 'index.html';
    const file = files.get(name);
    if (file === undefined) return route.fulfill({ status: 404 });
    const body = name === 'index.html' && opening.tamper ? opening.tamper(file.content) : file.content;
    return route.fulfill({ body, headers: { ...windowHeaders, 'Content-Type': file.type } });
  });
  // A script that is run by tsx marks the names of its functions with this; it does not come along into the page.
  await page.addInitScript('globalThis.__name ??= value => value');
  let fakeMain = await page.addInitScript(installFakeBridge, behave(snapshot, opening));
  await page.goto(`${origin}/index.html`);
  return {
    page,
    intentions,
    complaints,
    send: changed => sendEvent(page, 'snapshot', changed),
    sendScene: scene => sendEvent(page, 'scene', scene),
    show: async (other, shown = {}) => {
      await fakeMain.dispose();
      fakeMain = await page.addInitScript(installFakeBridge, behave(other, shown));
      await page.goto(`${origin}/index.html`);
    },
  };
}

function behave(snapshot: Snapshot, { answers, content, language, scene, contacts, surface }: Shown): FakeMain {
  const spoken = loadWords([language ?? 'en']);
  return {
    view: {
      snapshot,
      words: spoken.window,
      language: spoken.language,
      direction: spoken.direction,
      scene: { ...firstScene, ...scene },
      contacts: contacts ?? { name: null, ways: [] },
      surface: surface ?? 'plain',
    },
    answers: { ...willing, ...answers },
    content: { ...exampleContent, ...content },
  };
}

async function sendEvent(page: Page, message: 'snapshot' | 'scene', value: Snapshot | Scene): Promise<void> {
  await page.evaluate(
    ([name, detail]) => {
      document.dispatchEvent(new CustomEvent(`fake-main:${name}`, { detail }));
    },
    [message, value] as const,
  );
}
