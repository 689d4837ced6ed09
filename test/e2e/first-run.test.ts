import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { type PreparedLaunch, prepareLaunch } from '../../scripts/electron/prepare-launch.ts';
import { noChoices } from '../../src-main/core/choices.ts';
import { choicesDocument } from '../../src-main/engine/keep-choices.ts';
import { statusDocument } from '../../src-main/engine/keep-status.ts';
import { systemClock } from '../../src-main/sandbox/sandbox-clock.ts';
import { startScenario } from '../../src-main/sandbox/start-scenario.ts';

declare global {
  var recordedAttention: string[];
}

let folder: string;
let scenario: Awaited<ReturnType<typeof startScenario>>;
let launch: PreparedLaunch;
let recorders: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clearway-e2e-'));
  // What needs the person most: even that waits until they look.
  scenario = await startScenario({
    id: 'blocked-then-fixed',
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

describe('a first start by the LaunchAgent', () => {
  let app: ElectronApplication;
  afterEach(() => app.close());
  const drawn = () => app.evaluate(() => globalThis.recordedAttention);

  /** Starts in the background, as at a login, and lets the first look end. */
  async function startAndLook(state: string, root: readonly string[]): Promise<void> {
    app = await _electron.launch({
      executablePath: launch.executablePath,
      chromiumSandbox: true,
      args: argumentsWith(...root, '--state', state, '--background'),
    });
    await expect.poll(() => app.evaluate(() => globalThis.recordedTray.tray !== null), { timeout: 60_000 }).toBe(true);
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    const isLookKept = () =>
      readFile(join(state, statusDocument)).then(
        () => true,
        () => false,
      );
    await expect.poll(isLookKept, { timeout: 60_000 }).toBe(true);
  }

  it('looks at a Mac that is blocked, and draws nobody’s attention', async () => {
    await startAndLook(join(launch.home, 'recorded'), ['--root', await launch.share(scenario.root)]);
    const tooltip = () => app.evaluate(() => globalThis.recordedTray.tooltips.at(-1));
    await expect.poll(tooltip, { timeout: 60_000 }).toContain('Your organization can refuse sign-in from this Mac');
    expect(await drawn()).toEqual([]);
    expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(0);
  });

  it('opens no Keychain, on the very machine that it runs on', async () => {
    await startAndLook(join(launch.home, 'real'), []);
    expect(await drawn()).toEqual([]);
  });

  it('stays as quiet when it is started for nobody once more', async () => {
    const state = join(launch.home, 'kicked');
    const root = await launch.share(scenario.root);
    await startAndLook(state, ['--root', root]);
    const heard = app.evaluate(
      ({ app: itself }) =>
        new Promise<readonly string[]>(resolve => {
          itself.once('second-instance', (_event, argv) => {
            resolve(argv);
          });
        }),
    );
    const again = spawn(launch.executablePath, argumentsWith('--root', root, '--state', state, '--background'));
    onTestFinished(() => void again.kill());
    expect(await heard).toContain('--background');
    expect(await once(again, 'exit')).toEqual([0, null]);
    expect(await drawn()).toEqual([]);
  });

  it('would be seen by this test if it did', async () => {
    await startAndLook(join(launch.home, 'seen'), ['--root', await launch.share(scenario.root)]);
    await app.evaluate(async ({ app: itself, dialog, Notification, shell }) => {
      await dialog.showMessageBox({ message: 'Hello' });
      new Notification({ title: 'Hello' }).show();
      await shell.openExternal('https://example.com');
      itself.focus();
      try {
        process.dlopen({ exports: {} }, '/nowhere/keytar.node');
      } catch {
        globalThis.recordedAttention.push('no such library');
      }
      itself.emit('second-instance', {}, ['clearway'], '/', null);
    });
    await expect
      .poll(drawn)
      .toEqual([
        'dialog showMessageBox',
        'notification',
        'shell openExternal',
        'focus',
        'keychain',
        'no such library',
        'window',
      ]);
  });
});

describe('a start by the LaunchAgent that the person does not want', () => {
  it('ends by itself, in good order', async () => {
    const chosen = join(folder, 'chosen');
    await mkdir(chosen);
    await writeFile(join(chosen, choicesDocument), JSON.stringify({ version: 1, ...noChoices, startsAtLogin: false }));
    const state = await launch.share(chosen);
    const root = await launch.share(scenario.root);
    const app = spawn(launch.executablePath, argumentsWith('--root', root, '--state', state, '--background'));
    onTestFinished(() => void app.kill());
    expect(await once(app, 'exit')).toEqual([0, null]);
  });
});
