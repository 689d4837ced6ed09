import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { build } from '../build.ts';
import { checkout } from '../electron/checkout.ts';
import { ensureElectron } from '../electron/ensure-electron.ts';
import { prepareLaunch, type PreparedLaunch } from '../electron/prepare-launch.ts';
import { inviteMeanwhile, mendOnMac, type Stage } from './stage.ts';

const pictures = join(checkout, 'out', 'demo');
/** The sandbox's Mac answers after about 8 s; one that has not by then is not going to. */
const followMs = 30_000;

/** Opens the app for a person and leaves the pressing to them; ends when they quit. */
export async function runForPerson(stage: Stage): Promise<number> {
  const { sandbox, receiver } = stage;
  const { root, state } = sandbox;
  await build();
  const { executablePath } = await ensureElectron();
  const launch = await prepareLaunch({ appDir: checkout });
  try {
    const shared = await launch.share(root);
    const stateOfApp = await stateFolder(launch, state);
    inviteMeanwhile({ root: shared, state: stateOfApp });
    process.stdout.write('\nClearway is open. Press Refetch and watch; quit it from the menu bar to end the demo.\n');
    if (sandbox.mends) {
      process.stdout.write('Press Enter here to mend what fails on this Mac, as its person would.\n');
      process.stdin.on('data', () => {
        mendOnMac(stage, shared).catch((error: unknown) => {
          process.stderr.write(`It could not be mended: ${String(error)}\n`);
        });
      });
    }
    const args = [launch.appDir, '--root', shared, '--state', stateOfApp];
    const child = spawn(process.platform === 'linux' ? launch.executablePath : executablePath, args, {
      // Enter is for the mending.
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    await once(child, 'exit');
    await receiver?.print();
    return child.exitCode === 0 ? 0 : 1;
  } finally {
    process.stdin.pause();
    await launch.dispose();
  }
}

/** Starts the app, presses Refetch, follows the journey to its end and takes a picture before and after. */
export async function runAutomatically(stage: Stage): Promise<number> {
  const { root, state, expected } = stage.sandbox;
  await build();
  await mkdir(pictures, { recursive: true });
  const launch = await prepareLaunch({ appDir: checkout });
  let app: ElectronApplication | undefined;
  try {
    const shared = await launch.share(root);
    const stateOfApp = await stateFolder(launch, state);
    inviteMeanwhile({ root: shared, state: stateOfApp });
    app = await _electron.launch({
      executablePath: launch.executablePath,
      chromiumSandbox: true,
      args: [launch.appDir, '--root', shared, '--state', stateOfApp],
    });
    const reached = await pressAndFollow(await app.firstWindow(), () => showAndMend(stage, shared));
    await stage.receiver?.print();
    const wanted = expected.within?.state ?? expected.refetchState;
    if (reached === wanted) return 0;
    process.stderr.write(`The refetch is ${reached}, where ${wanted} was expected.\n`);
    return 1;
  } finally {
    await app?.close();
    await launch.dispose();
  }
}

/** The folder that the app may write; what a scenario begins with lies in it already. */
async function stateFolder({ home, share }: PreparedLaunch, state: string | null): Promise<string> {
  return state === null ? join(home, 'state') : share(state);
}

/** What lies between the first look and the press: what the receiver has heard so far, and the mending. */
async function showAndMend(stage: Stage, root: string): Promise<void> {
  await stage.receiver?.print();
  await mendOnMac(stage, root);
}

async function pressAndFollow(page: Page, between: () => Promise<void>): Promise<string> {
  page.on('console', message => {
    process.stdout.write(`  ${message.text()}\n`);
  });
  await page.evaluate(lookInPage);
  const before = await takePicture(page, 'before.png');
  await between();
  process.stdout.write('\nPressing Refetch.\n');
  const [state] = await Promise.all([
    page.evaluate(followInPage, followMs),
    page.getByRole('button', { name: 'Refetch', exact: true }).click(),
  ]);
  // One more look, so that the picture shows what the window has been told.
  await page.evaluate(lookInPage);
  const after = await takePicture(page, 'after.png');
  process.stdout.write(`\nBefore: ${before}\nAfter:  ${after}\n`);
  return state;
}

async function takePicture(page: Page, name: string): Promise<string> {
  const path = join(pictures, name);
  await page.screenshot({ path });
  await chmod(path, 0o644);
  return path;
}

/** Runs in the window: looks, and lets the window paint what was seen. */
async function lookInPage(): Promise<void> {
  await globalThis.clearway.look();
  await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/**
 * Runs in the window: tells of every change of the journey on the console; resolves with the refetch's last state. No
 * function in it has a name: the compiler would mark names with a helper that the page does not have.
 */
function followInPage(limitMs: number): Promise<string> {
  const follow = { told: '', state: 'idle' };
  return new Promise(resolve => {
    setTimeout(() => {
      resolve(follow.state);
    }, limitMs);
    globalThis.clearway.onSnapshot(({ refetch, journey, headline }) => {
      const line = `${refetch.state.padEnd(11)} ${(journey.find(item => item.state === 'current') ?? headline).text}`;
      if (line !== follow.told) console.log(line);
      follow.told = line;
      follow.state = refetch.state;
      if (refetch.state === 'settled' || refetch.state === 'stopped') resolve(refetch.state);
    });
  });
}

declare global {
  /** The bridge as the page sees it; only functions that run in the window use it. */
  var clearway: import('../../src-main/contract/bridge.ts').Bridge;
}
