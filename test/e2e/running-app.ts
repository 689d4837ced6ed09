import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { checkout } from '../../scripts/electron/checkout.ts';
import { prepareLaunch } from '../../scripts/electron/prepare-launch.ts';
import { renewCopy } from '../../scripts/electron/renew-copy.ts';
import { systemClock } from '../../src-main/sandbox/sandbox-clock.ts';
import type { ScenarioId } from '../../src-main/sandbox/scenarios.ts';
import { startScenario } from '../../src-main/sandbox/start-scenario.ts';
import { startRewritingServer } from './rewriting-server.ts';

const managed = 'files/Library/Managed Preferences';

/** The real app in real Electron, on a recorded Mac and the sandbox upstream. */
export type RunningApp = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly state: string;
  readonly scenario: Awaited<ReturnType<typeof startScenario>>;
  /** Mends what fails on this Mac itself, where the app looks. */
  readonly mend: () => Promise<void>;
  /** Starts the app a second time with the same state, and with more arguments; resolves when that second process has ended. */
  readonly startAgain: (...more: readonly string[]) => Promise<void>;
  /** Kills the app as a crash or a power cut would, and starts it anew with the same state. */
  readonly killAndStart: () => Promise<{ readonly app: ElectronApplication; readonly page: Page }>;
  readonly close: () => Promise<void>;
};

/** How the app is started, where that differs from a plain start. */
export type StartOptions = {
  /** Changes what the scenario's server says on the way to the app. */
  readonly rewrite?: (text: string) => string;
  /** What IT has set, as a plist. */
  readonly forced?: string;
  /** Further arguments of the start. */
  readonly more?: readonly string[];
};

/** Starts a scenario and the app on it. The sandbox's Mac answers twenty times faster than a believable one. */
export async function startApp(id: ScenarioId, { rewrite, forced, more = [] }: StartOptions = {}): Promise<RunningApp> {
  const folder = await mkdtemp(join(tmpdir(), 'clearway-e2e-'));
  const scenario = await startScenario({ id, directory: join(folder, 'mac'), speed: 20, clock: systemClock });
  const between = rewrite === undefined ? null : await startRewritingServer(scenario.url, rewrite);
  if (between !== null) await pointTo(between.url, scenario);
  if (forced !== undefined) await writeFile(join(scenario.root, managed, 'com.clearway.companion.plist'), forced);
  const launch = await prepareLaunch({ appDir: checkout });
  const recorder = await launch.share(join(import.meta.dirname, 'record-tray.cjs'));
  const state = join(launch.home, 'state');
  const root = await launch.share(scenario.root);
  const options = {
    executablePath: launch.executablePath,
    chromiumSandbox: true,
    args: ['-r', recorder, launch.appDir, '--root', root, '--state', state, ...more],
  };
  const app = await _electron.launch(options);
  let running = app;
  return {
    app,
    page: await app.firstWindow(),
    state,
    scenario,
    mend: async () => {
      scenario.mend();
      await renewCopy(scenario.root, root);
    },
    startAgain: async (...further) => {
      // The second process gives way before it opens anything, so Playwright sees it end.
      await _electron.launch({ ...options, args: [...options.args, ...further] }).then(
        second => second.close(),
        () => undefined,
      );
    },
    killAndStart: async () => {
      const ended = running.waitForEvent('close');
      running.process().kill('SIGKILL');
      await ended;
      running = await _electron.launch(options);
      return { app: running, page: await running.firstWindow() };
    },
    close: async () => {
      await running.close();
      await between?.close();
      await scenario.close();
      await launch.dispose();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The recorded Mac's management profile names the server. */
async function pointTo(url: string, { root, url: old }: RunningApp['scenario']): Promise<void> {
  const profile = join(root, managed, 'com.fleetdm.fleetd.config.plist');
  await writeFile(profile, (await readFile(profile, 'utf8')).replaceAll(old, url));
}
