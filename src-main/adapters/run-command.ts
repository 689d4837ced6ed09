import { spawn, type ChildProcess } from 'node:child_process';
import { problem } from '../core/problem.ts';
import type { CommandRequest, CommandResult, RunCommand } from '../ports.ts';

const failures: Readonly<Record<string, Parameters<typeof problem>[0]>> = {
  ENOENT: 'command-not-found',
  EACCES: 'permission-denied',
  EPERM: 'permission-denied',
};

/** How long a stopped program's last words are waited for; one that got away may hold its pipes open for good. */
const lastWordsMs = 500;

/** What runs at this moment, and whether anything may still be started. */
const running = { programs: new Set<ChildProcess>(), isOver: false };

/**
 * Ends every program that is running, with all that it has started, and lets none start again. For the end of this
 * process: a program has a group of its own and would go on without us.
 */
export function stopAllCommands(): void {
  running.isOver = true;
  for (const child of running.programs) killGroup(child);
}

/** Supplies RunCommand with real processes: no shell, a reduced environment, a deadline and an output cap. */
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
      if (running.isOver || request.signal?.aborted === true) {
        resolve({ kind: 'failed', problem: problem('cancelled') });
        return;
      }
      try {
        const child = spawn(path, args, {
          shell: false,
          env,
          // Nobody who chooses the folder that Clearway is started in may put files in a program's way.
          cwd: '/',
          stdio: [request.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
          // Its own process group, so that the deadline also ends what the program has started.
          detached: true,
        });
        watch(child, request, resolve);
        // A program that ends or closes its input before it has read all of it is no trouble of ours.
        child.stdin?.on('error', () => undefined);
        child.stdin?.end(request.input);
      } catch (error) {
        // Most failures come as an event, but arguments that no program can take (too long, a NUL) are thrown.
        const code = error instanceof Error && 'code' in error ? error.code : undefined;
        if (typeof code !== 'string') throw error;
        resolve({ kind: 'failed', problem: problem('command-failed', code) });
      }
    });
}

function watch(child: ChildProcess, request: CommandRequest, resolve: (result: CommandResult) => void): void {
  let stopped: CommandResult | null = null;
  let lastWords: NodeJS.Timeout | undefined;
  running.programs.add(child);
  const end = (result: CommandResult): void => {
    running.programs.delete(child);
    clearTimeout(deadline);
    clearTimeout(lastWords);
    request.signal?.removeEventListener('abort', cancel);
    resolve(stopped ?? result);
  };
  const stop = (result: CommandResult): void => {
    if (stopped !== null) return;
    stopped = result;
    killGroup(child);
    // What was written before still lies in the pipes, and whoever listens has to hear it.
    lastWords = setTimeout(() => {
      // A program that has left the group is out of reach; without this its hold on the pipes would keep us running.
      child.stdin?.destroy();
      child.stdout?.destroy();
      child.stderr?.destroy();
      end(result);
    }, lastWordsMs);
  };
  const deadline = setTimeout(() => {
    stop({ kind: 'failed', problem: problem('command-timed-out') });
  }, request.deadlineMs);
  const cancel = (): void => {
    stop({ kind: 'failed', problem: problem('cancelled') });
  };
  request.signal?.addEventListener('abort', cancel);
  const collect = (name: 'stdout' | 'stderr'): Buffer[] => {
    const chunks: Buffer[] = [];
    const decoder = new TextDecoder();
    let size = 0;
    child[name]?.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > request.maxBytes) {
        stop({ kind: 'failed', problem: problem('output-too-large') });
        return;
      }
      chunks.push(chunk);
      request.onOutput?.(name, decoder.decode(chunk, { stream: true }));
    });
    return chunks;
  };
  const stdout = collect('stdout');
  const stderr = collect('stderr');
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
