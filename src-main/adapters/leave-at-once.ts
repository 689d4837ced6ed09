/**
 * Whether a call to the system hangs that no deadline ends: a look for a host’s name, a read of a file. Libuv makes them
 * in threads of its own, and `process.exit` waits for those.
 */
export async function isThreadStuck(): Promise<boolean> {
  // One that is only under way is done in a moment, and older versions of Node.js pay for leaving at once.
  for (let turn = 0; turn < 10; turn += 1) {
    if (!process.getActiveResourcesInfo().some(name => /^(?:GetAddrInfo|FSReq)/.test(name))) return false;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  return true;
}

/**
 * Ends the process without waiting for native calls. `process.exit` does wait for them, and one that stands behind a
 * Keychain prompt which nobody answers never returns.
 */
export function leaveAtOnce(code: number): void {
  // Becoming another program ends every thread and keeps the exit code. Node.js before 22.15 cannot do it, and there even
  // `process.reallyExit` waits for the threads: what is left is a signal, and 137 for a shell.
  process.execve?.('/bin/sh', ['sh', '-c', `exit ${code}`], {});
  process.kill(process.pid, 'SIGKILL');
}
