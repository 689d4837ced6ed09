import { clearwayLine } from '../../src-main/sandbox/clearway-line.ts';
import { renewCopy } from '../electron/renew-copy.ts';
import type { DemoReceiver } from './demo-receiver.ts';
import type { SandboxProcess } from './sandbox-process.ts';

/** What a demo plays on: the sandbox, and the receiver where its Mac reports to one. */
export type Stage = { readonly sandbox: SandboxProcess; readonly receiver: DemoReceiver | null };

/**
 * Mends on the Mac itself what its person can mend there, if anything, and says so. `root` is the recorded Mac that the product
 * looks at: the app has a copy of its own, which its user may read.
 */
export async function mendOnMac({ sandbox }: Stage, root: string): Promise<void> {
  if (!sandbox.mends) return;
  process.stdout.write('\nMending what fails on this Mac, as its person would.\n');
  await sandbox.mend();
  if (root !== sandbox.root) await renewCopy(sandbox.root, root);
}

/** While the demo runs, a second terminal can ask the same Mac, and sees what is kept of it here. */
export function inviteMeanwhile(mac: { readonly root: string; readonly state: string }): void {
  process.stdout.write(
    `Meanwhile, in another terminal:\n  ${clearwayLine('psso', mac)}\n  ${clearwayLine('psso --phone', mac)}\n`,
  );
}
