import { spawn, type ChildProcess } from 'node:child_process';
import { problem } from '../core/problem.ts';
import type { CommandRequest, CommandResult, RunCommand } from '../ports.ts';

const failures: Readonly<Record<string, Parameters<typeof problem>[0]>> = {
  ENOENT: 'command-not-found',
  EACCES: 'permission-denied',
  EPERM: 'permission-denied',
};

/** Supplies RunCommand with real processes: no shell, a reduced environment, no input, a deadline and an output cap. */
export function createRunCommand(environment: { readonly home: string; readonly user: string }): RunCommand {
  // C keeps the outputs in English, where a tool heeds it; HOME and USER are what per-user tools need to find themselves.
  const env = {
    LANG: 'C',
    LC_ALL: 'C',
    PATH: '/usr/bin:/bin:/usr/sbin:/sbin',
    HOME: environment.home,
    USER: environment.user,
  };
  return request =>
    new Promise(resolve => {
      const [path, ...args] = request.argv;
      if (!path.startsWith('/')) {
        resolve({ kind: 'failed', problem: problem('command-not-found', 'not an absolute path') });
        return;
      }
      // Its own process group, so that the deadline also ends what the program has started.
      try {
        const child = spawn(path, args, { shell: false, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
        watch(child, request, resolve);
      } catch (error) {
        // Most failures come as an event, but arguments that no program can take (too long, a NUL) are thrown.
        const code = error instanceof Error && 'code' in error ? error.code : undefined;
        if (typeof code !== 'string') throw error;
        resolve({ kind: 'failed', problem: problem('command-failed', code) });
      }
    });
}

function watch(child: ChildProcess, request: CommandRequest, resolve: (result: CommandResult) => void): void {
  let ended = false;
  const end = (result: CommandResult): void => {
    if (ended) return;
    ended = true;
    clearTimeout(deadline);
    resolve(result);
  };
  const stop = (result: CommandResult): void => {
    killGroup(child);
    // A program that has left the group is out of reach; without this its hold on the pipes would keep us running.
    child.stdout?.destroy();
    child.stderr?.destroy();
    end(result);
  };
  const deadline = setTimeout(() => {
    stop({ kind: 'failed', problem: problem('command-timed-out') });
  }, request.deadlineMs);
  const collect = (stream: NodeJS.ReadableStream | null): Buffer[] => {
    const chunks: Buffer[] = [];
    let size = 0;
    stream?.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > request.maxBytes) stop({ kind: 'failed', problem: problem('output-too-large') });
      else chunks.push(chunk);
    });
    return chunks;
  };
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  child.on('error', (error: NodeJS.ErrnoException) => {
    end({ kind: 'failed', problem: problem(failures[error.code ?? ''] ?? 'command-failed', error.code) });
  });
  child.on('close', exit => {
    end(
      exit === null
        ? { kind: 'failed', problem: problem('command-failed', 'ended by a signal') }
        : { kind: 'exited', exit, stdout: text(stdout), stderr: text(stderr) },
    );
  });
}

function text(chunks: readonly Buffer[]): string {
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // The group may have ended in the meantime; of a group that only waits to be collected macOS says EPERM.
    if (!(error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM'))) throw error;
  }
}
