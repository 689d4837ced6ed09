import { spawn } from 'node:child_process';

type RunOptions = { cwd?: string; env?: NodeJS.ProcessEnv; signal?: AbortSignal };

/** Runs a program without a shell and gives its output; throws with what it printed when it fails. */
export const run = async (program: string, args: readonly string[], options: RunOptions = {}): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const all: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => {
      out.push(chunk);
      all.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => all.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) {
        resolve(Buffer.concat(out).toString('utf8'));
        return;
      }
      const ending = code === null ? `was ended by ${String(signal)}` : `ended with exit code ${code}`;
      const printed = Buffer.concat(all).toString('utf8').trim();
      reject(new Error(`${program} ${ending}${printed === '' ? '' : `:\n${printed}`}`));
    });
  });
