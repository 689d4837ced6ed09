import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, cp } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { checkout } from '../../scripts/electron/checkout.ts';
import { ensureElectron } from '../../scripts/electron/ensure-electron.ts';
import { type LaunchRoom, openLaunchRoom } from '../../scripts/electron/launch-room.ts';
import { run } from '../../scripts/electron/run.ts';
import { makePackage } from '../../scripts/packaging/make-package.ts';

/** How a start went, without what Chromium says about a machine without D-Bus. */
export type Ended = {
  readonly out: string;
  readonly err: string;
  readonly code: number | null;
  readonly signal: string | null;
};

/** What a start is given. */
export type StartWith = { readonly env?: Readonly<Record<string, string>>; readonly input?: string };

/** The app, packed as for a Mac but for Linux, and a home folder of its own. */
export type PackedApp = {
  readonly room: LaunchRoom;
  readonly binary: string;
  readonly resources: string;
  /** Starts it as the unprivileged user; `using` is another binary beside it. */
  readonly start: (args: readonly string[], env?: Readonly<Record<string, string>>, using?: string) => ChildProcess;
  /** The same, to its end. */
  readonly end: (args: readonly string[], given?: StartWith, using?: string) => Promise<Ended>;
};

const wrapper = resolve(checkout, 'scripts/electron/unprivileged.sh');

/** Packs the built app into the Electron that tests use. */
export async function packForLinux(): Promise<PackedApp> {
  const room = await openLaunchRoom();
  const { executablePath, version } = await ensureElectron();
  const output = join(room.folder, 'release');
  await makePackage({
    platform: 'linux',
    arch: 'x64',
    target: 'dir',
    output,
    electron: { version, dist: dirname(executablePath), isForTests: true },
    signing: 'unsigned',
    notarize: false,
  });
  await run('chmod', ['-R', 'a+rX', output]);
  const binary = join(output, 'linux-unpacked/clearway');
  const start: PackedApp['start'] = (args, env = {}, using = binary) =>
    spawn('sh', [wrapper, room.home, using, ...args], { cwd: '/', env: { ...process.env, ...env } });
  return {
    room,
    binary,
    resources: join(dirname(binary), 'resources'),
    start,
    end: (args, { env, input } = {}, using) => {
      const child = start(args, env, using);
      child.stdin?.end(input ?? '');
      return endOf(child);
    },
  };
}

/** Waits for a start to end. */
export function endOf(child: ChildProcess): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const said = Buffer.concat(err).toString().split('\n');
      resolve({
        out: Buffer.concat(out).toString(),
        err: said.filter(line => !/^\[\d+:.*:ERROR:.*bus\.cc/.test(line)).join('\n'),
        code,
        signal,
      });
    });
  });
}

/** A copy of the packed binary, beside it, with the fuses of a development build: what the package would be without ours. */
export async function withLooseFuses({ binary }: PackedApp): Promise<string> {
  const loose = `${binary}-loose`;
  await cp(binary, loose);
  await flipFuses(loose, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
  });
  await chmod(loose, 0o755);
  return loose;
}
