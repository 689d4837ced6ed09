import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { type PreparedLaunch, prepareLaunch } from '../../scripts/electron/prepare-launch.ts';
import { appHealthDocument } from '../../src-main/contract/app-health.ts';
import { systemClock } from '../../src-main/sandbox/sandbox-clock.ts';
import { startScenario } from '../../src-main/sandbox/start-scenario.ts';

const forced = 'files/Library/Managed Preferences/com.clearway.companion.plist';
const plist = (key: string, value: string): string =>
  `<plist version="1.0"><dict><key>${key}</key>${value}</dict></plist>`;
const off = plist('Enabled', '<false/>');

let folder: string;
let scenario: Awaited<ReturnType<typeof startScenario>>;
let launch: PreparedLaunch;
let recorders: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clearway-e2e-'));
  scenario = await startScenario({
    id: 'never-answers',
    directory: join(folder, 'mac'),
    speed: 20,
    clock: systemClock,
  });
  launch = await prepareLaunch({ appDir: checkout });
  recorders = await Promise.all(
    ['record-tray.cjs', 'record-attention.cjs'].map(name => launch.share(join(import.meta.dirname, name))),
  );
});
afterAll(async () => {
  await scenario.close();
  await launch.dispose();
  await rm(folder, { recursive: true, force: true });
});

const argumentsWith = (...args: readonly string[]): string[] => [
  ...recorders.flatMap(recorder => ['-r', recorder]),
  launch.appDir,
  ...args,
];

/** A Mac of its own, and how the app is started on it. */
async function prepare(name: string, more: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  const root = await launch.share(scenario.root);
  const state = join(launch.home, name);
  return {
    root,
    state,
    options: {
      executablePath: launch.executablePath,
      chromiumSandbox: true,
      args: argumentsWith('--root', root, '--state', state, ...more),
      env: Object.fromEntries(
        Object.entries(env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
      ),
    },
  };
}

/** As an installer does it: never half a file. */
async function replace(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { mode: 0o644 });
  await rename(`${path}.new`, path);
}

const sent = () => scenario.api.requests().length;

describe('an app that IT has switched off', () => {
  it.each([[], ['--background'], ['clearway://refetch']])('ends at once and quietly: %j', async (...more) => {
    const before = sent();
    const { root, state, options } = await prepare(`off-${more.length}-${String(more[0]).length}`, more);
    await replace(join(root, forced), off);
    const app = spawn(options.executablePath, options.args);
    onTestFinished(() => void app.kill());
    expect(await once(app, 'exit')).toEqual([0, null]);
    expect(sent()).toBe(before);
    // Nothing of its own: no lock, no document; Electron makes its folder before anything can be read.
    expect((await readdir(state)).filter(one => !['electron', 'logs'].includes(one))).toEqual([]);
  });

  it('takes everything away when that happens while it runs, and leaves a refetch as it stands', async () => {
    const { root, state, options } = await prepare('switched', []);
    const app = await _electron.launch(options);
    const page = await app.firstWindow();
    await page.getByRole('button', { name: 'Refetch', exact: true }).click();
    await page.getByText('Waiting for this Mac to answer the server.').first().waitFor();
    const process = app.process();
    const ended = once(process, 'exit');
    await replace(join(root, forced), off);
    expect(await ended).toEqual([0, null]);
    const journey: unknown = JSON.parse(await readFile(join(state, 'journey.json'), 'utf8'));
    expect(journey).toMatchObject({ refetch: { state: 'accepted' } });
    const before = sent();
    const again = spawn(options.executablePath, options.args);
    onTestFinished(() => void again.kill());
    expect(await once(again, 'exit')).toEqual([0, null]);
    expect(sent()).toBe(before);
    expect(JSON.parse(await readFile(join(state, 'journey.json'), 'utf8'))).toEqual(journey);
  });

  it('is on where its settings cannot be read', async () => {
    const { root, state, options } = await prepare('unreadable', ['--background']);
    await replace(join(root, forced), 'Enabled: false');
    const app = await _electron.launch(options);
    onTestFinished(() => app.close());
    await expect.poll(() => app.evaluate(() => globalThis.recordedTray.tray !== null), { timeout: 60_000 }).toBe(true);
    await expect.poll(() => readFile(join(state, appHealthDocument), 'utf8').catch(() => '')).toContain('"icon"');
  });
});

describe('an app in whose place another version was installed', () => {
  const version = (text: string): string => plist('CFBundleShortVersionString', `<string>${text}</string>`);

  it('ends so that launchd starts the new one, where launchd has started it', { timeout: 180_000 }, async () => {
    const own = join(launch.home, 'Info.plist');
    await replace(own, version('1.0'));
    const env = { ...process.env, XPC_SERVICE_NAME: 'com.clearway.companion' };
    const { options } = await prepare('updated', ['--background', '--installed', own], env);
    const app = await _electron.launch(options);
    await expect.poll(() => app.evaluate(() => globalThis.recordedTray.tray !== null), { timeout: 60_000 }).toBe(true);
    const ended = once(app.process(), 'exit');
    await rm(own);
    await replace(own, version('1.1'));
    expect(await ended).toEqual([75, null]);
    await expect(access(own)).resolves.toBeUndefined();
  });
});
