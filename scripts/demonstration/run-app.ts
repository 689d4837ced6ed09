import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { build } from '../build.ts';
import { checkout } from '../electron/checkout.ts';
import { ensureElectron } from '../electron/ensure-electron.ts';
import { prepareLaunch } from '../electron/prepare-launch.ts';
import type { SandboxProcess } from './sandbox-process.ts';

const pictures = join(checkout, 'out', 'demo');
/** The sandbox's Mac answers after about 8 s; this is only the time after which something is plainly wrong. */
const patienceMs = 90_000;

/** Opens the app for a person and leaves the pressing to them; ends when they quit. */
export async function runForPerson({ root }: SandboxProcess): Promise<number> {
  await build();
  const { executablePath } = await ensureElectron();
  const launch = await prepareLaunch({ appDir: checkout });
  try {
    process.stdout.write('\nClearway is open. Press Refetch and watch; quit it from the menu bar to end the demo.\n');
    const args = [launch.appDir, '--root', await launch.share(root), '--state', join(launch.home, 'state')];
    const child = spawn(process.platform === 'linux' ? launch.executablePath : executablePath, args, {
      stdio: 'inherit',
    });
    await once(child, 'exit');
    return child.exitCode === 0 ? 0 : 1;
  } finally {
    await launch.dispose();
  }
}

/** Starts the app, presses Refetch, follows the journey to its end and takes a picture before and after. */
export async function runAutomatically({ root }: SandboxProcess): Promise<number> {
  await build();
  await mkdir(pictures, { recursive: true });
  const launch = await prepareLaunch({ appDir: checkout });
  let app: ElectronApplication | undefined;
  try {
    app = await _electron.launch({
      executablePath: launch.executablePath,
      chromiumSandbox: true,
      args: [launch.appDir, '--root', await launch.share(root), '--state', join(launch.home, 'state')],
    });
    return await pressAndFollow(await app.firstWindow());
  } finally {
    await app?.close();
    await launch.dispose();
  }
}

async function pressAndFollow(page: Page): Promise<number> {
  page.setDefaultTimeout(patienceMs);
  page.on('console', message => {
    process.stdout.write(`  ${message.text()}\n`);
  });
  const refetch = page.getByRole('button', { name: 'Refetch', exact: true });
  await page.getByText('Your organization can refuse sign-in').first().waitFor();
  await refetch.waitFor();
  const before = await takePicture(page, 'before.png');
  process.stdout.write('\nPressing Refetch.\n');
  const followed = page.evaluate(followInPage);
  await refetch.click();
  const state = await followed;
  await page.getByText('Everything here is done').first().waitFor();
  const after = await takePicture(page, 'after.png');
  process.stdout.write(`\nBefore: ${before}\nAfter:  ${after}\n`);
  return state === 'settled' ? 0 : 1;
}

async function takePicture(page: Page, name: string): Promise<string> {
  const path = join(pictures, name);
  await page.screenshot({ path });
  await chmod(path, 0o644);
  return path;
}

/** Runs in the window: tells of every change of the journey on the console and resolves with how the refetch ended. */
function followInPage(): Promise<string> {
  return new Promise(resolve => {
    let told = '';
    const stop = globalThis.clearway.onSnapshot(({ refetch, journey, headline }) => {
      const line = `${refetch.state.padEnd(11)} ${(journey.find(item => item.state === 'current') ?? headline).text}`;
      if (line !== told) console.log(line);
      told = line;
      if (refetch.state !== 'settled' && refetch.state !== 'stopped') return;
      stop();
      resolve(refetch.state);
    });
  });
}

declare global {
  /** The bridge as the page sees it; only functions that run in the window use it. */
  var clearway: import('../../src-main/contract/bridge.ts').Bridge;
}
