import { readdir } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { ensureElectron } from './ensure-electron.ts';
import { findBrowser } from './find-browser.ts';
import { type LaunchRoom, openLaunchRoom } from './launch-room.ts';
import { stage } from './stage.ts';
import { unprivilegedLaunch } from './unprivileged-launch.ts';

/** What Playwright's `_electron.launch` needs; `dispose` removes everything that was made for it. */
export type PreparedLaunch = {
  readonly executablePath: string;
  readonly appDir: string;
  readonly home: string;
  readonly share: LaunchRoom['share'];
  readonly dispose: LaunchRoom['dispose'];
};

/** What Playwright's `chromium.launch` needs; `dispose` removes everything that was made for it. */
export type PreparedBrowser = Omit<PreparedLaunch, 'appDir'>;

const electronPath = async (): Promise<string> =>
  process.env['CLEARWAY_ELECTRON_PATH'] || (await ensureElectron()).executablePath;

/** Prepares one start of Electron with the built app in `appDir` (package.json and out/), as root or as anyone else. */
export const prepareLaunch = async ({ appDir }: { appDir: string }): Promise<PreparedLaunch> => {
  const electron = await electronPath();
  const room = await openLaunchRoom();
  try {
    if (process.platform !== 'linux') return { ...room, executablePath: electron, appDir };
    const dist = dirname(electron);
    const readableDist = await stage(dist, await readdir(dist), resolve(room.folder, 'electron'));
    const readableApp = await stage(appDir, ['package.json', 'out'], resolve(room.folder, 'app'));
    const executablePath = await unprivilegedLaunch(resolve(readableDist, basename(electron)), room);
    return { ...room, executablePath, appDir: readableApp };
  } catch (error) {
    await room.dispose();
    throw error;
  }
};

/** Prepares one start of an installed Chromium, as root or as anyone else. */
export const prepareBrowser = async (): Promise<PreparedBrowser> => {
  const room = await openLaunchRoom();
  return { ...room, executablePath: await unprivilegedLaunch(await findBrowser(), room) };
};
