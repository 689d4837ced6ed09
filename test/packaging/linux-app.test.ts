import { mkdir, mkdtemp, readFile, readdir, readlink, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FuseState, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { run } from '../../scripts/electron/run.ts';
import { expectedFuses } from '../../src-main/core/preflight/expected-fuses.ts';
import { snapshotSchema } from '../../src-main/engine/snapshot-schema.ts';
import { systemClock } from '../../src-main/sandbox/sandbox-clock.ts';
import { startScenario } from '../../src-main/sandbox/start-scenario.ts';
import { version } from '../../src-main/version.ts';
import { endOf, packForLinux, type PackedApp, withLooseFuses } from './packed-for-linux.ts';

const snapshotIn = (text: string) => snapshotSchema.parse(JSON.parse(text));

/** Everything below a folder, without what the launcher itself puts there. */
const kept = async (home: string): Promise<readonly string[]> =>
  (await readdir(home, { recursive: true })).filter(name => name !== 'tmp' && name !== '.Xauthority').sort();

// Electron for tests is there for this platform, and a Mac has a test of its own: the layout.
describe.runIf(process.platform === 'linux')('the packed app in real Electron', () => {
  let packed: PackedApp;
  let loose = '';
  let folder = '';
  beforeAll(async () => {
    packed = await packForLinux();
    loose = await withLooseFuses(packed);
    folder = await mkdtemp(join(tmpdir(), 'clearway-packed-'));
  });
  afterAll(async () => {
    await packed.room.dispose();
    await rm(folder, { recursive: true, force: true });
  });
  const cli = (...args: readonly string[]) => packed.end(['--cli', '--', ...args]);

  describe('as the command line', () => {
    it('says its version and leaves nothing behind, no profile of Chromium either', async () => {
      expect(await cli('--version')).toEqual({ out: `${version}\n`, err: '', code: 0, signal: null });
      expect(await kept(packed.room.home)).toEqual([]);
    });

    it('follows a refetch on a recorded Mac to its end, with a real server', async () => {
      const scenario = await startScenario({
        id: 'blocked-then-fixed',
        directory: join(folder, 'mac'),
        speed: 20,
        clock: systemClock,
      });
      try {
        const root = await packed.room.share(scenario.root);
        const status = await cli('status', '--root', root, '--json');
        expect(status.code).toBe(11);
        expect(snapshotIn(status.out).headline.state).toBe('blocked');
        const refetch = await cli('refetch', '--root', root, '--json');
        expect(refetch.code).toBe(0);
        expect(snapshotIn(refetch.out).refetch.state).toBe('settled');
        expect(scenario.api.requests().filter(({ route }) => route === 'refetch')).toHaveLength(1);
        // Words of another language are found as well.
        expect((await cli('status', '--root', root, '--lang', 'de')).out).toContain('Mac');
        const watching = packed.start(['--cli', '--', 'status', '--watch', '--root', root, '--json']);
        watching.stdout?.once('data', () => watching.kill('SIGINT'));
        // The first interruption means “enough”.
        expect(await endOf(watching)).toMatchObject({ code: 0, signal: null });
        expect(await kept(packed.room.home)).toEqual([]);
      } finally {
        await scenario.close();
      }
    });

    it('reads standard input, and ends by a signal as a program of the shell does', async () => {
      const read = await packed.end(['--cli', '--', 'explain', '-'], { input: 'Error Code: 53000' });
      expect(read).toMatchObject({ code: 0, signal: null });
      expect(read.out).toContain('AADSTS53000');
      const waiting = packed.start(['--cli', '--', 'explain', '-']);
      const ended = endOf(waiting);
      // From its own handlers on: before that any program ends so.
      await vi.waitFor(async () => {
        const mask = /^SigCgt:\s*([0-9a-f]+)$/m.exec(await readFile(`/proc/${waiting.pid}/status`, 'utf8'))?.[1] ?? '0';
        expect(BigInt(`0x${mask}`) & (1n << 14n)).not.toBe(0n);
      }, 20_000);
      waiting.kill('SIGTERM');
      expect(await ended).toMatchObject({ code: null, signal: 'SIGTERM' });
    });

    it('prints long answers whole', async () => {
      const { out, code } = await cli('transparency', '--json');
      expect(code).toBe(0);
      expect(JSON.parse(out)).toHaveProperty('schemaVersion');
      expect(out.length).toBeGreaterThan(10_000);
    });

    it('takes what stands behind -- for its own: no switch of Chromium or Node.js can be among it', async () => {
      for (const argument of ['--inspect=0', '--remote-debugging-port=0', '--no-sandbox', '--js-flags=--help']) {
        const { code, err, out } = await cli(argument, 'status');
        expect(code).toBe(2);
        expect(err).toContain('Unknown option');
        expect(`${out}${err}`).not.toMatch(/listening|DevTools/i);
      }
    });

    it('loads keytar from beside the archive, and only when it is asked for the token', async () => {
      const code = async (): Promise<string | undefined> => {
        const { out } = await cli('report-token', 'status', '--json');
        return z.object({ problem: z.object({ code: z.string() }).nullable() }).parse(JSON.parse(out)).problem?.code;
      };
      // This machine has no Secret Service running; keytar is there to say so.
      expect(await code()).toMatch(/^keychain-(?!module-missing)/);
      const unpacked = join(packed.resources, 'app.asar.unpacked');
      await rename(unpacked, `${unpacked}-away`);
      try {
        expect(await code()).toBe('keychain-module-missing');
        expect((await cli('--version')).code).toBe(0);
      } finally {
        await rename(`${unpacked}-away`, unpacked);
      }
    });
  });

  describe('as the app', () => {
    it('shows its window from the archive, drawn by a sandboxed renderer, and says honestly that this is no Mac', async () => {
      // Whoever starts an installed app chooses neither its Mac nor its folder.
      const child = packed.start(['--root', folder, '--state', join(folder, 'state')]);
      const ended = endOf(child);
      try {
        const state = join(packed.room.home, '.local/state/clearway');
        await vi.waitFor(async () => {
          expect(await run('xwininfo', ['-root', '-tree'])).toContain('"My device"');
        }, 60_000);
        const snapshot = await vi.waitFor(
          async () => snapshotIn(await readFile(join(state, 'status.json'), 'utf8')),
          60_000,
        );
        expect(snapshot.headline.state).toBe('unknown');
        expect(snapshot.mac.macosVersion).toBe('unknown');
        expect(snapshot.checks.filter(({ verdict }) => verdict === 'pass')).toEqual([]);
        const renderers = await ownProcesses(packed.binary, '--type=renderer');
        expect(renderers.length).toBeGreaterThan(0);
        for (const { status, line } of renderers) {
          expect(status).toMatch(/^Seccomp:\s*2$/m);
          expect(status).toMatch(/^NoNewPrivs:\s*1$/m);
          expect(line).not.toContain('--no-sandbox');
        }
        // Beside a running app the command line works, and takes no lock from it.
        expect((await cli('status')).code).toBe(13);
        expect(await readdir(folder)).not.toContain('state');
      } finally {
        child.kill('SIGTERM');
        await ended;
      }
    });

    it.each([
      '--remote-debugging-port=0',
      '-remote-debugging-port=0',
      '--remote-debugging-pipe',
      '--inspect=0',
      '--inspect-brk=0',
      '--js-flags=--expose-gc',
      '--load-extension=/tmp',
      '-user-data-dir=/tmp/elsewhere',
      '--disable-web-security',
      '--ignore-certificate-errors',
      '--proxy-server=127.0.0.1:9',
      '--host-resolver-rules=MAP * 127.0.0.1',
      '--renderer-cmd-prefix=/bin/false',
      '--enable-logging',
      '-e',
    ])('does not start with %s', async argument => {
      const before = await kept(packed.room.home);
      const { out, err, code } = await packed.end([argument]);
      expect({ out, code }).toEqual({ out: '', code: 2 });
      expect(err).toContain(`clearway: does not start with ${argument.split('=')[0] ?? ''}\n`);
      expect(err).not.toMatch(/listening on/i);
      expect(await kept(packed.room.home)).toEqual(before);
    });

    it('does not start with a switch before the command line’s --', async () => {
      for (const args of [
        ['--cli', '--inspect=0', '--', 'status'],
        ['--inspect=0', '--cli', '--', 'status'],
        ['--cli', 'status'],
      ]) {
        expect(await packed.end(args)).toMatchObject({ out: '', code: 2 });
      }
    });
  });

  describe('by its fuses', () => {
    it('has all that its Electron knows as the table says', async () => {
      const wire = new Map(Object.entries(await getCurrentFuseWire(packed.binary)));
      for (const { wire: at, id, enabled } of expectedFuses) {
        // The Electron of tests is older than the newest fuse.
        if (!wire.has(String(at))) continue;
        expect([id, wire.get(String(at))]).toEqual([id, enabled ? FuseState.ENABLE : FuseState.DISABLE]);
      }
    });

    it('is no Node.js, whatever the environment says', async () => {
      const env = { ELECTRON_RUN_AS_NODE: '1' };
      const script = ['-e', 'console.log("ran as Node.js")'];
      expect((await packed.end(script, { env }, loose)).out).toBe('ran as Node.js\n');
      expect(await packed.end(script, { env })).toMatchObject({ out: '', code: 2 });
      expect((await packed.end(['--cli', '--', '--version'], { env })).out).toBe(`${version}\n`);
    });

    it('loads nothing that NODE_OPTIONS names', async () => {
      const planted = join(packed.room.folder, 'planted.cjs');
      await writeFile(planted, 'console.log("planted");', { mode: 0o644 });
      const env = { NODE_OPTIONS: `--require ${planted}` };
      const args = ['--cli', '--', '--version'];
      // Without the fuse Electron reads the variable, and complains that a packaged app may do little of it.
      expect((await packed.end(args, { env }, loose)).err).toContain('NODE_OPTION');
      const { out, err } = await packed.end(args, { env });
      expect({ out, err }).toEqual({ out: `${version}\n`, err: '' });
    });

    it('loads no folder beside its archive', async () => {
      const app = join(packed.resources, 'app');
      await mkdir(app);
      await writeFile(join(app, 'package.json'), '{"name":"planted","main":"main.js"}');
      await writeFile(join(app, 'main.js'), 'console.log("planted"); process.exit(0);');
      try {
        const args = ['--cli', '--', '--version'];
        expect((await packed.end(args)).out).toBe(`${version}\n`);
        const archive = join(packed.resources, 'app.asar');
        await rename(archive, `${archive}-away`);
        const planted = await packed.end(args, {}, loose);
        const { out, code } = await packed.end(args);
        await rename(`${archive}-away`, archive);
        expect(planted.out).toBe('planted\n');
        expect(out).not.toContain('planted');
        expect(code).not.toBe(0);
      } finally {
        await rm(app, { recursive: true });
      }
    });
  });
});

/** The running processes of a program, by a part of their arguments. */
async function ownProcesses(binary: string, part: string) {
  const found = await Promise.all(
    (await readdir('/proc'))
      .filter(name => /^\d+$/.test(name))
      .map(async id => {
        try {
          const [exe, line, status] = await Promise.all([
            readlink(`/proc/${id}/exe`),
            readFile(`/proc/${id}/cmdline`, 'utf8'),
            readFile(`/proc/${id}/status`, 'utf8'),
          ]);
          return dirname(exe) === dirname(binary) && line.includes(part) ? [{ line, status }] : [];
        } catch {
          // It has ended in the meantime.
          return [];
        }
      }),
  );
  return found.flat();
}
